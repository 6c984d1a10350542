"""Lengths of time in words, and months on the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.durations import durations, hours_in, in_words, months_between, months_later
from bot.reading.numbers import in_digits
from tests.reading.telling import NOT_TIMES, TODAY


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
        ("1:30 hours", 1.5),
        ("1:30", 1.5),
        ("0:45", 0.75),
        ("1 h 30", 1.5),
        ("1h 30m", 1.5),
        ("1h30min", 1.5),
        ("1hr30", 1.5),
        ("1 hour 30", 1.5),
        ("1 hour and 30 minutes", 1.5),
        ("one hour thirty minutes", 1.5),
        ("2hrs15min", 2.25),
        ("2 hrs, 15 min", 2.25),
        ("hour and a half", 1.5),
        ("an hour and a quarter", 1.25),
        ("three quarters of an hour", 0.75),
        ("1½ h", 1.5),
        ("2 to 3 hours", 2.0),
        ("2-3 h", 2.0),
        ("2h-3h", 2.0),
        ("five-ish hours", 5.0),
        ("2 study hours", 2.0),
        ("45m", 0.75),
        ("1 hour of video and 30 minutes of exercises", 1.5),
        ("2 hours on Python plus another 1 hour on SQL", 3.0),
        ("at 5:30", None),
        ("from 9:00 to 17:30", None),
        ("5:30 pm", None),
        ("ratio 3:1", None),
        ("L5", None),
        ("ISO-9001 hours", None),
        ("24 h/7", 24.0),
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


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("a year", 12),
        ("18 months", 18),
        ("eighteen months", 18),
        ("2 years and 3 months", 27),
        ("2 yrs 3 mths", 27),
        ("2 yrs. 3 mos.", 27),
        ("2y 3m", 27),
        ("2y3m", 27),
        ("2 years, 3 months", 27),
        ("a year and a month", 13),
        ("three and a half years", 42),
        ("one and half years", 18),
        ("half a year", 6),
        ("a decade", 120),
        ("2-3 years", 24),
        ("two to three years", 24),
        ("2 years to 3 years", 24),
        ("a year or two", 12),
        ("5+ years", 60),
        ("5 years' experience", 60),
        ("two-year", 24),
        ("52 weeks", 12),
        ("a fortnight", 24 / 52),
        ("-2 years", -24),
        ("minus 2 years and 3 months", -27),
    ],
)
def test_months(text: str, months: float) -> None:
    (length,) = durations(in_digits(text).text)
    assert length.total_months == pytest.approx(months)


@pytest.mark.parametrize("text", ["5 hours a week", "twice a year", "3 days a month", "500 euros a month"])
def test_how_often_is_no_length(text: str) -> None:
    assert [length.unit for length in durations(in_digits(text).text) if length.unit not in ("hour", "day")] == []


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_is_no_time_has_no_length(text: str) -> None:
    assert durations(in_digits(text).text) == ()


def test_hours_and_days_side_by_side_are_two_lengths() -> None:
    assert [length.unit for length in durations("3 hours 2 days ago")] == ["hour", "day"]


WRITINGS = (
    "{h}:{m:02}",
    "{h}:{m:02} hours",
    "{h}h{m:02}",
    "{h} h {m} min",
    "{h} hrs {m} mins",
    "{h}hrs{m}min",
    "{h} hours and {m} minutes",
)


@given(st.integers(0, 40), st.integers(1, 59), st.sampled_from(WRITINGS))
def test_hours_and_minutes_in_every_writing(hours: int, minutes: int, writing: str) -> None:
    text = f"did {writing.format(h=hours, m=minutes)} of SQL"
    assert hours_in(in_digits(text).text) == pytest.approx(hours + minutes / 60, abs=0.006)


LONG_WRITINGS = (
    "{y} years and {m} months",
    "{y} yrs {m} mths",
    "{y}y {m}m",
    "{y}y{m}m",
    "{y} years, {m} months",
    "{y} yr {m} mo",
)


@given(st.integers(1, 50), st.integers(1, 11), st.sampled_from(LONG_WRITINGS))
def test_years_and_months_in_every_writing(years: int, months: int, writing: str) -> None:
    text = f"for {writing.format(y=years, m=months)} now"
    (length,) = durations(text)
    assert length.months == years * 12 + months
    assert text[length.start : length.end] == writing.format(y=years, m=months)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-600, 600))
def test_months_between_counts_what_months_later_adds(day: date, months: int) -> None:
    first = day.replace(day=min(day.day, 28))
    assert months_between(first, months_later(first, months)) == months


@given(st.dates(), st.floats(-5000, 5000))
def test_the_calendar_has_two_ends(day: date, months: float) -> None:
    assert date.min <= months_later(day, months) <= date.max


@pytest.mark.parametrize(
    ("text", "after", "before"),
    [
        ("a month", date(2026, 12, 24), date(2026, 10, 24)),
        ("two weeks", date(2026, 12, 8), date(2026, 11, 10)),
        ("10 days", date(2026, 12, 4), date(2026, 11, 14)),
        ("a year and a half", date(2028, 5, 24), date(2025, 5, 24)),
    ],
)
def test_a_length_from_today(text: str, after: date, before: date) -> None:
    (length,) = durations(in_digits(text).text)
    assert (length.after(TODAY), length.before(TODAY)) == (after, before)


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (0.5, "2 weeks"),
        (0, "0 weeks"),
        (1, "1 month"),
        (18, "18 months"),
        (24, "2 years"),
        (30, "2.5 years"),
        (25, "25 months"),
    ],
)
def test_months_in_words(months: float, words: str) -> None:
    assert in_words(months) == words
