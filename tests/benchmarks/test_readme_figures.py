"""The README's figures stand where they belong and are those of docs/benchmarks.md and of the model."""

from __future__ import annotations

import pytest

from benchmarks.readme_figures import BENCHMARKS, README, FiguresError, filled, speed_table, table_below

TEXT = "Before.\n\n<!-- figures: speed -->\n| a |\n| --- |\n| 1 |\n\nAfter: | 1 |\n"
SUBJECTS = ("evaluation", "second evaluation", "speed")


def test_only_the_table_is_replaced() -> None:
    assert filled(TEXT, "speed", "| b |") == "Before.\n\n<!-- figures: speed -->\n| b |\n\nAfter: | 1 |\n"


def test_filling_twice_changes_nothing_more() -> None:
    once = filled(TEXT, "speed", "| b |\n| --- |\n| 2 |")
    assert filled(once, "speed", table_below(once, "speed")) == once


def test_a_lost_mark_is_told() -> None:
    with pytest.raises(FiguresError, match="figures: memory"):
        filled(TEXT, "memory", "| b |")


def test_a_report_without_a_table_is_told() -> None:
    report = "# Head\n\n| a | ratio |\n| --- | --- |\n| 1 | 2.0 |\n| 3 |  |\n\n| b | c |\n"
    assert speed_table(report) == "| a | ratio |\n| --- | --- |\n| 1 | 2.0 |"
    with pytest.raises(FiguresError, match="make bench"):
        speed_table("# Head\n\nNothing.\n")


@pytest.mark.parametrize("subject", SUBJECTS)
def test_each_table_of_the_readme_has_figures(subject: str) -> None:
    rows = table_below(README.read_text(encoding="utf-8"), subject).splitlines()
    assert len(rows) > 5
    assert len({row.count("|") for row in rows}) == 1


def test_the_speed_in_the_readme_is_that_of_the_benchmark() -> None:
    speed = table_below(README.read_text(encoding="utf-8"), "speed")
    assert speed == speed_table(BENCHMARKS.read_text(encoding="utf-8"))
