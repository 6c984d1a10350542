"""Days in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.days import past_day_in as day_in
from tests.tools.people import TODAY


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
