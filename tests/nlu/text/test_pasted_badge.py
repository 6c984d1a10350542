"""A pasted badge becomes words; anything else stays as it is."""

from __future__ import annotations

import pytest

from benchmarks.understanding.questions import training_texts
from bot.badges.reading import reference_to
from bot.nlu.text.message_text import MessageText
from bot.nlu.text.pasted_badge import IN_WORDS, badge_in_words, with_badge_blanked

TOKEN = "eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJkaWQ6d2ViOmV4YW1wbGUifQ.c2lnbmF0dXJlc2lnbmF0dXJl"


def in_words(text: str) -> str:
    return badge_in_words(MessageText.of(text)).now


@pytest.mark.parametrize(
    "text",
    [
        TOKEN,
        f"here you are: {TOKEN}",
        "https://badges.example.org/assertions/1",
        "my badge https://badges.example.org/assertions/1",
        '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    ],
)
def test_a_badge_becomes_words(text: str) -> None:
    assert in_words(text) == IN_WORDS


@pytest.mark.parametrize(
    "text",
    [
        "",
        "will a badge get me a raise?",
        "I read on https://example.org that badges are worth nothing at all in the long run, true?",
    ],
)
def test_other_messages_stay_as_they_are(text: str) -> None:
    assert in_words(text) == text


def test_the_words_are_an_example_of_the_intent() -> None:
    assert any(text.text == IN_WORDS and text.intent == "check_badge" for text in training_texts())


def test_a_reference_to_a_badge_is_blanked_and_every_place_stays() -> None:
    reference = reference_to("N7U_YzUxbPMXDB7uYsXItE75hPnWwJ8HOcLsS-Jm4rI")
    text = f"look: {reference} please"
    assert with_badge_blanked(text) == f"look: {' ' * len(reference)} please"
    assert badge_in_words(MessageText.of(reference)).now == IN_WORDS
    assert with_badge_blanked("check my badge") == "check my badge"
