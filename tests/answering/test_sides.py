"""Which side a question is about, or both, and which a point tells of."""

from __future__ import annotations

import pytest

from bot.answering.candidates import AskedQuestion
from bot.answering.sides import (
    asks_for_both,
    measures_one_against_the_other,
    side_asked,
    side_told,
    tells_both,
)
from bot.documents.passage import LEAD
from tests.documents.career import BADGES, PAY, TIME


def asked(text: str, *sides: str) -> AskedQuestion:
    return AskedQuestion(text, "ask_badges", 0.9, sides=sides)


@pytest.mark.parametrize(
    ("question", "side"),
    [
        (asked("what does a badge cost", "badges"), "badges"),
        (asked("what does it cost"), None),
        (asked("badge or promotion", "badges", "promotion"), None),
        (asked("a badge or a corner office", "badges"), None),
        (asked("is a badge quicker than a corner office", "badges"), None),
    ],
)
def test_the_one_side_asked_about(question: AskedQuestion, side: str | None) -> None:
    assert side_asked(question) == side


@pytest.mark.parametrize(
    ("question", "point", "both"),
    [
        (asked("badge = one thing, boss = everything", "badges"), "badges", True),
        (asked("the one who is promoted or the one who learns"), "promotion", True),
        (asked("what of a badge, and what of a rank", "badges"), "badges", True),
        (asked("how does a badge differ", "badges"), "badges", True),
        (asked("is it rank that counts, or the bits of paper"), "promotion", True),
        (asked("do I pay for the badge or does the firm", "badges"), "badges", False),
        (asked("you wait for years for the chair, a badge you have by spring", "badges"), LEAD, True),
        (asked("how long for a badge", "badges"), LEAD, False),
        (asked("how long for a badge", "badges"), "badges", False),
        (asked("how long"), "badges", False),
        (asked("the boss needs everything and the clerk one thing"), "promotion", True),
    ],
)
def test_whether_both_halves_of_a_row_are_asked_for(question: AskedQuestion, point: str, both: bool) -> None:
    assert asks_for_both(question, point) is both


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (asked("does a badge pay better than a rank", "badges"), True),
        (asked("does a badge pay or a promotion", "badges", "promotion"), True),
        (asked("does a badge get me promoted", "badges", "promotion"), False),
        (asked("is it better than that"), False),
    ],
)
def test_one_side_may_be_measured_against_the_other(question: AskedQuestion, expected: bool) -> None:
    assert measures_one_against_the_other(question) is expected


def test_a_point_tells_of_its_side_and_a_lead_of_its_passage_s() -> None:
    assert side_told(TIME, "badges") == "badges"
    assert side_told(BADGES, LEAD) == "badges"
    assert side_told(PAY, LEAD) is None
    assert tells_both(PAY, "together")
    assert tells_both(PAY, LEAD)
    assert not tells_both(PAY, "badge-raise")
