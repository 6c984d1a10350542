from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.peers.goals import goals
from benchmarks.peers.made_up import result
from benchmarks.peers.plots import ACCURACY_IMAGE, COST_IMAGE, draw
from benchmarks.peers.report import NOT_RUN, render
from benchmarks.peers.results import PeerResult
from benchmarks.performance.machine import Machine

MACHINE = Machine(2, 2, 24 * 2**30, "Linux x86_64", "3.10.13", "3.6.21", load=0.1)


NOW = result("ours", right=True).examples


SOME = {"floor": result("floor", right=False, p50=0.01), "ours": result("ours", right=True)}


def test_kept_results_are_read_as_they_were(tmp_path: Path) -> None:
    kept = result("stock", right=True, epochs=10, load=2.5)
    kept.save(tmp_path)
    assert PeerResult.load_from(tmp_path, "stock") == kept
    assert PeerResult.load_from(tmp_path, "spacy") is None


def test_the_table_names_what_was_measured_and_what_was_not() -> None:
    text = render(SOME, MACHINE, "24 November 2026", NOW)
    lines = text.splitlines()
    first = next(line for line in lines if line.startswith("| Rung |"))
    assert "| 100.0 % (100.0–100.0) | 100.0 % (100.0–100.0) | 0.0 % (0.0–0.0) |" in first
    assert sum(NOT_RUN in line for line in lines if line.startswith("| ")) == 10
    assert "| 20.0 ms | 40.0 ms | 20.0 s | 5.0 s | 900 MB | 21 MB |" in text
    assert "| peer | plain | two-in-one | typo |" in text
    assert 'ARGS="--only' in text


def test_a_shortened_training_and_a_busy_machine_are_told() -> None:
    text = render({"stock": result("stock", right=True, epochs=10, load=2.5)}, MACHINE, "24 November 2026", NOW)
    assert "10 epochs instead of 100" in text
    assert "load 2.5" in text


def test_examples_that_changed_between_the_runs_are_told() -> None:
    changed = {**SOME, "bm25": replace(result("bm25", right=True), examples=11)}
    assert "The examples changed" in render(changed, MACHINE, "today", NOW)
    assert "The examples changed" not in render(SOME, MACHINE, "today", NOW)
    assert "examples by now" not in render(SOME, MACHINE, "today", NOW)
    assert f"has {NOW + 1:,} examples by now" in render(SOME, MACHINE, "today", NOW + 1)


def test_questions_that_changed_between_the_runs_are_told() -> None:
    changed = {**SOME, "bm25": replace(result("bm25", right=True), questions="others")}
    assert "The questions changed" in render(changed, MACHINE, "today", NOW)
    assert "The questions changed" not in render(SOME, MACHINE, "today", NOW)


def test_every_table_is_even() -> None:
    for block in render(SOME, MACHINE, "today", NOW).split("\n\n"):
        if block.startswith("|"):
            assert len({line.count("|") for line in block.splitlines()}) == 1


def test_goals() -> None:
    met = {goal: (found, is_met) for goal, found, is_met in goals(SOME)}
    assert met["right passage first: at least 95 %"] == ("100.0 %", True)
    assert met["right passage first: ahead of every peer beyond the interval"] == ("ahead of floor", True)
    assert met["latency p50: at most 2.5 times floor's"] == ("2.00 times", True)
    assert met["latency p50: at most 0.5 times stock's"] == ("", None)
    level = {**SOME, "bm25": result("bm25", right=True)}
    met = {goal: (found, is_met) for goal, found, is_met in goals(level)}
    assert met["out of scope answered: ahead of every peer beyond the interval"] == (
        "ahead of floor; not beyond the interval of bm25",
        False,
    )


def test_a_shortened_training_is_nothing_to_compare_times_with() -> None:
    short = {**SOME, "stock": result("stock", right=False, p50=0.06, epochs=10)}
    met = {goal: (found, is_met) for goal, found, is_met in goals(short)}
    assert met["training: at most 0.33 times stock's"][1] is None
    assert met["latency p50: at most 0.5 times stock's"] == ("0.33 times", True)


def test_there_are_no_goals_without_the_own_row() -> None:
    assert goals({"floor": SOME["floor"]}) == []


@pytest.mark.parametrize("image", [ACCURACY_IMAGE, COST_IMAGE])
def test_the_same_figures_make_the_same_picture(tmp_path: Path, image: str) -> None:
    for name in ("first", "second"):
        draw(SOME, tmp_path / name)
    first = (tmp_path / "first" / image).read_bytes()
    assert first == (tmp_path / "second" / image).read_bytes()
    dearer = {peer: replace(row, cost=replace(row.cost, p50=1.0, memory_bytes=1)) for peer, row in SOME.items()}
    draw(dearer, tmp_path / "third")
    assert ((tmp_path / "third" / image).read_bytes() == first) == (image == ACCURACY_IMAGE)
