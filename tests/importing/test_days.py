"""Days as files write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importing.days import day_in


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-03-15", date(2021, 3, 15)),
        ("2021-03", date(2021, 3, 1)),
        ("2021-04-01T00:00:00Z", date(2021, 4, 1)),
        ("Mar 2021", date(2021, 3, 1)),
        ("15 March 2021", date(2021, 3, 15)),
        ("March 15, 2021", date(2021, 3, 15)),
        ("03/2021", date(2021, 3, 1)),
        ("15.03.2021", date(2021, 3, 15)),
        ("2021", date(2021, 1, 1)),
        (2021, date(2021, 1, 1)),
        ({"year": "2021", "month": "--03", "day": None}, date(2021, 3, 1)),
        ("2021-02-31", None),
        ("soon", None),
        ("1066", None),
        (None, None),
    ],
)
def test_a_day_is_read(value: object, day: date | None) -> None:
    assert day_in(value) == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_of_a_life_or_none(text: str) -> None:
    day = day_in(text)
    assert day is None if day is None else 1930 <= day.year <= 2100
