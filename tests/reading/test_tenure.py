"""How long somebody has been in their role; a time without a year is the last one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.durations import months_between
from tests.reading.telling import NOT_TIMES, TODAY, tenure, told

AGAIN = st.sampled_from(["June", "the summer", "Friday", "Q1", "Easter"])
"""What comes again and again."""


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("I'm a data analyst, two years in", 24),
        ("I've been a nurse for 3 yrs", 36),
        ("2.5 years in my current role", 30),
        ("three years and six months of experience", 42),
        ("eighteen months as a clerk", 18),
        ("just started", 1),
        ("since March 2023", 45),
        ("I have been doing this for half a year", 6),
        ("I started a year ago", 12),
    ],
)
def test_time_in_the_role(text: str, months: int) -> None:
    assert told(text, "months_in_role").months_in_role == months


@pytest.mark.parametrize(
    ("text", "months"), [("two years", 24), ("2", 24), ("6 months", 6), ("a year and a half", 18)]
)
def test_a_bare_answer_to_the_time_in_the_role(text: str, months: int) -> None:
    assert told(text, "months_in_role").months_in_role == months


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("since the first of January 2024", 35),
        ("since the 1st of Jan, 2024", 35),
        ("since 1 January 2024", 35),
        ("since January 1st 2024", 35),
        ("since Jan '24", 35),
        ("since 01/2024", 35),
        ("since 2019", 95),
        ("since June", 6),
        ("since last June", 6),
        ("since last autumn", 15),
        ("since last year", 23),
        ("since Christmas", 11),
        ("since the start of the year", 11),
        ("since Q1", 11),
        ("I started in March 2023", 45),
        ("I was promoted in June", 6),
        ("I joined in 2020", 83),
        ("been working here from 2019", 95),
        ("my third year in the role", 24),
        ("in my 3rd year here", 24),
        ("this is my fifth year as a nurse", 48),
        ("my first year in the job", 1),
        ("for the last 2 years and 3 months", 27),
        ("over the past three years", 36),
        ("for two to three years", 24),
        ("going on four years", 48),
        ("since 3 years", 36),
        ("working since last 2 years", 24),
        ("since two and a half years", 30),
        ("I just started", 1),
        ("for a couple of months", 2),
        ("I started a month ago", 1),
        ("I started two years back", 24),
        ("5 years' experience in 2 roles", 60),
        ("5+ yrs of experience", 60),
        ("7 yrs exp", 84),
        ("I've been here four years", 48),
        ("for a decade", 120),
    ],
)
def test_tenure_in_every_habit(text: str, months: int) -> None:
    assert tenure(text) == months
    assert tenure(text, is_asked=True) == months


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("three and a half years", 42),
        ("3 1/2 yrs", 42),
        ("one and half years", 18),
        ("2y6m", 30),
        ("1 yr 6 mths", 18),
        ("2-3 years", 24),
        ("between two and three years", 24),
        ("a couple of months", 2),
        ("nearly 2 years", 24),
        ("just under two years", 24),
        ("third year", 24),
        ("about 3", 36),
        ("2.5", 30),
    ],
)
def test_bare_answers(text: str, months: int) -> None:
    assert tenure(text, is_asked=True) == months
    assert tenure(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *NOT_TIMES,
        "5 hours a week",
        "in 3 years",
        "within a year",
        "by the end of next year",
        "I am 45 years old",
        "my third year of college",
        "my second year at university",
        "how many days can I take in the first year",
    ],
)
def test_what_is_no_time_is_no_tenure(text: str) -> None:
    assert tenure(text) is None
    assert tenure(text, is_asked=True) is None


def test_a_few_days_are_a_role_only_where_one_is_named() -> None:
    assert tenure("my badge has been pending since Friday") is None
    assert tenure("in the past two months four people left") is None
    assert tenure("I've been in this role since Friday") == 0


def test_a_start_that_lies_ahead_is_told_from_none() -> None:
    assert tenure("since June 2027") == -1


@given(st.dates(date(1990, 1, 1), TODAY))
def test_since_a_day(day: date) -> None:
    months = round(months_between(day, TODAY))
    for text in (
        f"since {day:%d %B %Y}",
        f"since {day:%B %d, %Y}",
        f"since {day:%d/%m/%Y}",
        f"since {day.isoformat()}",
    ):
        assert tenure(f"in my role {text}") == months


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), AGAIN)
def test_what_comes_again_has_always_been(today: date, words: str) -> None:
    months = tenure(f"in my role since {words}", today=today)
    assert isinstance(months, int)
    assert 0 <= months <= 13


def test_a_time_between_two_ages_and_a_short_third_year() -> None:
    assert tenure("was 22 when i joined, i'm 30 today", is_asked=True) == 96
    assert tenure("since i was 18", is_asked=True) is None
    assert tenure("3rd yr", is_asked=True) == 24
