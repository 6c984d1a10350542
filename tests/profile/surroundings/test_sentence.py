"""What stands around a fact in its sentence."""

from __future__ import annotations

from bot.nlu.messages.annotations import read_marks
from bot.profile.surroundings.sentence import around


def test_the_sentence_ends_at_its_marks() -> None:
    text, (span,) = read_marks("Hi there. I have [3 hours](hours) a week, no more! Ok?")
    assert around(span, text) == (" I have ", " a week, no more!")


def test_a_point_within_a_number_ends_no_sentence() -> None:
    text, (span,) = read_marks("I have [2.5 hours](hours)")
    assert around(span, text) == ("I have ", "")
