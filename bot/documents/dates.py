"""Dates and durations of a knowledge document's front matter."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.files.faults import FaultList, excerpt

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DURATION = re.compile(r"([0-9]{1,5}) (day|month|year)s?")


def iso_date(text: str, line: int, faults: FaultList) -> date | None:
    """The date written as year-month-day; None with a fault when it is none."""
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:  # such as the 30th of February
        pass
    faults.add(line, f"{excerpt(text)} is not a date.", 'Write it as year-month-day, such as "2024-05-31".')
    return None


def holding_time(text: str, reviewed: date | None, line: int, faults: FaultList) -> timedelta | None:
    """How long a review holds: "365 days", "12 months" or "1 year"; None with a fault if it is none of these.

    Months and years are calendar months from the day of the review, counted in days: 12 months from
    2024-01-15 last until 2025-01-15 and are 366 days. A day that the last month lacks becomes its last day.
    """
    match = _DURATION.fullmatch(text)
    if match is None or not int(match[1]):
        fix = 'Write a number of days, months or years, such as "365 days" or "12 months".'
        faults.add(line, f"{excerpt(text)} is no time that a review can hold.", fix)
        return None
    number, unit = int(match[1]), match[2]
    start = reviewed or date(2000, 1, 1)  # a missing date is a fault of its own
    try:
        end: date = start + relativedelta(**{f"{unit}s": number})
    except (OverflowError, ValueError):
        faults.add(
            line,
            f"A review that holds for {text} ends beyond the year 9999.",
            'Write a shorter time, such as "12 months".',
        )
        return None
    return end - start
