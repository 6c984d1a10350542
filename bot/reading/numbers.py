"""Numbers in words as digits ("two and a half" -> "2.5"), with the way back to the places of the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

MOST_CHARACTERS = 2000
"""Longer messages are read up to here: nobody tells their situation at greater length."""

_UNITS = "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
_WORD = (
    f"(?:{_UNITS}|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    "|hundred|thousand|million)"
)
_RUN = re.compile(
    rf"\b(?:a\s+(?=hundred|thousand|million))?{_WORD}(?:(?:\s+and\s+|[\s-]+){_WORD})*\b", re.IGNORECASE
)
_MIXED = re.compile(r"\b(\d+)\s+(?:and\s+a\s+half|1/2)\b|\b(\d+)\s?½", re.IGNORECASE)
_FEW = re.compile(r"\b(?:a\s+)?couple(?:\s+of)?\b|\ba\s+few\b|\bhalf\s+a\s+dozen\b|\ba\s+dozen\b", re.IGNORECASE)
_FEW_VALUES = {"couple": "2", "few": "3", "half": "6", "dozen": "12"}
_COUNTED = r"(?P<unit>years?|months?|weeks?|hours?|days?)"
_AND_A_HALF = re.compile(rf"\b(?:an?|1)\s+{_COUNTED}\s+and\s+a\s+half\b", re.IGNORECASE)
_TRAILING_HALF = re.compile(rf"\b(\d+)\s+{_COUNTED}\s+and\s+a\s+half\b", re.IGNORECASE)
_HALF = re.compile(r"\bhalf\s+(?:an?\s+)?(?=years?\b|hours?\b|days?\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Digits:
    """A text with its numbers in digits; places in `text` are led back to the original by `place`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original text; of a number, the words that it was written in."""
        return self.starts[start], self.ends[max(start, end - 1)]


def in_digits(text: str) -> Digits:
    """The text with its numbers as digits, lower case."""
    shortened = text[:MOST_CHARACTERS].replace("’", "'")
    lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in shortened)
    digits = Digits(lowered, tuple(range(len(lowered))), tuple(range(1, len(lowered) + 1)))
    for pattern, value in _STEPS:
        digits = _replaced(digits, pattern, value)
    return digits


def _number(match: re.Match[str]) -> str:
    # Imported here: only a message with number words pays for it.
    from text_to_num import alpha2digit

    return re.sub(r"^a\s+", "", str(alpha2digit(match[0].lower(), "en", 0)))


def _few(match: re.Match[str]) -> str:
    return next(digit for word, digit in _FEW_VALUES.items() if word in match[0])


def _mixed(match: re.Match[str]) -> str:
    return f"{match[1] or match[2]}.5"


_STEPS = (
    (_RUN, _number),
    (_FEW, _few),
    (_AND_A_HALF, lambda match: f"1.5 {match['unit']}"),
    (_TRAILING_HALF, lambda match: f"{match[1]}.5 {match['unit']}"),
    (_MIXED, _mixed),
    (_HALF, lambda match: "0.5 "),
)


def _replaced(digits: Digits, pattern: re.Pattern[str], value: Callable[[re.Match[str]], str]) -> Digits:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for match in pattern.finditer(digits.text):
        written = value(match)
        pieces += digits.text[last : match.start()], written
        first, end = digits.place(*match.span())
        # Every new character stands for all the words that it replaces.
        starts += [*digits.starts[last : match.start()], *[first] * len(written)]
        ends += [*digits.ends[last : match.start()], *[end] * len(written)]
        last = match.end()
    pieces.append(digits.text[last:])
    return Digits("".join(pieces), (*starts, *digits.starts[last:]), (*ends, *digits.ends[last:]))


def amount(text: str) -> float:
    """The number that digits stand for: "1,200" is twelve hundred, "1.5" and "1,5" one and a half."""
    if re.fullmatch(r"\d{1,3}(?:[,. ]\d{3})+", text):
        return float(re.sub(r"[,. ]", "", text))
    return float(text.replace(",", "."))
