"""Answers that are one of a few."""

from __future__ import annotations

import pytest

from bot.reading.choices import read_goal, read_opening, read_recognition
from bot.reading.numbers import in_digits
from tests.reading.telling import told


@pytest.mark.parametrize(
    ("asked", "text", "field", "value"),
    [
        ("opening", "yes", "opening", True),
        ("opening", "no", "opening", False),
        ("opening", "not that I know of", "opening", False),
        ("opening", "there is an opening in my team", "opening", True),
        ("opening", "there are no openings", "opening", False),
        ("recognition", "both", "recognition", "both"),
        ("recognition", "inside my organisation", "recognition", "internal"),
        ("recognition", "across my industry", "recognition", "industry"),
        ("target", "more pay", "goal", "pay"),
        ("target", "I want more responsibility", "goal", "responsibility"),
    ],
)
def test_choices(asked: str, text: str, field: str, value: object) -> None:
    assert getattr(told(text, asked), field) == value


@pytest.mark.parametrize("text", ["yes", "no", "", "the door is open"])
def test_a_yes_is_an_opening_only_where_that_was_asked(text: str) -> None:
    assert read_opening(in_digits(text)) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes, definitely", True),
        ("Nope", False),
        ("my boss is leaving", True),
        ("hiring freeze", False),
        ("blue", None),
    ],
)
def test_an_opening_that_was_asked_for(text: str, value: bool | None) -> None:
    read = read_opening(in_digits(text), is_asked=True)
    assert (read.value if read else None) == value


@pytest.mark.parametrize("text", ["here", "across my industry", "inside my company"])
def test_a_place_is_no_recognition_unless_that_was_asked(text: str) -> None:
    assert read_recognition(in_digits(text)) is None
    assert read_recognition(in_digits(text), is_asked=True) is not None


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("I want to earn more", "pay"),
        ("I'd like to lead a team", "responsibility"),
        ("something completely else, a career change", "change"),
        ("learn something", "skills"),
        ("pay", None),
    ],
)
def test_goals(text: str, goal: str | None) -> None:
    read = read_goal(in_digits(text))
    assert (read.value if read else None) == goal


def test_a_choice_knows_its_place() -> None:
    text = "Well, THERE IS an opening"
    read = read_opening(in_digits(text))
    assert read is not None
    assert text[read.start : read.end] == "THERE IS an opening"
