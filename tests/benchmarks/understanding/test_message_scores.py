"""Facts and acts are scored as they are meant to be."""

from __future__ import annotations

import pytest

from benchmarks.understanding.message_scores import ALL, Read, act_scores, fact_scores, misses, table
from bot.dialogue.message_reading import ASKS, HOURS, ROLE_NOW, TELLS, FactSpan, MessageReading
from bot.nlu.messages.annotations import AnnotatedMessage

TEXT = "staff nurse, five hours, a nurse"
ANNOTATED = AnnotatedMessage(
    TEXT, (FactSpan(ROLE_NOW, "staff nurse", 0, 11), FactSpan(HOURS, "five hours", 13, 23)), frozenset({TELLS})
)
NEARLY = Read(
    ANNOTATED,
    MessageReading(
        {TELLS: 0.9, ASKS: 0.6}, (FactSpan(ROLE_NOW, "nurse", 6, 11), FactSpan(ROLE_NOW, "nurse", 27, 32))
    ),
)
RIGHT = Read(ANNOTATED, MessageReading({TELLS: 0.4, ASKS: 0.1}, ANNOTATED.spans))


def test_a_fact_that_overlaps_is_right_and_counts_once() -> None:
    scores = fact_scores([NEARLY])
    assert (scores[ROLE_NOW].precision, scores[ROLE_NOW].recall) == (0.5, 1.0)
    assert (scores[HOURS].precision, scores[HOURS].recall, scores[HOURS].f) == (0.0, 0.0, 0.0)
    assert (scores[ALL].expected, scores[ALL].read, scores[ALL].found, scores[ALL].right) == (2, 2, 1, 1)


def test_exact_means_the_same_words() -> None:
    assert fact_scores([NEARLY], is_exact=True)[ROLE_NOW].f == 0.0
    assert fact_scores([RIGHT], is_exact=True)[ALL].f == 1.0


def test_likely_acts_count_and_else_the_likeliest() -> None:
    assert NEARLY.acts == {TELLS, ASKS}
    assert RIGHT.acts == {TELLS}
    assert (NEARLY.has_right_acts(), RIGHT.has_right_acts()) == (False, True)
    scores = act_scores([NEARLY, RIGHT])
    assert scores[TELLS].f == 1.0
    assert scores[ALL].f == pytest.approx(0.8)


def test_what_is_printed_names_each_label_and_each_miss() -> None:
    printed = table([NEARLY, RIGHT])
    assert "| hours | 2 | 1 | 1.00 | 0.50 | 0.67 | 0.67 |" in printed
    assert "All acts right: 1 of 2." in printed
    assert misses([RIGHT]) == ""
    assert "missed ['hours: five hours'], wrong ['role_now: nurse'], acts ['asks']" in misses([NEARLY])
