from __future__ import annotations

import pytest

from bot.nlu.text import courtesies
from bot.nlu.text.courtesies import FEWEST_WORDS
from bot.nlu.text.message_text import MessageText

QUESTION = "how long does a badge take"


def without_courtesies(text: str) -> str:
    return courtesies.without_courtesies(MessageText.of(text)).now


@pytest.mark.parametrize(
    "before",
    [
        "Hi,",
        "hello there!",
        "Good morning everyone,",
        "Dear HR team,",
        "Hope you are well.",
        "quick question:",
        "I just wanted to ask:",
        "Sorry to bother you, but",
        "Thanks for the last answer!",
        "ok so",
        "um,",
        "Hi there, hope all is well! I have a quick question:",
    ],
)
def test_what_is_said_before_a_question_is_taken_off(before: str) -> None:
    assert without_courtesies(f"{before} {QUESTION}") == QUESTION


@pytest.mark.parametrize(
    "after",
    [
        "Thanks!",
        "many thanks, Priya",
        "please",
        "let me know",
        "cheers",
        "no rush at all",
        "Have a nice day!",
        "lol",
    ],
)
def test_what_is_said_after_a_question_is_taken_off(after: str) -> None:
    assert without_courtesies(f"{QUESTION}? {after}") == f"{QUESTION}?"
    assert without_courtesies(f"{QUESTION}, {after}") == QUESTION


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hi",
        "thank you so much",
        "ok thanks",
        "thanks, bye now",
        "so what",
        "well done",
        "does a greeting card company promote people who say please and thank you",
        "right to appeal a promotion decision",
        "you don't understand what I'm asking",
        "is there a quick question and answer page",
    ],
)
def test_what_could_be_meant_stays(text: str) -> None:
    left = without_courtesies(text)
    if left != text:
        assert len(left.split()) >= FEWEST_WORDS
    if text and len(text.split()) <= FEWEST_WORDS:
        assert left == text


def test_hesitation_goes_wherever_it_stands() -> None:
    assert without_courtesies("how do um I earn uh, a badge") == "how do I earn a badge"


def test_what_is_left_is_quoted_without_its_courtesies() -> None:
    written = f"Hi there, {QUESTION}? Thanks!"
    text = courtesies.without_courtesies(MessageText.of(written))
    assert text.quote(0, len(text.now)) == text.now == f"{QUESTION}?"
    assert text.original(0, 3) == (written.index("how"), written.index("how") + 3)
