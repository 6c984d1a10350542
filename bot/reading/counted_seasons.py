"""Years counted by what comes once a year ("three seasons", "5 Christmases"), and times that an event began."""

from __future__ import annotations

import re
from datetime import date

MONTHS_A_YEAR = 12

_ONCE_A_YEAR = (
    r"(?:seasons?|winters?|summers?|springs?|autumns?|falls|christmas(?:es)?|harvests?|lambings?|calvings?|vintages?"
    r"|appraisals?|financial\s+years|school\s+years|academic\s+years)"
)
_FRACTIONS = {"quarters": 3, "terms": 4, "semesters": 6}
_COUNTED = re.compile(
    rf"\b(?P<number>\d{{1,2}})\s+(?:\w+\s+)?(?:(?P<year>{_ONCE_A_YEAR})|(?P<part>{'|'.join(_FRACTIONS)}))(?![a-z])"
)
_NTH = re.compile(rf"\b(?P<number>\d{{1,2}})(?:st|nd|rd|th)\s+(?:\w+\s+)?{_ONCE_A_YEAR}(?![a-z])")
_PANDEMIC = re.compile(
    r"\b(?:since|from|(?:start|beginning)\s+of|before|after|during)\s+(?:(?:\w+\s+)?before\s+|the\s+)?(?:covid(?:[\s-]?19)?|corona(?:virus)?|pandemic|(?:1st\s+|2nd\s+)?lockdown)\b"
)
PANDEMIC = date(2020, 3, 1)
"""When people's "since Covid" begins."""


def months_of_seasons(text: str) -> tuple[int, int, int] | None:
    """The months that seasons or terms counted in a text in digits come to, and their place.

    The third season is two that are over.
    """
    if match := _COUNTED.search(text):
        months = MONTHS_A_YEAR if match["year"] else _FRACTIONS[match["part"]]
        return int(match["number"]) * months, *match.span()
    if match := _NTH.search(text):
        return max(int(match["number"]) - 1, 0) * MONTHS_A_YEAR, *match.span()
    return None


def began_with(text: str) -> tuple[date, int, int] | None:
    """The day of the event that something began with, where everybody shares the event: "since Covid"."""
    match = _PANDEMIC.search(text)
    return (PANDEMIC, *match.span()) if match else None
