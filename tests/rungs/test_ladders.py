"""Ladders as they ship, and as somebody may write them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bot.files.faults import FaultyFiles
from bot.rungs.ladders import FILE, Ladder, read_ladders
from bot.settings import PROJECT_ROOT

LADDERS = {ladder.name: ladder for ladder in read_ladders(PROJECT_ROOT / FILE)}
NURSING = LADDERS["nursing"]


def title_of(ladder: Ladder, said: str) -> str:
    rung = ladder.find(said)
    return rung.title if rung is not None else ""


def test_every_ladder_says_where_it_is_from() -> None:
    with (PROJECT_ROOT / FILE.parent / "sources.csv").open(encoding="utf-8") as file:
        sources = list(csv.DictReader(file))
    assert {row["ladder"] for row in sources} == set(LADDERS)
    assert all(row["address"].startswith("http") and row["licence"] and row["read"] for row in sources)


@pytest.mark.parametrize(
    ("ladder", "said", "title"),
    [
        ("nursing", "band 5 staff nurse", "staff nurse"),
        ("nursing", "staff nurse on a ward", "staff nurse"),
        ("nursing", "dental nurse", ""),
        ("kitchen", "chef de partie", "chef de partie"),
        ("kitchen", "chef", ""),
        ("fire service", "watch manager in the fire service", "watch manager"),
        ("army (UK)", "lance corporal", "lance corporal"),
        ("civil service", "higher executive officer", "higher executive officer"),
    ],
)
def test_a_title_is_found_on_its_rung(ladder: str, said: str, title: str) -> None:
    assert title_of(LADDERS[ladder], said) == title


def test_a_name_of_one_word_may_end_a_title() -> None:
    rung = LADDERS["teaching (England)"].ends_like("maths teacher")
    assert rung is not None
    assert rung.title == "teacher"


def test_above_the_highest_there_is_none() -> None:
    assert NURSING.after(NURSING.rungs[-1]) is None
    assert NURSING.after(NURSING.rungs[0]) == NURSING.rungs[1]


def test_what_is_wrong_in_a_file_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "ladders.csv"
    file.write_text("ladder,step,title,leads\nours,1,junior,no\nours,1,,perhaps\n", encoding="utf-8")
    with pytest.raises(FaultyFiles) as caught:
        read_ladders(file)
    assert {(fault.line, fault.column) for fault in caught.value.faults} == {
        (3, "step"),
        (3, "title"),
        (3, "leads"),
    }
