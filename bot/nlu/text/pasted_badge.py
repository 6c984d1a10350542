"""No classifier can read the characters of a pasted badge: words take its place before anything reads it.

The conversation keeps the badge itself, which the action verifies.
"""

from __future__ import annotations

from bot.badges.reading import REFERENCE, mentions_badge
from bot.nlu.text.message_text import Edit, MessageText

IN_WORDS = "check my badge"
"""A training example of the intent ``check_badge``."""

MOST_WORDS_BESIDE = 8
"""With more words than this around it, an address is mentioned in passing and not handed over."""


def badge_in_words(text: MessageText) -> MessageText:
    """`IN_WORDS` for a text that hands over a badge; any other text is unchanged."""
    return text.edited([Edit(0, len(text.now), IN_WORDS)]) if _hands_over_a_badge(text.now) else text


def with_badge_blanked(text: str) -> str:
    """The text with spaces where it refers to a badge: the letters of a token tell nothing. Every place stays."""
    return REFERENCE.sub(lambda match: " " * len(match[0]), text)


def _hands_over_a_badge(text: str) -> bool:
    if not mentions_badge(text):
        return False
    is_address = "://" in text and "eyJ" not in text and "<" not in text
    beside = [word for word in text.split() if "://" not in word]
    return not is_address or len(beside) <= MOST_WORDS_BESIDE
