"""The day on which something was done, in words: "yesterday", "last Friday", "two weeks ago", "on 3 June"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.reading.dates import day_of

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)

_NAMED = re.compile(
    r"\b(the day before yesterday|yesterday|last night|today|this morning|tomorrow|last week|last month)\b",
    re.IGNORECASE,
)
_AGO = re.compile(r"\b(\d{1,4}|an?)\s+(day|week|month)s?\s+ago\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    rf"\b(?:on\s+|this\s+past\s+)?(last\s+|next\s+)?({'|'.join(_WEEKDAYS)})\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\b(\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})\b\.?(?:,?\s+\d{{4}})?"
    rf"|(?:{_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s*(?:h\b|hours?|min))(?:,?\s+\d{{4}})?)",
    re.IGNORECASE,
)
_BACK = {
    "the day before yesterday": 2,
    "yesterday": 1,
    "last night": 1,
    "tomorrow": -1,
    "last week": 7,
    "last month": 30,
}
_DAYS = {"day": 1, "week": 7, "month": 30}


def day_in(text: str, today: date) -> tuple[date, str]:
    """The day that a text names, and the text without it; today where it names none.

    Days without a year are the last such day; only a year, "tomorrow" or "next" make one that is still to come.
    """
    for pattern, read in ((_DATE, _date), (_NAMED, _named), (_AGO, _ago), (_WEEKDAY, _weekday)):
        found = pattern.search(text)
        day = read(found, today) if found else None
        if found and day is not None:
            return day, text[: found.start()] + " " + text[found.end() :]
    return today, text


def _date(found: re.Match[str], today: date) -> date | None:
    return day_of(found[0].lower(), today, "past")


def _named(found: re.Match[str], today: date) -> date | None:
    return _back(_BACK.get(" ".join(found[1].lower().split()), 0), today)


def _ago(found: re.Match[str], today: date) -> date | None:
    number = int(found[1]) if found[1].isdigit() else 1
    return _back(number * _DAYS[found[2].lower()], today)


def _weekday(found: re.Match[str], today: date) -> date | None:
    """The last such day; today's own name is today, unless "last" stands before it."""
    which = (found[1] or "").strip().lower()
    back = (today.weekday() - _WEEKDAYS.index(found[2].lower())) % 7
    if which == "next":
        return _back(back - 7, today)
    return _back(7 if which == "last" and back == 0 else back, today)


def _back(days: int, today: date) -> date | None:
    return today - timedelta(days=days) if days <= (today - date.min).days else None
