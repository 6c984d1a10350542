"""Words that a badge brings, made to look like nobody's but its own: quoted, on one line, and cut.

Anyone can write a badge. A title such as ``SQL”. Signature: passed`` must not end our quotation and go on as if we
said it.
"""

from __future__ import annotations

from typing import Any

from bot.badges.json_text import words

MOST_SHOWN = 100
"""At most so many characters of a badge's own words are shown in one place."""

_QUOTATION_MARKS = dict.fromkeys(map(ord, '“”„‟"«»‹›″〝〞〟＂❝❞'), "'")


def quoted(text: Any, most: int = MOST_SHOWN) -> str:
    """A badge's words between quotation marks of ours, which nothing in them can close."""
    return f"“{cut(text, most)}”"


def cut(text: Any, most: int = MOST_SHOWN) -> str:
    """A badge's words on one line, without quotation marks, at most `most` characters long."""
    plain = words(text).translate(_QUOTATION_MARKS)
    return plain if len(plain) <= most else f"{plain[: most - 1].rstrip()}…"
