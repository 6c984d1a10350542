"""Time counted by what comes once a year, and by what everybody remembers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.counted_seasons import PANDEMIC, began_with, months_of_seasons
from tests.reading.telling import TODAY, tenure


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("four winters", 48),
        ("2 full seasons", 24),
        ("my fourth season", 36),
        ("six quarters", 18),
        ("three terms", 12),
        ("9m", 9),
        ("2015", 143),
        ("from 2018 onwards", 107),
        ("Sept 2024", 27),
        ("since 09", 215),
        ("since march 22", 57),
        ("since spring of 24", 33),
        ("came over, so June 2025", 18),
        ("since before Covid", 81),
        ("nineteen ninety nine", 335),
        ("twenty odd years", 240),
        ("2 and a bit", 24),
    ],
)
def test_when_it_began_is_read(text: str, months: int) -> None:
    assert tenure(text, is_asked=True) == months


@pytest.mark.parametrize("text", ["the season starts soon", "donkey's years", "I manage covid wards", "march on"])
def test_what_names_no_beginning_is_not_read(text: str) -> None:
    assert tenure(text, is_asked=True) is None


@given(st.integers(min_value=1, max_value=40))
def test_the_nth_season_is_one_less_that_is_over(number: int) -> None:
    counted, nth = months_of_seasons(f"{number} seasons"), months_of_seasons(f"{number}th season")
    assert counted is not None
    assert nth is not None
    assert counted[0] - nth[0] == 12


def test_the_pandemic_began_when_it_did() -> None:
    found = began_with("since the 1st lockdown")
    assert found is not None
    assert found[0] == PANDEMIC == date(2020, 3, 1)
    assert TODAY > PANDEMIC
