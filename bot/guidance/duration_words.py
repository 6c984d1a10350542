"""Hours of work in words: "3 hours", "two and a half hours", "90 min", "1h30", "half an hour"."""

from __future__ import annotations

import re

_NUMBER = r"(-?\d+(?:[.,]\d+)?)"
_HOURS_AND_MINUTES = re.compile(
    r"(?<![\w-])(\d+)\s*(?:h|:)\s*([0-5]?\d)(?:\s*(?:h|hrs?|hours?|min\w*|m))?\b", re.IGNORECASE
)
_HOURS = re.compile(
    rf"(?<![\w.,]){_NUMBER}(\s+and\s+a\s+half)?\s*-?\s*(?:h|hrs?|hours?)\b(\s+and\s+a\s+half)?", re.IGNORECASE
)
_MINUTES = re.compile(rf"(?<![\w.,]){_NUMBER}\s*-?\s*(?:m|mins?|minutes?)\b", re.IGNORECASE)
_AN_HOUR = re.compile(r"\b(half\s+an?|quarter\s+of\s+an|an?|1)\s+hour\b(\s+and\s+a\s+half)?", re.IGNORECASE)
_DIGITS = {"one": "1", "two": "2", "three": "3"}
_SMALL = re.compile(
    r"\b(one|two|three)\b(?=(?:\s+and\s+a\s+half)?[\s-]+(?:h|hrs?|hours?|mins?|minutes?|days?|weeks?|months?)\b)",
    re.IGNORECASE,
)
_PARTS = {"half": 0.5, "quarter": 0.25}


def digits(text: str) -> str:
    """The text with numbers in words written as digits; the text itself where that fails."""
    from text_to_num import alpha2digit

    # The library leaves the smallest numbers as they are, since "one" is often no number.
    small = _SMALL.sub(lambda found: _DIGITS[found[1].lower()], text)
    try:
        return str(alpha2digit(small, "en"))
    except (ValueError, IndexError, KeyError):
        return small


def hours_in(text: str) -> float | None:
    """The hours that a text names, minutes added; None when it names none. Negative ones are told as such."""
    if found := _AN_HOUR.search(text):
        part = found[1].lower().split()[0]
        return _PARTS.get(part, 1.0) + (0.5 if found[2] else 0.0)
    if found := _HOURS_AND_MINUTES.search(text):
        return int(found[1]) + int(found[2]) / 60
    hours, minutes = _HOURS.search(text), _MINUTES.search(text)
    if hours is None and minutes is None:
        return None
    total = 0.0
    if hours:
        total += _number(hours[1]) + (0.5 if hours[2] or hours[3] else 0.0)
    if minutes:
        total += _number(minutes[1]) / 60
    return round(total, 2)


def _number(text: str) -> float:
    return float(text.replace(",", "."))
