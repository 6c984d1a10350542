"""Misspelt words become words of the examples; sound words, however rare, stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.spelling import SpellingCorrector, word_counts

ENGLISH = {"promotion", "badge", "raise", "payroll", "bandage", "will", "credentials", "badges", "cost", "coast"}
ENGLISH |= {"with", "which"}
COUNTS = {
    "badge": 30,
    "badges": 20,
    "credentials": 9,
    "microcredential": 12,
    "promotoin": 1,
    "nanodegree": 7,
    "promtion": 9,
    "promotion": 200,
    "cost": 30,
    "coast": 3,
    "sst": 5,
    "with": 90,
    "which": 60,
    "badgeful": 2,
}


@pytest.fixture(scope="module")
def corrector() -> SpellingCorrector:
    return SpellingCorrector(COUNTS, ENGLISH.__contains__)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("promtoion", "promotion"),
        ("Will a bagde do?", "Will a badge do?"),
        ("credetnials", "credentials"),
        ("micocredential", "microcredential"),
        ("promotoin", "promotion"),
        ("promtion", "promotion"),
        ("cst of a badge", "cost of a badge"),
        ("wich", "which"),
    ],
)
def test_typing_errors_are_put_right(corrector: SpellingCorrector, typed: str, read: str) -> None:
    assert corrector.correct(typed) == read


@pytest.mark.parametrize(
    "sound",
    [
        "bandage",
        "payroll",
        "bandages",
        "zzyzx",
        "bad",
        "wouldn't badge",
        "",
        "nanodegre",
        "12 badges!",
        "sst",
        "vpn",
        "badgeful",
    ],
    ids=[
        "near a target",
        "not in the examples",
        "plural",
        "near nothing",
        "short",
        "apostrophe",
        "empty",
        "rare target",
        "known",
        "known without vowels",
        "unknown without vowels",
        "another form",
    ],
)
def test_everything_else_stays(corrector: SpellingCorrector, sound: str) -> None:
    assert corrector.correct(sound) == sound


@given(st.text(max_size=80))
def test_correcting_twice_changes_no_more(text: str) -> None:
    corrector = SpellingCorrector(COUNTS, ENGLISH.__contains__)
    once = corrector.correct(text)
    assert corrector.correct(once) == once


def test_words_are_counted_in_lower_case() -> None:
    assert word_counts(["A badge", "a Badge, a raise"]) == {"a": 3, "badge": 2, "raise": 1}
