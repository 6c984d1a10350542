"""Makes a message safe and keeps it to a sensible length before anything else reads it.

Rasa's RegexMessageHandler runs after the pipeline and obeys any text that starts with a slash, so commands that the
assistant's buttons do not send have to lose it here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from bot.dialogue.payload import is_allowed
from bot.nlu.text.mail_text import own_words
from bot.nlu.text.message_text import Edit, MessageText

MAX_CHARACTERS = 600
"""How much of a message is read. Of a longer one, the beginning and the end, where the question usually stands."""

MOST_LOOKED_AT = 20 * MAX_CHARACTERS
"""Anything further on is dropped before quoted mail is looked for."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_COMMAND_MARK = re.compile(r'[/{}"@:_,]')
_LEADING_SLASHES = re.compile(r"^[/ ]+")


def guarded(text: MessageText) -> MessageText:
    """The text as the pipeline reads it: composed, without quoted mail, control characters, commands and excess.

    This is the one place where a message is checked for being a button's payload, which nothing else may change.
    """
    plain = text.edited([Edit(MOST_LOOKED_AT, len(text.now))]) if len(text.now) > MOST_LOOKED_AT else text
    plain = _composed(own_words(plain)).substituted(_CONTROL, " ").stripped()
    if is_allowed(plain.now):
        return replace(plain, is_payload=True)
    words = _defused(plain)
    if len(words.now) > MAX_CHARACTERS:
        words = _beginning_and_end(words)
    # A cut or a replaced character must not bring a leading slash back.
    return without_leading_slash(words.single_spaced())


def without_leading_slash(text: MessageText) -> MessageText:
    """The text without slashes at its beginning, so that Rasa does not take it for a command."""
    return text.substituted(_LEADING_SLASHES)


def _defused(text: MessageText) -> MessageText:
    """A command without what makes it one, leaving its words: ``/ask_pay{"a":"b"}`` -> ``ask pay a b``."""
    return text.substituted(_COMMAND_MARK, " ").single_spaced() if text.now.startswith("/") else text


def _beginning_and_end(text: MessageText) -> MessageText:
    """Whole words from both ends, `MAX_CHARACTERS` at most, with a space between the two halves."""
    half = (MAX_CHARACTERS - 1) // 2
    first, last = half, len(text.now) - half
    before, after = text.now.rfind(" ", 0, first), text.now.find(" ", last)
    return text.edited([Edit(first if before < 0 else before, last if after < 0 else after + 1, " ")])


def _composed(text: MessageText) -> MessageText:
    """The text in Unicode's normalisation form KC, changed only where it has to be."""
    whole = unicodedata.normalize("NFKC", text.now)
    if whole == text.now:
        return text
    composed = text.edited(
        Edit(start, end, unicodedata.normalize("NFKC", text.now[start:end])) for start, end in _clusters(text.now)
    )
    # Should a character combine with one that seems to stand apart, the map becomes coarse, but the text is right.
    return composed if composed.now == whole else text.edited([Edit(0, len(text.now), whole)])


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Spans that normalise on their own: a character with the marks that may combine with it."""
    start = 0
    for at, character in enumerate(text):
        if at and not _combines(character):
            yield start, at
            start = at
    if text:
        yield start, len(text)


def _combines(character: str) -> bool:
    """Whether the character may become one with the character before it: a mark, or a Hangul vowel or final."""
    first = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.category(first).startswith("M") or "\u1160" <= first <= "\u11ff"
