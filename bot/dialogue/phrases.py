"""Numbers, days and lists in words, as every message writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

MOST_NAMES = 4
"""More names than these are counted, not told."""


def plain(number: float) -> str:
    """A number as people write it, in quarters or with one decimal at most: "5", "2.25", "2.5", "1,200"."""
    places = 2 if number % 0.25 == 0 else 1
    text = f"{number:,.{places}f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def counted(number: float, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 skill", "3 skills", "2.5 hours"."""
    return f"{plain(number)} {noun if number == 1 else plural or noun + 's'}"


def listed(names: Sequence[str], most: int = MOST_NAMES) -> str:
    """Names in a sentence: "A, B and C", or "A, B, C, D and 3 more"."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def day(value: date) -> str:
    """A date in words: "21 April 2025"."""
    return f"{value.day} {value:%B %Y}"


def in_a_row(words: Sequence[str], joint: str = "and") -> str:
    """Words as a list in a sentence: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"
