"""A title as an occupation and a level."""

from __future__ import annotations

import pytest

from bot.rungs.titles import read_title


@pytest.mark.parametrize(
    ("title", "trade"),
    [
        ("senior accountant", {"accountant"}),
        ("staff nurse", {"staff", "nurse"}),
        ("staff engineer", {"engine"}),
        ("sales assistant", {"sale", "assistant"}),
        ("assistant store manager", {"store"}),
        ("band 5 radiographer", {"radiograph"}),
    ],
)
def test_the_words_of_the_work_are_told_from_those_of_the_level(title: str, trade: set[str]) -> None:
    assert read_title(title).trade == trade


def test_levels_are_in_order() -> None:
    titles = ("trainee chef", "junior chef", "chef", "senior chef", "chef supervisor", "assistant chef manager")
    levels = [read_title(title).level for title in titles]
    assert levels == sorted(levels)
    assert len(set(levels)) == len(titles)


def test_a_senior_manager_stands_above_a_manager() -> None:
    assert read_title("senior project manager").level > read_title("project manager").level


@pytest.mark.parametrize(
    ("title", "grade"), [("band 6 nurse", 6), ("band 8a", 8), ("L5", 5), ("5 star chef", None)]
)
def test_the_number_of_a_grade_is_read(title: str, grade: float | None) -> None:
    assert read_title(title).grade == grade


@pytest.mark.parametrize(
    "title",
    [
        "supervisor",
        "team leader",
        "senior manager",
        "leading hand",
        "head of unit",
        "officer",
        "senior civil servant",
    ],
)
def test_a_rank_alone_names_no_trade(title: str) -> None:
    assert read_title(title).is_rank_alone


@pytest.mark.parametrize(
    "title", ["ward manager", "supervisor in a shop", "police officer", "civil engineer", "team lead nurse"]
)
def test_a_rank_beside_a_trade_or_a_telling_place_is_not_alone(title: str) -> None:
    assert not read_title(title).is_rank_alone
