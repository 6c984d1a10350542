"""A text as its words are compared: written plainly, with each word for a side replaced by a name for that side.

"Certificate", "cert" and "badge" are one side under several names, "promotion" and "a step up" another: a document
declares which. In a marked text they are ``<0`` and ``<1``, so that all that is said of a side is read alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

Sides = Mapping[str, Sequence[str]]
"""The words for each side of a comparison, as a document declares them."""

Vocabulary = tuple[tuple[str, tuple[str, ...]], ...]
"""The same, as a value that can be a key."""

_WRITTEN_OUT = {
    "r": "are",
    "u": "you",
    "ur": "your",
    "wud": "would",
    "shud": "should",
    "cannot": "can't",
    "ain't": "isn't",
    "innit": "isn't it",
}
_SHORT = "isnt arent wasnt werent dont doesnt didnt cant couldnt wont wouldnt shouldnt hasnt havent"
_WRITTEN_OUT |= {word: f"{word[:-1]}'t" for word in _SHORT.split(" ")}


def vocabulary_of(sides: Sides | None) -> Vocabulary:
    """The words for each side as a value that can be a key."""
    return tuple((name, tuple(words)) for name, words in (sides or {}).items())


@lru_cache(maxsize=64)
def _side_pattern(vocabulary: Vocabulary) -> re.Pattern[str] | None:
    named = [
        (f"s{index}", sorted({name, name.replace("-", " "), *words}, key=len, reverse=True))
        for index, (name, words) in enumerate(vocabulary)
    ]
    if not named:
        return None
    groups = (f"(?P<{group}>{'|'.join(re.escape(word.lower()) for word in words)})" for group, words in named)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})s?(?![\w-])")


def marked(text: str, vocabulary: Vocabulary) -> str:
    """The text with each word for a side replaced by a name for that side, ``<0``, ``<1``."""
    pattern = _side_pattern(vocabulary)
    if pattern is None:
        return text
    marked = pattern.sub(lambda match: f"<{str(match.lastgroup)[1:]}", text)
    # "a badge or certificate" is one side under two names.
    return re.sub(r"(<\d+)(?: or (?:an? )?\1)+\b", r"\1", marked)


def plain(text: str) -> str:
    """The text in lower case, with its short forms written as others write them."""
    text = text.lower().replace("’", "'").replace("`", "'")
    return " ".join(re.sub(r"[a-z']+", lambda match: _WRITTEN_OUT.get(match[0], match[0]), text).split())
