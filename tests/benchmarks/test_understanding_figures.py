"""The tables of docs/understanding.md are filled in where they belong."""

from __future__ import annotations

import pytest

from benchmarks.understanding_figures import PAGE, FiguresError, filled, table_below

TEXT = "Before.\n\n<!-- figures: speed -->\n| a |\n| --- |\n| 1 |\n\nAfter: | 1 |\n"
SUBJECTS = ("evaluation", "settled evaluation")


def test_only_the_table_is_replaced() -> None:
    assert filled(TEXT, "speed", "| b |") == "Before.\n\n<!-- figures: speed -->\n| b |\n\nAfter: | 1 |\n"


def test_filling_twice_changes_nothing_more() -> None:
    once = filled(TEXT, "speed", "| b |\n| --- |\n| 2 |")
    assert filled(once, "speed", table_below(once, "speed")) == once


def test_a_lost_mark_is_told() -> None:
    with pytest.raises(FiguresError, match="figures: memory"):
        filled(TEXT, "memory", "| b |")


@pytest.mark.parametrize("subject", SUBJECTS)
def test_each_table_of_the_page_has_figures(subject: str) -> None:
    rows = table_below(PAGE.read_text(encoding="utf-8"), subject).splitlines()
    assert len(rows) > 5
    assert len({row.count("|") for row in rows}) == 1
