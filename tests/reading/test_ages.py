"""Deadlines by age are the difference to the age that is told, and nothing without it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading.ages import deadline_by_age, names_an_age, years_between_ages
from bot.reading.numbers import in_digits

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "message", "day"),
    [
        ("by 35", "I want it by 35 and I'm 32 and a half", date(2029, 5, 24)),
        ("by 35 and I'm 32 and a half", "by 35 and I'm 32 and a half", date(2029, 5, 24)),
        ("before I turn 30", "before I turn 30 and I am 28 already", date(2028, 11, 24)),
        ("by my 30th", "by my 30th which is 15 months off", date(2028, 2, 24)),
        ("by the time im 30", "thinking own shop by the time im 30, 27 now. saved 6k", date(2029, 11, 24)),
        ("b4 35", "want chartered status b4 35 (am 32). firm pays", date(2029, 11, 24)),
        ("let's say 40th birthday", "hmm, let's say 40th birthday, I'm 37", date(2029, 11, 24)),
        ("by thirty", "supervisor, I'm twenty-eight, manager by thirty", date(2028, 11, 24)),
        ("30", "lash tech, I'm 25, want salon manager by 30", date(2031, 11, 24)),
    ],
)
def test_the_difference_of_two_ages_is_the_deadline(words: str, message: str, day: date) -> None:
    read = deadline_by_age(in_digits(words), in_digits(message), TODAY)
    assert read is not None
    assert read.value == day


@pytest.mark.parametrize(
    "message", ["by 35", "by 35, I have 30 hours", "before 35, I work 30 hours", "by 35, I'm 40"]
)
def test_without_the_present_age_there_is_none(message: str) -> None:
    assert deadline_by_age(in_digits(message), in_digits(message), TODAY) is None


@pytest.mark.parametrize("words", ["by 30 June", "by 2030", "within 18 months", "in 2 years", "30"])
def test_other_times_are_no_ages(words: str) -> None:
    assert not names_an_age(in_digits(words))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("was 22 when i joined, i'm 30 today", 8),
        ("on the boats since I was 20 and I am 33", 13),
        ("since 19, i'm 30", 11),
        ("since I was 18", 0),
        ("since 2019", None),
        ("I'm 31", None),
    ],
)
def test_what_lies_between_two_ages(text: str, years: float | None) -> None:
    assert years_between_ages(in_digits(text)) == years
