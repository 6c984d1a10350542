"""The days in files: "2021-03-15", "2021-03", "Mar 2021", "03/2021", "2021", or year, month and day apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar",
            "february feb februar",
            "march mar mär märz",
            "april apr",
            "may mai",
            "june jun juni",
            "july jul juli",
            "august aug",
            "september sep sept",
            "october oct oktober okt",
            "november nov",
            "december dec dezember dez",
        ),
        start=1,
    )
    for name in names.split()
}

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:T.*)?")
_NAMED = re.compile(r"(?:(\d{1,2})\.? )?([^\W\d_]{3,9})\.? (\d{4})|([^\W\d_]{3,9})\.? (\d{1,2}), (\d{4})")
_SLASHED = re.compile(r"(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4})")
_YEAR = re.compile(r"\d{4}")


def day_in(value: object) -> date | None:
    """The day that a cell, a member or an element gives; the first of the month or year where it gives no more."""
    if isinstance(value, Mapping):
        parts = [_number(value.get(name)) for name in ("year", "month", "day")]
        return _day(*parts)
    text = value.strip() if isinstance(value, str) else str(value) if isinstance(value, int) else ""
    if match := _ISO.fullmatch(text):
        return _day(*map(_number, match.groups()))
    if match := _NAMED.fullmatch(text):
        day, name, year, name_first, day_second, year_last = match.groups()
        month = MONTHS.get((name or name_first).lower())
        return _day(_number(year or year_last), month, _number(day or day_second)) if month else None
    if match := _SLASHED.fullmatch(text):
        day, month_text, year = match.groups()
        return _day(_number(year), _number(month_text), _number(day))
    return _day(int(text)) if _YEAR.fullmatch(text) else None


def _number(value: object) -> int | None:
    text = str(value).strip().lstrip("-") if value is not None else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _day(year: int | None, month: int | None = None, day: int | None = None) -> date | None:
    if year is None or not 1930 <= year <= 2100:
        return None
    try:
        return date(year, month or 1, day or 1)
    except ValueError:
        return None
