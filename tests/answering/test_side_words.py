"""Texts as their words are compared: plain, and with names for the sides."""

from __future__ import annotations

import pytest

from bot.answering.side_words import marked, plain, vocabulary_of

SIDES = {"promotion": ("promoted", "step up"), "badges": ("badge", "certificate", "short course")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("does a badge beat a promotion", "does a <1 beat a <0"),
        ("two certificates and a short course", "two <1 and a <1"),
        ("a badge or certificate", "a <1"),
        ("a badge or a promotion", "a <1 or a <0"),
        ("badger", "badger"),
        ("", ""),
    ],
)
def test_each_word_for_a_side_gets_its_name(text: str, expected: str) -> None:
    assert marked(text, vocabulary_of(SIDES)) == expected


def test_without_sides_the_text_stays() -> None:
    assert marked("does a badge help", vocabulary_of(None)) == "does a badge help"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DOESN’T  it\nhelp", "doesn't it help"),
        ("dont u think certs r fine", "don't you think certs are fine"),
        ("cannot", "can't"),
        ("", ""),
    ],
)
def test_short_forms_are_written_out(text: str, expected: str) -> None:
    assert plain(text) == expected
