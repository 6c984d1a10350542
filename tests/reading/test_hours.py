"""Hours a week, however people count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.hours import read_hours
from bot.reading.numbers import in_digits
from tests.reading.telling import NOT_TIMES, told
from tests.reading.telling import hours as hours_a_week


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("5h/week", 5),
        ("five hours a week", 5),
        ("10 hrs per week", 10),
        ("an hour a day", 5),
        ("30 minutes a day", 2.5),
        ("an hour every day", 7),
        ("two evenings a week", 4),
        ("weekends only", 8),
        ("one day a week", 8),
        ("half a day a week", 4),
        ("5-10 hours a week", 5),
        ("I can spend 6 hours", 6),
    ],
)
def test_hours(text: str, hours: float) -> None:
    assert told(text, "hours_per_week").hours_per_week == hours


@pytest.mark.parametrize(
    ("text", "hours"), [("5", 5), ("half a day", 4), ("ten", 10), ("no time at all", 0), ("a couple of hours", 2)]
)
def test_a_bare_answer_to_the_hours(text: str, hours: float) -> None:
    assert told(text, "hours_per_week").hours_per_week == hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        # Hours with minutes.
        ("1:30 hours a week", 1.5),
        ("1:30 a week", 1.5),
        ("1h30 a week", 1.5),
        ("1h 30 a week", 1.5),
        ("1 h 30 min per week", 1.5),
        ("2 hrs 15 min a week", 2.25),
        ("2hrs15min/week", 2.25),
        ("2 hours and 15 minutes per week", 2.25),
        ("two hours fifteen minutes a week", 2.25),
        ("1 hour 30 minutes per day", 7.5),
        ("1 hour 30 a day", 7.5),
        ("an hour and a half a day", 7.5),
        ("1.5h/day", 7.5),
        ("three quarters of an hour a day", 3.75),
        ("½ hour a day", 2.5),
        # Longer and shorter than a week.
        ("10 hours every two weeks", 5),
        ("10 hours every 2 weeks", 5),
        ("10 hrs every other week", 5),
        ("ten hours every second week", 5),
        ("10 hours every alternate week", 5),
        ("10 hours fortnightly", 5),
        ("10 hours a fortnight", 5),
        ("10 hours biweekly", 5),
        ("9 hours every 3 weeks", 3),
        ("9 hours every third week", 3),
        ("20 hours a month", 4.62),
        ("20 hrs per month", 4.62),
        ("26 hours monthly", 6),
        ("26 hours every month", 6),
        ("52 hours every two months", 6),
        ("104 hours a year", 2),
        ("26 hours a quarter", 2),
        ("an hour every other day", 3.5),
        ("half an hour each morning", 2.5),
        ("half an hour every lunch break", 2.5),
        ("30 mins per working day", 2.5),
        ("1 hr daily", 5),
        # So many times.
        ("90 minutes twice a week", 3),
        ("twice a week 90 minutes", 3),
        ("90 min, 2x a week", 3),
        ("45 mins 3 times per week", 2.25),
        ("3 x 45 min a week", 2.25),
        ("30 minutes twice a day", 5),
        ("once a week for 3 hours", 3),
        ("2 hours a day, 3 days a week", 6),
        ("2 hours on three evenings a week", 6),
        ("3 evenings a week, 2 hours each", 6),
        ("2 hours a day on weekdays", 10),
        ("an hour a day from Monday to Thursday", 4),
        ("an hour on Mondays and Wednesdays", 2),
        ("2 hours every Saturday", 2),
        ("4 hours on weekends", 4),
        ("4 hours at the weekend", 4),
        ("a day every two weeks", 4),
        ("two half days a week", 8),
        # Ranges: the lower end.
        ("4-5 hrs a week", 4),
        ("4 – 5 hrs a week", 4),
        ("two to three hours a week", 2),
        ("5 or 6 hours weekly", 5),
        ("between 5 and 10 hours a week", 5),
        ("5h-10h a week", 5),
        ("5+ hours a week", 5),
        # Slips and habits.
        ("5hrs/ week", 5),
        ("5 hrs perweek", 5),
        ("5hrs aweek", 5),
        ("5 hoursperweek", 5),
        ("5 h p.w.", 5),
        ("5h pw", 5),
        ("3 hour in week", 3),
        ("5 hours of study a week", 5),
        ("5 study hours per week", 5),
        ("every week I have 5 hours", 5),
        ("per week: 6 hours", 6),
        ("hours per week: 7", 7),
        # What "and" adds.
        ("an hour a day and 3 hours on Saturdays", 8),
        ("1 hour a day plus 4 hours every weekend", 9),
    ],
)
def test_hours_in_every_habit(text: str, hours: float) -> None:
    assert hours_a_week(text) == hours
    assert told(text, "hours_per_week").hours_per_week == hours


@pytest.mark.parametrize(
    "text", [*NOT_TIMES, "5 years' experience in 2 roles", "in 18 months", "since 2019", "2 days"]
)
def test_what_is_no_time_is_no_hours(text: str) -> None:
    assert hours_a_week(text) is None
    assert hours_a_week(text, is_asked=True) is None


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("2 hrs 15 min a week", "2.25 hours a week"),
        ("1 hour a week", "1 hour a week"),
        ("10 hours every two weeks", "10 hours every 2 weeks, which I count as 5 hours a week"),
        ("weekends only", "weekends, which I count as 8 hours a week"),
    ],
)
def test_what_was_counted_up_is_said(text: str, understood: str) -> None:
    read = read_hours(in_digits(text))
    assert read is not None
    assert read.understood == understood


PERIODS = (
    ("{} a week", 1.0),
    ("{}/wk", 1.0),
    ("{} per day", 5.0),
    ("{} every day", 7.0),
    ("{} every two weeks", 0.5),
    ("{} fortnightly", 0.5),
    ("{} a month", 12 / 52),
    ("{} twice a week", 2.0),
    ("every week {}", 1.0),
)


@given(
    st.integers(0, 11),
    st.integers(1, 59),
    st.sampled_from(["{h}:{m:02} hours", "{h}h{m:02}", "{h} hrs {m} min", "{h} hours and {m} minutes"]),
    st.sampled_from(PERIODS),
)
def test_every_writing_goes_with_every_period(
    whole: int, minutes: int, writing: str, period: tuple[str, float]
) -> None:
    words, times = period
    text = f"I can do {words.format(writing.format(h=whole, m=minutes))}."
    assert hours_a_week(text) == pytest.approx((whole + minutes / 60) * times, abs=0.006)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mornings, say 9 to 11", 10),
        ("morning 10 to 12", 2),
        ("10pm to midnight", 2),
        ("free 2pm to 4pm", 2),
        ("5 am to 7 am", 2),
        ("study is after eight", None),
        ("any time after 6", None),
        ("4 to 5 hours", 4),
        ("2 to 3 evenings", 4),
        ("5 to 10", 5),
    ],
)
def test_a_time_of_day_is_no_number_of_hours(text: str, expected: float | None) -> None:
    assert hours_a_week(text, is_asked=True) == expected


def test_what_is_added_up_at_the_end_counts() -> None:
    assert hours_a_week("half an hour at lunch most days, so 2ish a week", is_asked=True) == 2
    assert hours_a_week("an hour before work, that's about 5 a week", is_asked=True) == 5
    assert hours_a_week("three arvos a week", is_asked=True) == 6
