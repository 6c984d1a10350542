"""The ways in which people name a day, each a pattern with what it stands for on the calendar.

Patterns are for text in lower case whose numbers are digits. What several patterns may read goes to the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.reading import periods
from bot.reading.periods import MONTHS, WEEKDAYS, Direction, Period, one_day

MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])"
_FULL_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_YEAR = r"(?:\s*,?\s*(?:of\s+)?(?P<year>(?:19|20)\d{2}(?!\d)|(?:'|(?<=-))\d{2}(?!\d)|(?:next|this|last)\s+year))?"
_WHICH = (
    r"(?:(?:the\s+)?(?P<which>next|last|this(?:\s+coming|\s+past)?|coming|past|previous|following|current)\s+"
    r"|the\s+)?"
)
_PART = (
    r"(?:(?:the\s+)?(?P<part>end|close|middle|mid|start|beginning|turn|last\s+day|1st\s+day)\s+(?:of\s+)?"
    r"|(?P<third>early|mid|late)[\s-]+(?:in\s+)?)"
)
_END = r"(?P<end>[\s-]+end\b)?"
_ORDINAL = r"(?:st|nd|rd|th)"
_NOT_COUNTED = (
    r"(?!\s*(?:hours?|hrs?|h\b|minutes?|mins?|m\b|years?|yrs?|months?|weeks?|days?|euros?|dollars?|pounds?|bucks"
    r"|quid|k\b|people|steps|[€$£%]))"
)
_SEASON = r"(?:summer|autumn|fall|winter|spring(?!\s+(?:boot|mvc|framework|cloud|security|data|batch)))"
_HOLIDAY = r"(?:christmas|xmas|easter|thanksgiving|new\s+year(?:'?s)?(?:\s+(?:eve|day))?)(?:\s+(?:day|eve))?"
_NAMED_DAYS = {
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "yesterday evening": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
}
_STEPS = {"next": 1, "following": 1, "coming": 1, "last": -1, "past": -1, "previous": -1}

Resolver = Callable[[re.Match[str], date, Direction], Period]
"""What a match stands for, seen from a day in a direction; raises `ValueError` where there is no such time."""

Forms = tuple[tuple[str, Resolver], ...]


def _year(text: str | None, today: date) -> int | None:
    if not text:
        return None
    if text[0] in "nlt":
        return today.year + {"n": 1, "l": -1, "t": 0}[text[0]]
    return _full_year(text.lstrip("'"))


def _full_year(text: str) -> int:
    """The year of two digits or four: "27" is 2027, "85" is 1985."""
    year = int(text)
    return year if len(text) > 2 else year + (2000 if year < 70 else 1900)


def _month(text: str) -> int:
    return MONTHS.index(text[:3]) + 1


def _step(match: re.Match[str]) -> int:
    """1 for "next", -1 for "last", 0 for "this" and for nothing."""
    return _STEPS.get((match["which"] or "this").split()[-1], 0)


def _which(match: re.Match[str]) -> str:
    return {1: "next", -1: "last"}.get(_step(match), "")


def _part(match: re.Match[str], period: Period, direction: Direction) -> Period:
    groups = match.groupdict()
    part = "end" if groups.get("end") else groups.get("part") or groups.get("third")
    return periods.part_of(period, part.replace("1st", "first"), direction) if part else period


def _iso(match: re.Match[str], today: date, direction: Direction) -> Period:
    return one_day(date(int(match[1]), int(match[2]), int(match[3])))


def _numeric(match: re.Match[str], today: date, direction: Direction) -> Period:
    """Day before month, unless the second number can be no month ("06/15/2027")."""
    first, second, year = int(match[1]), int(match[2]), _full_year(match[3])
    return one_day(date(year, first, second) if second > 12 else date(year, second, first))


def _month_and_year(match: re.Match[str], today: date, direction: Direction) -> Period:
    return periods.months_of(int(match["y1"] or match["y2"]), int(match["m1"] or match["m2"]))


def _day_and_month(match: re.Match[str], today: date, direction: Direction) -> Period:
    month, day = _month(match["month"]), int(match["day"])
    year = _year(match["year"], today)
    return periods.recurring(lambda each: one_day(date(each, month, day)), "", year, today, direction)


def _day_of_a_month(match: re.Match[str], today: date, direction: Direction) -> Period:
    number, which = int(match["day"]), match["which"]
    if not which:
        return periods.numbered_day(number, today, direction)
    month = today.replace(day=1) + relativedelta(months=_STEPS.get(which, 0))
    return one_day(month.replace(day=number))


def _numbered_day(match: re.Match[str], today: date, direction: Direction) -> Period:
    return periods.numbered_day(int(match["day"]), today, direction)


def _named_month(match: re.Match[str], today: date, direction: Direction) -> Period:
    month, year = _month(match["month"]), _year(match["year"], today)
    period = periods.recurring(lambda each: periods.months_of(each, month), _which(match), year, today, direction)
    return _part(match, period, direction)


def _unit(match: re.Match[str], today: date, direction: Direction) -> Period:
    """Years, quarters, months, weeks and weekends by their place: "next year", "the end of the month"."""
    unit, step = match["unit"], _step(match)
    if match["beyond"]:
        step = 2 if match["beyond"].startswith("after") else -2
    is_part = bool(match["part"] or match["third"] or match["end"])
    if not (is_part or match["which"] or match["beyond"] or match[0].startswith("the ")):
        raise ValueError(f"A bare {unit} is no time.")
    if abs(step) == 1 and not is_part and (unit == "week" or (unit == "month" and step == -1)):
        # A week or a month from here, not the Monday or the first with which it begins.
        return one_day(today + (relativedelta(weeks=step) if unit == "week" else relativedelta(months=step)))
    return _part(match, _unit_at(unit, step, today, direction), direction)


def _unit_at(unit: str, step: int, today: date, direction: Direction) -> Period:
    """The year, quarter, month, week or weekend so many steps from the present one."""
    if unit == "year":
        return periods.year_of(today.year + step)
    if unit == "month":
        month = today + relativedelta(day=1, months=step)
        return periods.months_of(month.year, month.month)
    if unit == "quarter":
        month = today + relativedelta(day=1, months=3 * step - (today.month - 1) % 3)
        return periods.months_of(month.year, month.month, 3)
    if unit == "week":
        return periods.week_of(today + timedelta(weeks=step))
    weeks = [periods.week_of(today + timedelta(weeks=each)) for each in range(-3, 4)]
    weekends = [Period(week.last - timedelta(days=1), week.last) for week in weeks]
    chosen = periods.chosen(weekends, {1: "next", -1: "last"}.get(step, ""), today, direction)
    further = timedelta(weeks=step) if abs(step) > 1 else timedelta()
    return Period(chosen.first + further, chosen.last + further)


def _numbered_year(match: re.Match[str], today: date, direction: Direction) -> Period:
    return _part(match, periods.year_of(int(match["number"])), direction)


def _numbered_part(match: re.Match[str], today: date, direction: Direction) -> Period:
    """Quarters and halves of a year: "Q3", "the second half of 2027"."""
    number = int(match["quarter"] or match["nth_quarter"] or match["half"] or match["nth_half"])
    months = 3 if match["quarter"] or match["nth_quarter"] else 6
    text = match["year"] or match["rest"]
    year = today.year if text in ("the year", "this year") else _year(text, today)
    period = periods.recurring(
        lambda each: periods.months_of(each, (number - 1) * months + 1, months), "", year, today, direction
    )
    return _part(match, period, direction)


def _season(match: re.Match[str], today: date, direction: Direction) -> Period:
    name, year = match["season"], _year(match["year"], today)
    period = periods.recurring(lambda each: periods.season_of(name, each), _which(match), year, today, direction)
    return _part(match, period, direction)


def _working_year(match: re.Match[str], today: date, direction: Direction) -> Period:
    """The year of an office or a school: "next financial year", "FY27", "FY end"."""
    of_year = periods.school_year_of if match["kind"] in ("academic", "school") else periods.financial_year_of
    year = _full_year(match["fiscal"]) if match["fiscal"] else None
    return _part(match, periods.recurring(of_year, _which(match), year, today, direction), direction)


def _end_of_short_year(match: re.Match[str], today: date, direction: Direction) -> Period:
    return one_day(periods.year_of(_full_year(match["short"])).last)


def _holiday(match: re.Match[str], today: date, direction: Direction) -> Period:
    name, year = match["holiday"], _year(match["year"], today)
    return periods.recurring(lambda each: periods.holiday_of(name, each), _which(match), year, today, direction)


def _this_time(match: re.Match[str], today: date, direction: Direction) -> Period:
    step = _step(match)
    unit = {"year": relativedelta(years=step), "month": relativedelta(months=step)}
    return one_day(today + unit.get(match["unit"], relativedelta(weeks=step)))


def _abbreviated_end(match: re.Match[str], today: date, direction: Direction) -> Period:
    unit = {"y": "year", "m": "month", "q": "quarter", "w": "week"}[match["unit"]]
    return one_day(_unit_at(unit, 0, today, direction).last)


def _named_day(match: re.Match[str], today: date, direction: Direction) -> Period:
    return one_day(today + timedelta(days=_NAMED_DAYS[match[0]]))


def _weekday(match: re.Match[str], today: date, direction: Direction) -> Period:
    weekday = WEEKDAYS.index(match["weekday"][:3])
    if match["week"] or match["week_before"]:
        monday = periods.week_of(today).first
        step = -1 if "last" in (match["week"] or match["week_before"]) else 1
        return one_day(monday + timedelta(days=weekday, weeks=step))
    period = periods.weekday_of(weekday, _which(match), today, direction)
    return one_day(period.first + timedelta(weeks=1)) if match["later"] else period


_WORDS = r"(?=\s*(?:$|[^\w\s]|(?:please|if|at|or|and|but|so|to|i|the\s+latest|maybe|probably|then|for)\b))"
EXACT_FORMS: Forms = (
    (r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)", _iso),
    (r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)", _numeric),
    (
        rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<day>\d{{1,2}}){_ORDINAL}?[\s-]*(?:day\s+)?(?:of\s+)?(?P<month>{MONTH})\b\.?"
        rf"(?:-(?=\d\d))?{_YEAR}",
        _day_and_month,
    ),
    (
        rf"(?:{_WEEKDAY},?\s+)?(?P<month>{MONTH})\b\.?\s+(?:the\s+)?(?P<day>\d{{1,2}}){_ORDINAL}?(?![\d:])"
        rf"{_NOT_COUNTED}{_YEAR}",
        _day_and_month,
    ),
    (
        rf"(?:the\s+)?(?P<day>\d{{1,2}}){_ORDINAL}?\s+(?:day\s+)?of\s+(?:the\s+)?"
        r"(?:(?P<which>next|last|this|current|following|coming|previous)\s+)?month\b",
        _day_of_a_month,
    ),
)
NEAR_FORMS: Forms = (
    (rf"(?:{'|'.join(sorted(_NAMED_DAYS, key=len, reverse=True))})\b", _named_day),
    (r"(?:this|the\s+same|same)\s+time\s+(?P<which>next|last)\s+(?P<unit>year|month|week)\b", _this_time),
)
WEEKDAY_FORMS: Forms = (
    (
        rf"(?P<week_before>(?:next|last)\s+week(?:'s)?\s+(?:on\s+)?)?(?:on\s+)?{_WHICH}(?P<weekday>{_FULL_WEEKDAY})(?!s)\b"
        r"(?:\s+(?:(?:of\s+)?(?P<week>(?:next|last)\s+week)|(?P<later>week\b)))?",
        _weekday,
    ),
)
PERIOD_FORMS: Forms = (
    (
        r"(?:(?P<m1>0?[1-9]|1[0-2])[/.](?P<y1>(?:19|20)\d{2})|(?P<y2>(?:19|20)\d{2})-(?P<m2>0[1-9]|1[0-2]))(?![\d/-])",
        _month_and_year,
    ),
    (rf"{_PART}?{_WHICH}(?P<month>{MONTH})\b\.?{_END}{_YEAR}", _named_month),
    (
        rf"{_PART}?{_WHICH}(?:q(?P<quarter>[1-4])|(?P<nth_quarter>[1-4]){_ORDINAL}\s+quarter|h(?P<half>[12])"
        rf"|(?P<nth_half>[12]){_ORDINAL}\s+half)\b{_END}"
        rf"(?:\s+of\s+(?P<rest>(?:the|this|next|last)\s+year)|{_YEAR})(?!\s*fy)",
        _numbered_part,
    ),
    (
        rf"{_PART}?{_WHICH}(?P<unit>year|month|quarter|weekend|week)\b(?:\s+(?P<beyond>after\s+next|before\s+last))?"
        rf"{_END}(?!\s*\d)",
        _unit,
    ),
    (r"eo(?P<unit>[ymqw])\b", _abbreviated_end),
    (
        rf"{_PART}?(?:the\s+year\s+)?(?<![\w.,€$£])(?P<number>(?:19|20)\d{{2}})(?![\w€$£:/]|[.,]\d){_NOT_COUNTED}",
        _numbered_year,
    ),
    (rf"{_PART}?{_WHICH}(?P<season>{_SEASON})\b{_YEAR}", _season),
    (
        rf"{_PART}?(?:{_WHICH}(?P<kind>financial|fiscal|tax|academic|school)\s+year"
        rf"|fy(?:\s*'?(?P<fiscal>(?:20)?\d{{2}})(?!\d)|(?=\s+end)))\b{_END}",
        _working_year,
    ),
    (r"(?:end|close)\s+(?:of\s+)?'?(?P<short>[2-9]\d)(?![\w.,:/%])", _end_of_short_year),
    (rf"{_WHICH}(?P<holiday>{_HOLIDAY})\b{_YEAR}", _holiday),
)
NUMBER_FORMS: Forms = ((rf"the\s+(?P<day>\d{{1,2}}){_ORDINAL}{_WORDS}", _numbered_day),)
