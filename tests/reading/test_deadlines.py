"""By when somebody wants to be there; a time without a year is the next one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.durations import months_later
from tests.reading.telling import NOT_TIMES, deadline, told

AGAIN = st.sampled_from(["June", "the summer", "Friday", "Q1", "Easter"])
"""What comes again and again."""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("within a year", date(2027, 11, 24)),
        ("in 18 months", date(2028, 5, 24)),
        ("I want it in two and a half years", date(2029, 5, 24)),
        ("in 1.5 years", date(2028, 5, 24)),
        ("by June", date(2027, 6, 30)),
        ("by the end of next year", date(2027, 12, 31)),
        ("by the end of the year", date(2026, 12, 31)),
        ("by March 2028", date(2028, 3, 31)),
        ("before 1 July 2027", date(2027, 7, 1)),
        ("by June next year", date(2027, 6, 30)),
        ("by 2028", date(2028, 12, 31)),
        ("by next summer", date(2027, 8, 31)),
        ("by Q2 2027", date(2027, 6, 30)),
        ("six months from now", date(2027, 5, 24)),
        ("over the next two years", date(2028, 11, 24)),
        ("until 2027-06-15", date(2027, 6, 15)),
        ("asap please", date(2027, 2, 24)),
    ],
)
def test_deadlines(text: str, day: date) -> None:
    assert told(text, "deadline").deadline == day


@pytest.mark.parametrize(
    ("text", "day"), [("18 months", date(2028, 5, 24)), ("June", date(2027, 6, 30)), ("2028", date(2028, 12, 31))]
)
def test_a_bare_time_is_a_deadline_only_where_that_was_asked(text: str, day: date) -> None:
    assert told(text, "deadline").deadline == day
    assert deadline(text) is None


@pytest.mark.parametrize("text", ["I may want it", "not this year"])
def test_no_deadline_in_it(text: str) -> None:
    assert told(text, "deadline").deadline is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # Days of the week: today is a Tuesday.
        ("by next Friday", date(2026, 11, 27)),
        ("by Friday", date(2026, 11, 27)),
        ("before this Friday", date(2026, 11, 27)),
        ("by Tuesday", date(2026, 12, 1)),
        ("by Friday week", date(2026, 12, 4)),
        ("by Friday next week", date(2026, 12, 4)),
        ("by next week Friday", date(2026, 12, 4)),
        ("by the weekend", date(2026, 11, 29)),
        ("by the end of the week", date(2026, 11, 29)),
        ("by the end of next week", date(2026, 12, 6)),
        ("by tomorrow", date(2026, 11, 25)),
        # Days of a month.
        ("by the first of next month", date(2026, 12, 1)),
        ("by the 1st of next month", date(2026, 12, 1)),
        ("by first of next month", date(2026, 12, 1)),
        ("by the fifteenth of next month", date(2026, 12, 15)),
        ("by the 15th", date(2026, 12, 15)),
        ("by the first", date(2026, 12, 1)),
        ("by the 30th", date(2026, 11, 30)),
        ("by the twenty-first of March", date(2027, 3, 21)),
        ("by June the 3rd", date(2027, 6, 3)),
        ("by Mon 7 June 2027", date(2027, 6, 7)),
        ("by 15-Aug-2027", date(2027, 8, 15)),
        ("by 15 Aug '27", date(2027, 8, 15)),
        ("by 15/06/2027", date(2027, 6, 15)),
        ("by 06/15/2027", date(2027, 6, 15)),
        ("by 1.7.27", date(2027, 7, 1)),
        ("by 29 February", date(2028, 2, 29)),
        # Months and parts of them.
        ("by month end", date(2026, 11, 30)),
        ("by March end", date(2027, 3, 31)),
        ("by end March", date(2027, 3, 31)),
        ("by mid-June", date(2027, 6, 15)),
        ("by early June", date(2027, 6, 10)),
        ("by the last day of March", date(2027, 3, 31)),
        ("by next month", date(2026, 12, 31)),
        ("by 06/2027", date(2027, 6, 30)),
        ("come September", date(2027, 9, 30)),
        ("by May", date(2027, 5, 31)),
        ("in march", date(2027, 3, 31)),
        # Quarters, seasons, holidays, years.
        ("by the end of Q3", date(2027, 9, 30)),
        ("by Q3", date(2027, 9, 30)),
        ("by the third quarter of next year", date(2027, 9, 30)),
        ("by the second half of 2027", date(2027, 12, 31)),
        ("by the end of the quarter", date(2026, 12, 31)),
        ("before Christmas", date(2026, 12, 24)),
        ("by Easter", date(2027, 3, 28)),
        ("by the summer", date(2027, 8, 31)),
        ("until autumn 2027", date(2027, 11, 30)),
        ("this time next year", date(2027, 11, 24)),
        ("by this time next year", date(2027, 11, 24)),
        ("within the year", date(2026, 12, 31)),
        ("by year-end", date(2026, 12, 31)),
        ("by EOY", date(2026, 12, 31)),
        ("by the year after next", date(2028, 12, 31)),
        ("by early 2028", date(2028, 4, 30)),
        # Lengths of time.
        ("in eighteen months", date(2028, 5, 24)),
        ("in 1 yr 6 mths", date(2028, 5, 24)),
        ("in a year and a half", date(2028, 5, 24)),
        ("in two to three years", date(2029, 11, 24)),
        ("in 2-3 years", date(2029, 11, 24)),
        ("in a year or two", date(2028, 11, 24)),
        ("in one or two years", date(2028, 11, 24)),
        ("in 12 to 18 months", date(2028, 5, 24)),
        ("as soon as I can", date(2027, 2, 24)),
        ("within the next year", date(2027, 11, 24)),
        ("in the next couple of years", date(2028, 11, 24)),
        ("in two years' time", date(2028, 11, 24)),
        ("in two weeks", date(2026, 12, 8)),
        ("in 10 days", date(2026, 12, 4)),
        ("in a fortnight", date(2026, 12, 8)),
    ],
)
def test_deadlines_in_every_habit(text: str, day: date) -> None:
    assert deadline(f"I want to be a lead {text}, please") == day
    assert deadline(text, is_asked=True) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("year after next", date(2028, 12, 31)),
        ("end of Q3", date(2027, 9, 30)),
        ("the 15th", date(2026, 12, 15)),
        ("on the 15th", date(2026, 12, 15)),
        ("May", date(2027, 5, 31)),
        ("maybe March", date(2027, 3, 31)),
        ("next Friday", date(2026, 11, 27)),
        ("it has moved to March", date(2027, 3, 31)),
        ("two years", date(2028, 11, 24)),
    ],
)
def test_bare_answers(text: str, day: date) -> None:
    assert deadline(text, is_asked=True) == day
    assert deadline(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *(*NOT_TIMES, "5 years' experience in 2 roles", "5 hours a week", "over the last 2 years"),
        *("been there nearly 4 years", "no money at the depot this year", "no bonus next year either"),
    ],
)
def test_what_is_no_time_is_no_deadline(text: str) -> None:
    assert deadline(text) is None
    assert deadline(text, is_asked=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "I started in June",
        "I joined in 2019",
        "I was promoted in March",
        "in 2019 I moved",
        "a month ago",
        "who won in 2012",
    ],
)
def test_the_past_is_no_deadline(text: str) -> None:
    assert deadline(text) is None


def test_an_answer_that_lies_behind_is_read_as_such() -> None:
    assert deadline("a month ago", is_asked=True) == date(2026, 10, 24)
    assert deadline("by last June") == date(2026, 6, 30)


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(1, 120))
def test_so_many_months_ahead(today: date, months: int) -> None:
    assert deadline(f"in {months} months", today=today) == months_later(today, months)


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), AGAIN)
def test_what_comes_again_is_always_ahead(today: date, words: str) -> None:
    day = deadline(f"by {words}", today=today)
    assert isinstance(day, date)
    assert day > today


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("before May", date(2027, 5, 1)),
        ("before next spring", date(2027, 3, 1)),
        ("before 2029", date(2029, 1, 1)),
        ("before the end of March", date(2027, 3, 31)),
        ("by the end of the next financial year", date(2028, 3, 31)),
        ("within this school year", date(2027, 7, 31)),
        ("by fy28", date(2028, 3, 31)),
        ("end of 27", date(2027, 12, 31)),
        ("b4 July", date(2027, 7, 1)),
        ("next yr", date(2027, 12, 31)),
    ],
)
def test_deadlines_of_offices_and_schools_and_before_what_begins(text: str, expected: date) -> None:
    assert deadline(text, is_asked=True) == expected
