"""Every sentence of the channels reads as one, and what stands open in it can be filled."""

from __future__ import annotations

import string

import pytest

from bot.channels import messages, rest
from bot.people.files import LIFETIME

SENTENCES = {name: text for name, text in vars(messages).items() if name.isupper() and isinstance(text, str)}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_message_is_whole_sentences(name: str) -> None:
    text = SENTENCES[name]
    assert text == " ".join(text.split())
    assert text.endswith("]" if name == "BADGE_SENT" else (".", "!", "?"))
    assert len(text) < 300


def test_the_only_thing_left_open_is_how_long_to_wait() -> None:
    open_ones = {name for name, text in SENTENCES.items() if "{wait}" in text}
    assert open_ones == {"TOO_MANY_MESSAGES"}
    filled = messages.TOO_MANY_MESSAGES.format(wait="2 seconds")
    assert [field for _, field, _, _ in string.Formatter().parse(filled) if field is not None] == []


def test_limits_are_those_of_the_code() -> None:
    assert f"{rest.MAX_WORDS_BYTES // 1024} KB of words" in messages.BODY_TOO_LARGE
    assert f"1 to {rest.MAX_SENDER_LENGTH} characters" in messages.SENDER_WRONG
    assert LIFETIME.days == 1
    assert "one day" in messages.FILE_GONE
