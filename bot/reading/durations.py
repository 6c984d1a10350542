"""Lengths of time in words, and months on the calendar: "a year", "2 yrs 6 mths", "1h30", "10 to 12 weeks"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.dialogue.phrases import counted
from bot.reading.numbers import NUMBER, RANGE, amount

MONTHS_A_YEAR = 12
WEEKS_A_MONTH = 52 / 12
DAYS_A_MONTH = 7 * WEEKS_A_MONTH
MOST_MONTHS = MONTHS_A_YEAR * 200

_SPELLINGS = {
    "decade": r"decades?",
    "year": r"years?|yrs?|y",
    "month": r"months?|mnths?|mths?|mos?",
    "fortnight": r"fortnights?",
    "week": r"weeks?|wks?",
    "day": r"days?",
    "hour": r"hours?|hrs?|h",
    "minute": r"minutes?|mins?",
}
_UNITS = "|".join(_SPELLINGS.values())
_LONG_UNITS = r"decades?|years?|yrs?|months?|mths?|fortnights?|weeks?|wks?|days?|hours?|hrs?|minutes?|mins?"
_MORE = RANGE.replace(r"\bto\b", "to").replace(r"\bor\b", "or")
_KIND = r"(?:study|learning|spare|free|extra|full|whole|solid|good)"
_UNIT_END = r"(?:(?![a-z])|(?=(?:an?|per|each|every)\s?(?:day|week|wk|month|year)s?\b))(?:\.(?=\s*\d)|')?"
_PART = re.compile(
    rf"(?:(?<![\w.,:/])(?P<sign>-|minus\s+)?(?P<number>{NUMBER})\+?(?:{_MORE}(?P<upper>{NUMBER})\+?)?"
    rf"|(?<=[a-z])(?P<tight>\d{{1,2}}))(?:-?ish\b)?\s*-?\s*(?:{_KIND}\s+)?(?P<unit>{_UNITS}|(?<=\d)m){_UNIT_END}"
    rf"|\b(?P<article>an?)\s+(?P<whole>{_LONG_UNITS}){_UNIT_END}(?:\s+or\s+(?:2|so)\b(?!\s*-?\s*(?:{_UNITS})\b))?"
)
_CLOCK = re.compile(
    r"(?<![\w.,:/-])(?P<hours>\d{1,3})\s?:\s?(?P<minutes>[0-5]\d)(?!\s*(?:[ap]\.?\s?m\b|[\d:.]\d|o'clock))"
    r"(?P<unit>\s*-?\s*(?:hours?|hrs?|h)(?![a-z]))?"
)
_MINUTES_BEHIND = re.compile(
    r"(?P<minutes>[0-5]?\d)(?:\s*-?\s*(?:minutes?|mins?|m))?(?![\w%:/]|[.,]\d)"
    r"|\s*(?P<spaced>[0-5]\d)(?=\s*(?:$|[,;!?)]|\.(?!\d)|/|(?:per|an?|each|every|daily|weekly|monthly|of|on|twice|once)\b))"
)
"""The "30" of "1h30" and of "1 hour 30 a day"."""

_JOINT = re.compile(r"\s*(?:,|and|&|\+|plus|,\s*and)?\s*")
_TO = re.compile(_MORE)
_TIME_OF_DAY = re.compile(r"(?:\b(?:at|from|until|till|to|by|since|before|after|around|between|and)|@|-|–)\s*$")
_COUNTED_BEFORE = re.compile(
    r"(?:\b(?:hours?|hrs?|minutes?|mins?|times?|once|twice|thrice|days?|evenings?|nights?|mornings?|afternoons?"
    r"|weekends?|sessions?|euros?|dollars?|pounds?)|\d\s*(?:h|m|x|k)?|[€$£])\s*$"
)
"""After these, "a week" says how often and not how long."""

_RATE = re.compile(r"\s*(?:/|per\b|a\s+(?:day|week|month)\b|each\b|every\b|weekly|daily|hours?\b)")
AGO = re.compile(r"\s*(?:ago|back|earlier)\b")
"""What stands behind a length of time that is over."""

_ORDER = tuple(_SPELLINGS)
_WORK_UNITS = ("hour", "minute")


@dataclass(frozen=True)
class Duration:
    """A length of time with its place in the text that it was read from.

    `months`, `days` and `hours` add up: "2 years and a week" is 24 months and 7 days. `unit` is the largest unit
    named, `words` says the length back.
    """

    months: float
    days: float
    hours: float
    unit: str
    start: int
    end: int
    words: str

    @property
    def is_work(self) -> bool:
        """Whether it is counted in hours or minutes, as work is."""
        return self.unit in _WORK_UNITS

    @property
    def total_months(self) -> float:
        """All of it in months; hours are too short to count."""
        return self.months + self.days / DAYS_A_MONTH

    def after(self, day: date) -> date:
        """The day this long after another, as far as the calendar goes."""
        return _days_later(months_later(day, self.months), self.days)

    def before(self, day: date) -> date:
        """The day this long before another, as far as the calendar goes."""
        return _days_later(months_later(day, -self.months), -self.days)


def durations(text: str) -> tuple[Duration, ...]:
    """Every length of time in a text whose numbers are digits (`bot.reading.numbers.in_digits`), in its order.

    "2 hrs 15 min" is one length, and so is the range "2 to 3 years", of which the lower end counts. The "week" of
    "5 hours a week" is none.
    """
    merged: list[Duration] = []
    for part in sorted([*_parts(text), *_clock_times(text)], key=lambda one: one.start):
        if merged and part.start < merged[-1].end:
            continue
        previous = merged[-1] if merged else None
        between = text[previous.end : part.start] if previous else ""
        if previous and _JOINT.fullmatch(between) and _continues(previous, part):
            merged[-1] = _together(previous, part)
        elif previous and previous.unit == part.unit and _TO.fullmatch(between):
            merged[-1] = replace(previous, end=part.end)
        else:
            merged.append(part)
    return tuple(merged)


def hours_in(text: str) -> float | None:
    """The hours that a text in digits says were spent, in full; None when it names none.

    What "and" or "plus" adds is counted in: "1 hour of video and 30 minutes of exercises" is 1.5.
    """
    amounts = [duration for duration in durations(text) if duration.is_work]
    if not amounts:
        return None
    added = (
        later.hours
        for later in amounts[1:]
        if re.search(r"(?:\b(?:and|plus)|[+&])\s+(?:another\s+|a\s+further\s+)?$", text[: later.start])
    )
    return round(amounts[0].hours + sum(added), 2)


def is_rate(text: str, end: int) -> bool:
    """Whether "per week" or the like follows here: then what ends here is no length of time."""
    return bool(_RATE.match(text, end))


def is_ago(text: str, end: int) -> bool:
    """Whether the length of time that ends here lies behind: "two years ago", "3 months back"."""
    return bool(AGO.match(text, end))


def in_words(months: float) -> str:
    """Months in words: "18 months", "2 years", "3 weeks"."""
    if months < 1:
        return counted(max(round(months * WEEKS_A_MONTH), 0), "week")
    if round(months) >= 12 and round(months) % 6 == 0 and round(months) != 18:
        return counted(round(months) / 12, "year")
    return counted(round(months), "month")


def months_later(day: date, months: float) -> date:
    """The day so many calendar months later, or earlier: a month's last day where the day does not exist there.

    Fractions are rounded to half months of 15 days. Past either end of the calendar it is the calendar's last or
    first day.
    """
    halves = round(min(max(months, -MOST_MONTHS), MOST_MONTHS) * 2)
    try:
        later: date = day + relativedelta(months=halves // 2, days=15 * (halves % 2))
    except (ValueError, OverflowError):
        return date.max if months > 0 else date.min
    return later


def months_between(first: date, last: date) -> float:
    """Calendar months from one day to another, days as thirtieths; negative when `last` is earlier."""
    apart = relativedelta(last, first)
    return float(apart.years * MONTHS_A_YEAR + apart.months + apart.days / 30)


def _days_later(day: date, days: float) -> date:
    try:
        return day + timedelta(days=round(days))
    except OverflowError:
        return date.max if days > 0 else date.min


def _parts(text: str) -> Iterator[Duration]:
    previous: Duration | None = None
    for match in _PART.finditer(text):
        if match["article"]:
            if _COUNTED_BEFORE.search(text[: match.start()]) and not is_ago(text, match.end()):
                continue
            previous = _part(1.0, _unit_of(match["whole"]), match)
        elif _is_part_of_a_name(text, match, previous.end if previous else -1):
            continue
        else:
            previous = _with_minutes(text, match, _unit_after(previous, match, text))
        yield previous


def _is_part_of_a_name(text: str, match: re.Match[str], last: int) -> bool:
    """Whether a number hangs on letters, as in "L5" or "ISO-9001", and not on the unit before: "2hrs15min"."""
    before = text[: match.start()]
    if match["tight"]:
        return match.start() != last
    return bool(re.search(r"\w-$", before)) and match.start() - 1 != last


def _unit_after(previous: Duration | None, match: re.Match[str], text: str) -> str:
    """The unit of a part. An "m" is a minute, but after years a month: "2y 6m"."""
    if match["unit"] != "m":
        return _unit_of(match["unit"])
    follows_years = previous and previous.unit == "year" and _JOINT.fullmatch(text[previous.end : match.start()])
    return "month" if follows_years else "minute"


def _with_minutes(text: str, match: re.Match[str], unit: str) -> Duration:
    sign = -1 if match["sign"] else 1
    number = amount(match["number"] or match["tight"])
    part = _part(sign * number, unit, match)
    behind = _MINUTES_BEHIND.match(text, match.end()) if unit == "hour" and number.is_integer() else None
    if behind is None or match["upper"]:
        return part
    minutes = float(behind["minutes"] or behind["spaced"])
    return replace(part, hours=part.hours + sign * minutes / 60, end=behind.end())


def _clock_times(text: str) -> Iterator[Duration]:
    """Lengths written as on a clock, "1:30"; without a unit, "at 5:30" is a time of day."""
    for match in _CLOCK.finditer(text):
        if match["unit"] or not _TIME_OF_DAY.search(text[: match.start()]):
            hours = int(match["hours"]) + int(match["minutes"]) / 60
            yield Duration(0.0, 0.0, hours, "hour", match.start(), match.end(), match[0])


def _unit_of(spelling: str) -> str:
    return next(unit for unit, pattern in _SPELLINGS.items() if re.fullmatch(pattern, spelling))


def _part(number: float, unit: str, match: re.Match[str]) -> Duration:
    sign = "minus " if number < 0 else ""
    size, name = {"decade": (10, "year"), "fortnight": (2, "week")}.get(unit, (1, unit))
    months = {"decade": 120.0, "year": 12.0, "month": 1.0}.get(unit, 0.0) * number
    days = {"fortnight": 14.0, "week": 7.0, "day": 1.0}.get(unit, 0.0) * number
    hours = {"hour": 1.0, "minute": 1 / 60}.get(unit, 0.0) * number
    words = f"half a {name}" if abs(number) == 0.5 and months else counted(abs(number) * size, name)
    return Duration(months, days, hours, unit, *match.span(), f"{sign}{words}")


def _continues(larger: Duration, smaller: Duration) -> bool:
    """Whether two lengths side by side are one: "2 years 3 months", and not "3 hours 2 days ago"."""
    is_smaller = _ORDER.index(smaller.unit) > _ORDER.index(larger.unit)
    return is_smaller and larger.is_work == smaller.is_work and larger.hours == int(larger.hours)


def _together(first: Duration, second: Duration) -> Duration:
    sign = -1 if min(first.months, first.days, first.hours) < 0 else 1
    return replace(
        first,
        months=first.months + sign * second.months,
        days=first.days + sign * second.days,
        hours=first.hours + sign * second.hours,
        end=second.end,
        words=f"{first.words.replace(' and ', ', ')} and {second.words}",
    )
