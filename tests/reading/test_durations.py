"""Hours in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.durations import hours_in, months_later
from bot.reading.numbers import in_digits


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("3 hours", 3.0),
        ("3h", 3.0),
        ("2.5 hrs", 2.5),
        ("2,5 hours", 2.5),
        ("three hours", 3.0),
        ("one hour", 1.0),
        ("two and a half hours", 2.5),
        ("2 hours and a half", 2.5),
        ("an hour and a half", 1.5),
        ("an hour", 1.0),
        ("half an hour", 0.5),
        ("half a hour", 0.5),
        ("90 minutes", 1.5),
        ("twenty minutes", 0.33),
        ("1h30", 1.5),
        ("1:30 h", 1.5),
        ("1 hour 15 min", 1.25),
        ("a 3-hour session", 3.0),
        ("-2 hours", -2.0),
        ("0 hours", 0.0),
        ("400 hours", 400.0),
        ("no time", None),
        ("3 days", None),
        ("module 4", None),
        ("3 house", None),
        ("", None),
    ],
)
def test_hours(text: str, hours: float | None) -> None:
    found = hours_in(in_digits(text).text)
    assert found is None if hours is None else found == pytest.approx(hours, abs=0.01)


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 1200))
def test_so_many_months_later_is_that_month(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day
