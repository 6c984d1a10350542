"""Removes from a text what could show who wrote it or whom it is about, as far as that can be found.

Names, addresses and ids are found by `bot.knowledge.personal_words`, whatever has a form of its own by patterns.
Some names are not found; that is why the log of unanswered questions is off until HR switches it on.
"""

from __future__ import annotations

import re
import unicodedata

from bot.knowledge.personal_words import personal_words

MAX_CHARACTERS = 300
LOOKED_AT = 2_000
"""How many characters of a text are looked at: far more than are kept, and few enough to be quick."""

_ADDRESS = r"[^\s@<>()\[\],;:|\"']"
_AT = r"(?:\s?@\s?|\s?[(\[{]\s?at\s?[)\]}]\s?)"
_DOT = r"(?:\.|\s?[(\[{]\s?dot\s?[)\]}]\s?)"
_ENDINGS = "com|org|net|info|io|co|dev|app|edu|gov|eu|uk|de|fr|nl|es|it|ch|at|be|us|ca|au|in"

# In this order: a link may hold an address, an address may hold a number.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("[mention]", re.compile(r"<[@#!][^>]*>")),
    ("[link]", re.compile(r"\b[a-z][a-z0-9+.-]{0,20}://\S*|\bwww\.\S+", re.IGNORECASE)),
    ("[email]", re.compile(rf"(?<!{_ADDRESS}){_ADDRESS}+{_AT}{_ADDRESS}+?(?:{_DOT}[^\W_]+)+", re.IGNORECASE)),
    ("[link]", re.compile(rf"\b(?:[\w-]+\.)+(?:{_ENDINGS})\b(?:[/?#:]\S*)?", re.IGNORECASE)),
    ("[link]", re.compile(r"\b(?:[\w-]+\.)+[a-z]{2,24}[/?#]\S*", re.IGNORECASE)),
    (
        "[account]",
        re.compile(r"\b[a-z]{2}\d{2}(?:[ -]?[a-z0-9]{4}){2,7}(?:[ -]?[a-z0-9]{1,3})?\b", re.IGNORECASE),
    ),
    ("[mention]", re.compile(r"(?<!\S)(?:\S+ @ \S+|\S*@\S*)")),
    # Five digits or more, however they are set apart: telephone, staff and card numbers, salaries.
    ("[number]", re.compile(r"(?:\b[^\W\d_]{1,4}-?)?\+?[(\[]?\d(?:[\s().,/_+–-]{0,3}\d){4,}(?:[^\W\d_]{1,2}\b)?")),
)

_STARTS_WITH_AT = re.compile(_AT, re.IGNORECASE)


class MaskFailed(Exception):
    """Something that should be masked is still in the text, so the text must not be kept."""


def mask(text: str) -> str:
    """The text on one line, with names, addresses, links, mentions, ids and long numbers replaced, then cut.

    Raises `MaskFailed` when a second look still finds anything that has a form of its own.
    """
    masked = _plain(unicodedata.normalize("NFKC", text[:LOOKED_AT])[:LOOKED_AT])
    masked = _without_personal_words(masked)
    for name, pattern in PATTERNS:
        masked = pattern.sub(f" {name} ", masked)
    masked = _cut(" ".join(masked.split()))
    if any(pattern.search(masked) for _, pattern in PATTERNS):
        raise MaskFailed
    return masked


def _without_personal_words(text: str) -> str:
    parts, last = [], 0
    for start, end, kind in personal_words(text):
        if _is_in_address(text, start, end):
            continue
        parts += [text[last:start], f" {kind} "]
        last = end
    return "".join((*parts, text[last:]))


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Whether what was found is a piece of a mail address, link or mention, which is masked as a whole."""
    word = text[text.rfind(" ", 0, start) + 1 : start] + text[end:].partition(" ")[0]
    return any(sign in word for sign in ("@", "://", "<")) or _STARTS_WITH_AT.match(text[end:]) is not None


def _plain(text: str) -> str:
    """Letters and digits in their usual form without invisible characters, which could hide from a pattern."""
    # Control (Cc), format (Cf), surrogate (Cs) and private (Co) characters say nothing to a reader.
    spaced = (" " if character.isspace() else character for character in text)
    return "".join(character for character in spaced if unicodedata.category(character)[0] != "C")


def _cut(text: str) -> str:
    return text if len(text) <= MAX_CHARACTERS else text[: MAX_CHARACTERS - 1].rstrip() + "…"
