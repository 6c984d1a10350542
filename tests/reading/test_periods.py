"""Named stretches of the calendar, and which of them a direction means."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading import periods
from bot.reading.periods import Direction, Period, one_day
from tests.reading.telling import TODAY


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (periods.year_of(2027), date(2027, 1, 1), date(2027, 12, 31)),
        (periods.months_of(2028, 2), date(2028, 2, 1), date(2028, 2, 29)),
        (periods.months_of(2027, 10, 3), date(2027, 10, 1), date(2027, 12, 31)),
        (periods.week_of(TODAY), date(2026, 11, 23), date(2026, 11, 29)),
        (periods.season_of("autumn", 2026), date(2026, 9, 1), date(2026, 11, 30)),
        (periods.season_of("winter", 2028), date(2027, 12, 1), date(2028, 2, 29)),
        (periods.holiday_of("christmas", 2026), date(2026, 12, 24), date(2026, 12, 24)),
        (periods.holiday_of("easter", 2027), date(2027, 3, 28), date(2027, 3, 28)),
        (periods.holiday_of("thanksgiving", 2026), date(2026, 11, 26), date(2026, 11, 26)),
    ],
)
def test_first_and_last_days(period: Period, first: date, last: date) -> None:
    assert (period.first, period.last) == (first, last)
    assert period.towards("past") == first
    assert period.towards("future") == last


@pytest.mark.parametrize(
    ("part", "past", "future"),
    [
        ("end", date(2027, 12, 31), date(2027, 12, 31)),
        ("start", date(2027, 1, 1), date(2027, 1, 1)),
        ("middle", date(2027, 6, 30), date(2027, 6, 30)),
        ("early", date(2027, 1, 1), date(2027, 4, 30)),
        ("late", date(2027, 9, 1), date(2027, 12, 31)),
    ],
)
def test_parts_of_a_year(part: str, past: date, future: date) -> None:
    year = periods.year_of(2027)
    assert periods.part_of(year, part, "past").towards("past") == past
    assert periods.part_of(year, part, "future").towards("future") == future


@pytest.mark.parametrize(
    ("which", "direction", "year"),
    [
        ("", "past", 2026),
        ("", "future", 2027),
        ("last", "past", 2026),
        ("next", "future", 2027),
        ("last", "future", 2026),
    ],
)
def test_which_june(which: str, direction: Direction, year: int) -> None:
    june = periods.recurring(lambda each: periods.months_of(each, 6), which, None, TODAY, direction)
    assert june == periods.months_of(year, 6)


def test_what_has_begun_and_not_ended_is_meant_in_both_directions() -> None:
    for direction in ("past", "future"):
        november = periods.recurring(lambda each: periods.months_of(each, 11), "", None, TODAY, direction)
        assert november.first == date(2026, 11, 1)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 6))
def test_a_weekday_in_both_directions(today: date, weekday: int) -> None:
    past = periods.weekday_of(weekday, "", today, "past").first
    future = periods.weekday_of(weekday, "", today, "future").first
    assert past.weekday() == future.weekday() == weekday
    assert today - timedelta(days=6) <= past <= today < future == past + timedelta(days=7)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 31))
def test_a_numbered_day_in_both_directions(today: date, number: int) -> None:
    past = periods.numbered_day(number, today, "past").first
    future = periods.numbered_day(number, today, "future").first
    assert past.day == future.day == number
    assert past <= today < future


def test_a_day_that_only_some_years_have() -> None:
    leap = periods.recurring(lambda each: one_day(date(each, 2, 29)), "", None, TODAY, "future")
    assert leap.first == date(2028, 2, 29)
    with pytest.raises(ValueError, match="day is out of range"):
        periods.recurring(lambda each: one_day(date(each, 2, 29)), "", 2027, TODAY, "future")
    with pytest.raises(ValueError, match="No such time"):
        periods.recurring(lambda each: one_day(date(each, 6, 31)), "", None, TODAY, "past")


def test_a_season_in_its_last_days_is_the_next_one() -> None:
    def autumn(today: date) -> periods.Period:
        return periods.recurring(lambda each: periods.season_of("autumn", each), "", None, today, "future")

    assert autumn(date(2026, 11, 28)).last == date(2027, 11, 30)
    assert autumn(date(2026, 10, 28)).last == date(2026, 11, 30)
