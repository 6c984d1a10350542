"""A day named in words ("June", "the end of next year", "March 2023"), to the last or first day it may mean."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Literal

from bot.reading.months import months_later

Towards = Literal["past", "future"]

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
DATE = (
    rf"(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
    rf"|{_ORDINAL}\s+(?:of\s+)?(?:{_MONTH})\b\.?(?:,?\s+\d{{4}})?"
    rf"|(?:{_MONTH})\b\.?\s+{_ORDINAL}(?:,?\s+\d{{4}})?(?!\d)"
    rf"|(?:next\s+|last\s+|this\s+)?(?:{_MONTH})\b\.?(?:,?\s+(?:of\s+)?(?:\d{{4}}|next\s+year"
    rf"|this\s+year|last\s+year))?"
    r"|(?:(?:the\s+)?(?:end|middle|start|beginning)\s+of\s+)?"
    r"(?:(?:the|this|next|last)\s+)?(?:year|month|week|summer|autumn|fall|winter|spring"
    r"|christmas|quarter)(?:\s+(?:after\s+next|\d{4}))?"
    r"|(?:(?:the\s+)?(?:end|middle|start|beginning)\s+of\s+)?(?:19|20)\d{2}"
    r"|q[1-4](?:\s+\d{4})?|tomorrow|today|yesterday)"
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SEASONS = {
    "summer": (8, 31),
    "autumn": (11, 30),
    "fall": (11, 30),
    "winter": (2, 28),
    "spring": (5, 31),
    "christmas": (12, 24),
}
_YEAR = re.compile(r"(?:19|20)\d{2}")


def day_of(words: str, today: date, towards: Towards) -> date | None:
    """The day that these words name; the last one possible in the future, the first one in the past."""
    text = re.sub(r"^the\s+", "", " ".join(words.split()))
    try:
        return _iso(text) or _relative(text, today, towards) or _parsed(text, today, towards)
    except (ValueError, OverflowError):
        return None


def _iso(text: str) -> date | None:
    match = _ISO.fullmatch(text)
    return date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _relative(text: str, today: date, towards: Towards) -> date | None:
    """Years, quarters, seasons: what the library does not know, or reads as of this day next year."""
    part = re.match(r"(?:the )?(end|middle|start|beginning) of ", text)
    rest = text[part.end() :] if part else text
    rest = re.sub(r"^the ", "", rest)
    where = part[1] if part else ("end" if towards == "future" else "start")
    year = _year_of(rest, today)
    if (
        rest in ("year", "this year", "next year", "last year", "year after next") or _YEAR.fullmatch(rest)
    ) and year:
        return {"end": date(year, 12, 31), "middle": date(year, 6, 30)}.get(where, date(year, 1, 1))
    if re.fullmatch(r"(?:this |next )?month", rest):
        first = months_later(today.replace(day=1), 2 if rest.startswith("next") else 1)
        return date.fromordinal(first.toordinal() - 1)
    if quarter := re.match(r"q([1-4])", rest):
        return _forward(int(quarter[1]) * 3, 30, year, today)
    if re.fullmatch(r"(?:this |next )?quarter", rest):
        end = (today.month - 1) // 3 * 3 + 3 + (3 if rest.startswith("next") else 0)
        return date.fromordinal(months_later(date(today.year, 1, 1), end).toordinal() - 1)
    for season, (month, day) in _SEASONS.items():
        if season in rest:
            return _forward(month, day, year if _YEAR.search(rest) else None, today)
    return None


def _year_of(text: str, today: date) -> int | None:
    if match := _YEAR.search(text):
        return int(match[0])
    steps = {"after next": 2, "next": 1, "last": -1}
    return today.year + next((step for word, step in steps.items() if word in text), 0)


def _forward(month: int, day: int, year: int | None, today: date) -> date:
    """This day of the year named, or its next coming."""
    if year and year != today.year:
        return date(year, month, day)
    coming = date(today.year, month, day)
    return coming if coming > today else date(today.year + 1, month, day)


def _parsed(text: str, today: date, towards: Towards) -> date | None:
    # Imported here: it is slow, and few messages name a date.
    import dateparser

    if year := re.search(r"\b(next|this|last) year$", text):
        text = f"{text[: year.start()]}{_year_of(year[0], today)}".replace(" of ", " ")
    text = re.sub(r"^(?:next|last|this) (?=\w)", "", text) if not re.search(r"week|month|year", text) else text
    found: datetime | None = dateparser.parse(
        text,
        languages=["en"],
        settings={
            "PREFER_DATES_FROM": towards,
            "RELATIVE_BASE": datetime(today.year, today.month, today.day),
            "PREFER_DAY_OF_MONTH": "last" if towards == "future" else "first",
            "DATE_ORDER": "DMY",
        },
    )
    return found.date() if found else None
