"""The files of voices: read as their format says, and refused by file and line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.performance.processes import BenchmarkError
from benchmarks.understanding.questions import DATA
from benchmarks.voices.folder import SHORT_NAMES, opener_of, passage_key, question_of, read_voices, reply_of
from bot.documents.parser import parse_documents


def write(path: Path, *rows: Any) -> None:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")


def test_short_names_are_those_of_passages_that_exist() -> None:
    keys = {passage.key for document in parse_documents(DATA / "knowledge") for passage in document.passages}
    assert set(SHORT_NAMES.values()) <= keys
    assert passage_key("aspect-cost") in keys
    assert passage_key("nanodegree-leap") == "nanodegree-leap"


@pytest.mark.parametrize(
    ("expect", "cited", "right"),
    [
        (["promotion", "aspect-cost"], ["comparison-cost", "key-differences"], True),
        (["promotion"], ["key-differences", "how-promotion-works"], False),
        (["promotion"], [], False),
        (["out-of-scope"], [], True),
        (["out-of-scope"], ["how-promotion-works"], False),
        (["advice", "choosing"], ["choosing-your-path"], True),
        (["advice", "choosing"], [], True),
    ],
)
def test_a_reply_is_judged_by_its_first_source(expect: list[str], cited: list[str], right: bool) -> None:
    assert question_of({"text": "?", "expect": expect}).is_right(cited) is right


def test_facts_are_named_as_the_profile_names_them() -> None:
    facts = {"deadline_months": [1, 2], "budget_eur_like": [0, 0], "next_rung": True}
    opener = opener_of({"text": "hi", "kind": "opener", "facts": facts, "absent": ["deadline_months", "goal"]})
    assert (opener.noted, opener.absent) == ({"deadline", "budget"}, {"goal"})
    reply = reply_of({"question": "hours", "reply": "dunno", "expect": {"hours_per_week": "unknown"}})
    assert (reply.asked, reply.noted, reply.absent) == ("hours_per_week", frozenset(), {"hours_per_week"})


def test_files_that_are_not_there_are_empty_parts(tmp_path: Path) -> None:
    write(tmp_path / "questions.jsonl", {"text": "why?", "expect": ["combining"]})
    write(tmp_path / "replies.jsonl", {"question": "confirm_send", "reply": "yes", "expect": {"confirm": True}})
    voices = read_voices(tmp_path)
    assert ([question.text for question in voices.questions], voices.real, voices.openers) == (["why?"], (), ())
    assert voices.replies == ()


@pytest.mark.parametrize("line", ["{", "[]", '{"text": "no label"}', '{"text": "none", "expect": []}'])
def test_a_line_that_is_not_as_it_must_be_is_named(tmp_path: Path, line: str) -> None:
    write(tmp_path / "questions.jsonl", {"text": "why?", "expect": ["combining"]})
    with (tmp_path / "questions.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    with pytest.raises(BenchmarkError, match=r"questions\.jsonl, line 2"):
        read_voices(tmp_path)


def test_a_folder_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"DATA="):
        read_voices(tmp_path)
