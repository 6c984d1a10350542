"""How long something takes or took, in months: "a year", "18 months", "two and a half years"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.dialogue.phrases import counted
from bot.reading.numbers import Digits, amount

MONTHS_OF = {"d": 1 / 30.4, "w": 1 / 4.345, "m": 1.0, "y": 12.0}
DURATION = (
    r"(?P<sign>-)?(?P<number>\d{1,6}(?:[.,]\d{1,2})?|\ban?\b|\bone\b)\s*-?\s*"
    r"(?P<unit>years?|yrs?|y|months?|mths?|mos?|weeks?|wks?|days?)(?![a-z])"
    r"(?:(?:\s+and|,)?\s+(?P<more>\d{1,2}|a)\s+(?P<more_unit>months?))?"
)
_DURATION = re.compile(DURATION)
_BETTER_UNIT = {"d": "day", "w": "week", "m": "month", "y": "year"}


@dataclass(frozen=True)
class Duration:
    """A stretch of time with its place in the digits' text."""

    months: float
    start: int
    end: int
    words: str


def durations(digits: Digits) -> Iterator[Duration]:
    """Every duration in a text, in its order."""
    for match in _DURATION.finditer(digits.text):
        yield of_match(match)


def of_match(match: re.Match[str]) -> Duration:
    """The duration that a match of `DURATION` stands for."""
    unit = match["unit"][0]
    number = 1.0 if match["number"].isalpha() else amount(match["number"])
    months = number * MONTHS_OF[unit]
    words = counted(number, _BETTER_UNIT[unit])
    if match["more"]:
        more = 1.0 if match["more"] == "a" else float(match["more"])
        months += more
        words = f"{words} and {counted(more, 'month')}"
    if match["sign"]:
        months, words = -months, f"minus {words}"
    return Duration(months, match.start(), match.end(), words)


def in_words(months: float) -> str:
    """Months in words: "18 months", "2 years", "3 weeks"."""
    if months < 1:
        return counted(max(round(months * 4.345), 0), "week")
    if round(months) >= 12 and round(months) % 6 == 0 and round(months) != 18:
        return counted(round(months) / 12, "year")
    return counted(round(months), "month")
