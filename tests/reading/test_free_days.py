"""Days on which somebody is free, counted as hours a week."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.free_days import FREE_DAY_HOURS, PART_HOURS, hours_of_days
from tests.reading.telling import hours

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mondays", 4),
        ("Mon and Thurs nights", 4),
        ("fri arvo", 2),
        ("every other Tuesday", 2),
        ("alternate Sundays", 2),
        ("Wednesdays, all day", 8),
        ("one full Saturday a month", 0.92),
        ("one quiet afternoon", 2),
        ("an hour on Fridays", 1),
        ("a tenth of it: 10% of my week", 4),
        ("zilch", 0),
        ("next to nothing", 0),
        ("7ish", 7),
        ("30 minutes by day", 2.5),
        ("3 hours by week", 3),
    ],
)
def test_what_is_free_is_counted(text: str, expected: float) -> None:
    assert hours(text, is_asked=True) == expected


@pytest.mark.parametrize(
    "text", ["any day but Mondays", "never on Sundays", "nothing in March", "I'm at the salon", "the monthly plan"]
)
def test_what_is_taken_or_no_day_is_not_counted(text: str) -> None:
    assert hours(text, is_asked=True) is None


@given(
    days=st.lists(st.sampled_from(WEEK), min_size=1, max_size=4, unique=True), part=st.sampled_from(["", " night"])
)
def test_every_named_day_counts_once(days: list[str], part: str) -> None:
    found = hours_of_days(" and ".join(days) + part)
    assert found is not None
    assert found[0] == len(days) * (PART_HOURS if part else FREE_DAY_HOURS)


@given(st.text(max_size=80))
def test_no_text_comes_to_more_than_a_week_of_free_days(text: str) -> None:
    for hours_a_week, start, end in filter(None, [hours_of_days(text)]):
        assert hours_a_week >= 0
        assert 0 <= start < end <= len(text)
