"""Months on the calendar: adding them to a day and counting them between two."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MOST_MONTHS = 12 * 200


def months_later(day: date, months: float) -> date:
    """The day this many months later, at a month's end where the day does not exist there."""
    whole = round(min(max(months, -MOST_MONTHS), MOST_MONTHS) * 2) / 2
    count = day.year * 12 + day.month - 1 + int(whole // 1)
    year, month = count // 12, count % 12 + 1
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    last = monthrange(year, month)[1]
    later = date(year, month, min(day.day, last))
    return later if whole == whole // 1 else _half_a_month_later(later)


def _half_a_month_later(day: date) -> date:
    return date.fromordinal(min(day.toordinal() + 15, date.max.toordinal()))


def months_between(first: date, last: date) -> float:
    """Months from one day to another, with a fraction by days; negative when `last` is earlier."""
    return (last.year - first.year) * 12 + last.month - first.month + (last.day - first.day) / 30
