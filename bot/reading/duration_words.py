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
_AN_HOUR = re.compile(r"\b(half\s+an?|quarter\s+of\s+an|an?)\s+hour\b(\s+and\s+a\s+half)?", re.IGNORECASE)
_PARTS = {"half": 0.5, "quarter": 0.25}


def hours_in(text: str) -> float | None:
    """The hours that a text names in digits (`reading.numbers`), minutes added; None when it names none."""
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
