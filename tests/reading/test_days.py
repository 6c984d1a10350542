"""Days in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.days import day_of
from bot.reading.days import past_day_in as day_in
from bot.reading.numbers import in_digits
from bot.reading.periods import Direction
from tests.reading.telling import NOT_TIMES, TODAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 24)),
        ("nothing said", date(2026, 11, 24)),
        ("Yesterday", date(2026, 11, 23)),
        ("the day before yesterday", date(2026, 11, 22)),
        ("3 days ago", date(2026, 11, 21)),
        ("a week ago", date(2026, 11, 17)),
        ("on Monday", date(2026, 11, 23)),
        ("last Tuesday", date(2026, 11, 17)),
        ("Tuesday", date(2026, 11, 24)),
        ("wednesday", date(2026, 11, 18)),
        ("next Friday", date(2026, 11, 27)),
        ("tomorrow", date(2026, 11, 25)),
        ("on 3 June", date(2026, 6, 3)),
        ("June 3rd", date(2026, 6, 3)),
        ("the 3rd of June 2025", date(2025, 6, 3)),
        ("5 December", date(2025, 12, 5)),
        ("24 November", date(2026, 11, 24)),
        ("3.4.2026", date(2026, 4, 3)),
        ("03/04/2026", date(2026, 4, 3)),
        ("2026-04-03", date(2026, 4, 3)),
        ("31 June", date(2026, 11, 24)),
    ],
)
def test_days(text: str, day: date) -> None:
    assert day_in(text, TODAY)[0] == day


def test_the_rest_of_the_text_keeps_its_other_numbers() -> None:
    day, rest = day_in("3 hours of SQL 2 days ago", TODAY)
    assert day == date(2026, 11, 22)
    assert rest.split() == ["3", "hours", "of", "SQL"]
    assert day_in("sql may 3 hours", TODAY)[0] == TODAY


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789./- adfjmnsuyot", max_size=25))
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance(day_in(text, TODAY)[0], date)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("a month ago", date(2026, 10, 24)),
        ("one month ago", date(2026, 10, 24)),
        ("two months ago", date(2026, 9, 24)),
        ("a year ago", date(2025, 11, 24)),
        ("a year and a half ago", date(2025, 5, 24)),
        ("half a year ago", date(2026, 5, 24)),
        ("a fortnight ago", date(2026, 11, 10)),
        ("a couple of weeks ago", date(2026, 11, 10)),
        ("3 days back", date(2026, 11, 21)),
        ("2 hours ago", TODAY),
        ("last week", date(2026, 11, 17)),
        ("last month", date(2026, 10, 24)),
        ("last year", date(2025, 1, 1)),
        ("in June", date(2026, 6, 1)),
        ("back in March", date(2026, 3, 1)),
        ("in May", date(2026, 5, 1)),
        ("in November", date(2026, 11, 1)),
        ("in December", date(2025, 12, 1)),
        ("in June 2025", date(2025, 6, 1)),
        ("June 2025", date(2025, 6, 1)),
        ("last June", date(2026, 6, 1)),
        ("early June", date(2026, 6, 1)),
        ("mid-August", date(2026, 8, 15)),
        ("the end of June", date(2026, 6, 30)),
        ("at the end of last month", date(2026, 10, 31)),
        ("the first of this month", date(2026, 11, 1)),
        ("on the 1st of the month", date(2026, 11, 1)),
        ("the fifteenth of last month", date(2026, 10, 15)),
        ("the 31st of last month", date(2026, 10, 31)),
        ("on the third", date(2026, 11, 3)),
        ("on the 30th", date(2026, 10, 30)),
        ("in summer", date(2026, 6, 1)),
        ("last autumn", date(2025, 9, 1)),
        ("over Christmas", date(2025, 12, 24)),
        ("in Q2", date(2026, 4, 1)),
        ("last quarter", date(2026, 7, 1)),
        ("in 2024", date(2024, 1, 1)),
        ("over the weekend", date(2026, 11, 21)),
        ("last Friday", date(2026, 11, 20)),
        ("this past Friday", date(2026, 11, 20)),
        ("on 03-Jun-26", date(2026, 6, 3)),
        ("29 February", date(2024, 2, 29)),
        ("this week", TODAY),
        ("this month", TODAY),
        ("the second module and the 3rd", TODAY),
        ("in June 2027", date(2027, 6, 1)),
    ],
)
def test_when_it_was_done(text: str, day: date) -> None:
    assert day_in(in_digits(f"finished SQL {text}").text, TODAY)[0] == day


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_is_no_day_is_today(text: str) -> None:
    words = in_digits(text).text
    assert day_in(words, TODAY) == (TODAY, words)


@pytest.mark.parametrize(
    ("words", "past", "future"),
    [
        ("june", date(2026, 6, 1), date(2027, 6, 30)),
        ("friday", date(2026, 11, 20), date(2026, 11, 27)),
        ("tuesday", TODAY, date(2026, 12, 1)),
        ("the 15th", date(2026, 11, 15), date(2026, 12, 15)),
        ("the 1st of this month", date(2026, 11, 1), date(2026, 11, 1)),
        ("5 december", date(2025, 12, 5), date(2026, 12, 5)),
        ("q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("last june", date(2026, 6, 1), date(2026, 6, 30)),
        ("next june", date(2027, 6, 1), date(2027, 6, 30)),
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("the year", date(2026, 1, 1), date(2026, 12, 31)),
        ("year", None, None),
        ("31 june", None, None),
        ("30 february 2027", None, None),
        ("monday 99", None, None),
    ],
)
def test_one_function_for_both_directions(words: str, past: date | None, future: date | None) -> None:
    assert day_of(words, TODAY, "past") == past
    assert day_of(words, TODAY, "future") == future


WRITINGS = ("%d %B %Y", "%B %d, %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y/%m/%d", "%d-%b-%Y", "the %d of %B %Y")


@given(
    st.dates(date(1950, 1, 1), date(2099, 12, 31)),
    st.sampled_from(WRITINGS),
    st.sampled_from(["past", "future"]),
    st.dates(date(2000, 1, 1), date(2060, 1, 1)),
)
def test_a_full_date_is_itself_in_every_writing(day: date, writing: str, direction: Direction, today: date) -> None:
    assert day_of(day.strftime(writing).lower(), today, direction) == day


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.dates(date(2023, 1, 1), date(2023, 12, 31)))
def test_a_date_without_a_year_is_the_nearest_in_its_direction(today: date, day: date) -> None:
    words = f"{day.day} {day:%B}".lower()
    past, future = day_of(words, today, "past"), day_of(words, today, "future")
    assert past is not None
    assert future is not None
    assert past <= today < future
    assert future.year - past.year == 1


@given(st.dates(date.min, date.max), st.sampled_from(["past", "future"]), st.text(max_size=25))
def test_no_words_break_it(today: date, direction: Direction, words: str) -> None:
    for text in (words, "next year", "last week", "the day before yesterday", "the 31st", "winter", "friday"):
        assert isinstance(day_of(text, today, direction), date | None)
