"""Stretches of the calendar that have names (months, quarters, seasons, weeks), and which of them is meant.

Every function that has to choose takes the direction: a time in the past is the latest that has begun, a time in
the future the next that has not ended.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.easter import easter
from dateutil.relativedelta import TH, relativedelta

from bot.reading.durations import months_between, months_later

Direction = Literal["past", "future"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_YEARS_AROUND = 8
"""How far a recurring time is looked for: the 29th of February may be eight years away."""

_SEASONS = {"spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "fall": (9, 3), "winter": (12, 3)}
"""The first month of each season and how many it lasts, as in the northern hemisphere."""


A_SEASON = 80
"""From so many days on, a period is so long that nobody means the rest of one that is nearly over."""

LEAST_LEFT = 10
"""A tenth of a long period has to be left."""


@dataclass(frozen=True)
class Period:
    """The days from `first` to `last`."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def towards(self, direction: Direction) -> date:
        """The one day that stands for it: its first day in the past, its last one in the future."""
        return self.first if direction == "past" else self.last


def one_day(day: date) -> Period:
    """A period of a single day."""
    return Period(day, day)


def year_of(year: int) -> Period:
    """A calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def months_of(year: int, month: int, count: int = 1) -> Period:
    """So many months from the first of this one: a month, a quarter, half a year."""
    first = date(year, month, 1)
    return Period(first, first + relativedelta(months=count, days=-1))


def financial_year_of(year: int) -> Period:
    """A financial year by the year in which it ends: with March, as most do."""
    return months_of(year - 1, 4, 12)


def school_year_of(year: int) -> Period:
    """A year of schools and universities by the year in which it ends, in summer."""
    return months_of(year - 1, 9, 11)


def week_of(day: date) -> Period:
    """The week, Monday to Sunday, of a day."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


def season_of(name: str, year: int) -> Period:
    """A season; a winter belongs to the year in which it ends."""
    month, count = _SEASONS[name]
    return months_of(year - 1 if month == 12 else year, month, count)


def holiday_of(name: str, year: int) -> Period:
    """A holiday: Christmas Eve stands for Christmas, so that "before Christmas" ends with it."""
    if name == "easter":
        return one_day(easter(year))
    if name == "thanksgiving":
        return one_day(date(year, 11, 1) + relativedelta(weekday=TH(4)))
    if name.startswith("new year"):
        return one_day(date(year, 12, 31) if name.endswith("eve") else date(year, 1, 1))
    return one_day(date(year, 12, 24))


def recurring(
    of_year: Callable[[int], Period], which: str, year: int | None, today: date, direction: Direction
) -> Period:
    """The instance meant of what comes once a year.

    "Last" is the latest that is over and "next" the first that has not begun, whatever the direction. Raises
    `ValueError` where the year has no such day.
    """
    if year is not None:
        return of_year(year)
    candidates = []
    for each in range(max(today.year - _YEARS_AROUND, 2), min(today.year + _YEARS_AROUND, date.max.year - 1)):
        try:
            candidates.append(of_year(each))
        except ValueError:  # the 29th of February
            continue
    return chosen(candidates, which, today, direction)


def chosen(candidates: list[Period], which: str, today: date, direction: Direction) -> Period:
    """The candidate that "last", "next" or neither means; raises `ValueError` when there is none."""
    if which == "last":
        fitting = [period for period in candidates if period.last < today]
    elif which == "next":
        fitting = [period for period in candidates if period.first > today]
    elif direction == "past":
        fitting = [period for period in candidates if period.first <= today]
    elif candidates and candidates[0].days >= A_SEASON:
        # "By the autumn", said in its last days, is the next one.
        fitting = [period for period in candidates if (period.last - today).days * LEAST_LEFT >= period.days]
    else:
        fitting = [period for period in candidates if period.last > today]
    if not fitting:
        raise ValueError("No such time within the calendar.")
    return fitting[-1] if which == "last" or (which != "next" and direction == "past") else fitting[0]


def weekday_of(weekday: int, which: str, today: date, direction: Direction) -> Period:
    """A day of the week; today's own name is today in the past, and a week from now in the future."""
    days = [one_day(today + timedelta(days=step)) for step in range(-7, 8)]
    return chosen([one for one in days if one.first.weekday() == weekday], which, today, direction)


def numbered_day(number: int, today: date, direction: Direction) -> Period:
    """The day of a month that only its number names: "the 15th"."""
    firsts = (months_later(today.replace(day=1), step) for step in range(-3, 4))
    days = [first.replace(day=number) for first in firsts if number <= monthrange(first.year, first.month)[1]]
    return chosen([one_day(day) for day in days], "", today, direction)


def part_of(period: Period, part: str, direction: Direction) -> Period:
    """The end, the middle or the start of a period as a day; "early" and "late" as its first and last third."""
    if part in ("end", "close", "last day", "turn"):
        return one_day(period.last)
    if part in ("start", "beginning", "first day"):
        return one_day(period.first)
    days = (period.last - period.first).days + 1
    months = round(months_between(period.first, period.last + timedelta(days=1)))
    if part in ("mid", "middle"):
        half = months_later(period.first, months / 2) if months else period.first + timedelta(days=(days + 1) // 2)
        return one_day(half - timedelta(days=1))
    third = relativedelta(months=months // 3) if months > 2 else relativedelta(days=days // 3)
    if part == "early":
        return Period(period.first, period.first + third - timedelta(days=1))
    return (
        Period(period.last + timedelta(days=1) - third, period.last)
        if part == "late"
        else one_day(period.towards(direction))
    )
