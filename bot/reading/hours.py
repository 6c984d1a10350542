"""Hours a week for learning: "5h/week", "an hour a day", "two evenings a week", "weekends only"."""

from __future__ import annotations

import re

from bot.dialogue.phrases import plain
from bot.reading.found import Found
from bot.reading.numbers import Digits, amount

DAYS_A_WEEK = 5
EVENING_HOURS = 2.0
WEEKEND_DAY_HOURS = 4.0
DAY_HOURS = 8.0
WEEKS_A_MONTH = 4.345

_NUMBER = (
    r"(?P<sign>-\s?)?(?P<number>\d{1,6}(?:[.,]\d{1,2})?|\ban?\b)(?:\s*(?:-|–|to"
    r"|or)\s*(?P<upper>\d{1,3}(?:[.,]\d)?))?"
)
_EVERY = (
    r"(?P<per>\s*(?:/|per|an?|each|every|in\s+a|of\s+the)\s*(?:single\s+|working\s+"
    r"|week)?(?:days?|weeks?|wks?|w|months?|d|evenings?|nights?|mornings?|weekends?|workday)\b"
    r"|\s*weekly|\s*daily|\s*monthly|\s*pw\b|\s*at\s+weekends|\s*on\s+weekends)?"
)
_HOURS = re.compile(
    rf"{_NUMBER}\s*-?\s*(?P<unit>hours?|hrs?|h|minutes?|mins?)(?![a-z])(?:\s+of\s+(?:study|learning|time))?{_EVERY}"
)
_PARTS = re.compile(
    rf"{_NUMBER}\s*(?P<unit>(?:free\s+)?(?:evenings?|nights?|mornings?|afternoons?"
    rf"|lunch\s*breaks?|days?|half\s+days?))(?![a-z]){_EVERY}"
)
_HALF_DAY = re.compile(r"\b0\.5\s*days?")
_WEEKENDS = re.compile(
    r"\b(?:only\s+(?:at\s+|on\s+)?(?:the\s+)?weekends?|(?:at\s+|on\s+)?weekends?\s+only"
    r"|just\s+weekends?|(?:at|on)\s+(?:the\s+)?weekends?|weekends?$)"
)
_FULL_TIME = re.compile(r"\b(?:full[\s-]time|all\s+(?:my|the)\s+time)\b")
_NONE = re.compile(
    r"\b(?:no\s+(?:free\s+|spare\s+)?(?:time|hours)(?:\s+at\s+all|\s+for\s+learning)?|hardly\s+any\s+time)\b"
)
_EVENINGS = re.compile(r"\b(?:in\s+the\s+)?evenings(?:\s+only)?\b|\b(?:every|each)\s+evening\b")
_CUES = re.compile(r"\d\s*-?\s*(?:h\b|hour|hr|min)|\ban? hour|evening|night|morning|weekend|lunch|time|hours|day")


def read_hours(digits: Digits, is_asked: bool = False) -> Found | None:
    """Hours a week; hours without "a week" count where they were asked for, or stand with nothing else."""
    text = digits.text
    if not (is_asked or _CUES.search(text)):
        return None
    for match in _HOURS.finditer(text):
        if match["per"] or is_asked or _is_spare(text, match):
            return _counted(match, digits)
    for match in _PARTS.finditer(text):
        if match["per"] or (is_asked and "day" not in match["unit"]):
            return _parts(match, digits)
    half = _HALF_DAY.search(text)
    if is_asked and half:
        return _found(DAY_HOURS / 2, half, digits, "half a day a week")
    weekends = _WEEKENDS.search(text)
    if weekends and (is_asked or "only" in weekends[0] or "just" in weekends[0]):
        return _found(2 * WEEKEND_DAY_HOURS, weekends, digits, "weekends")
    return _loose(digits) if is_asked else None


def _loose(digits: Digits) -> Found | None:
    if match := _NONE.search(digits.text):
        return _found(0.0, match, digits, "no time")
    if match := _FULL_TIME.search(digits.text):
        return _found(DAYS_A_WEEK * DAY_HOURS, match, digits, "full time")
    if match := _EVENINGS.search(digits.text):
        return _found(DAYS_A_WEEK * EVENING_HOURS, match, digits, "evenings")
    if match := re.search(
        r"(?P<sign>-\s?)?(?P<number>\d{1,6}(?:[.,]\d{1,2})?)(?:\s*(?:-|to)\s*\d+)?(?![\w%€$£])", digits.text
    ):
        return _found(_signed(match), match, digits, "")
    return None


def _is_spare(text: str, match: re.Match[str]) -> bool:
    """Whether it is said of spare time, as in "I have 5 hours" or "I can spend 5 hours"."""
    return bool(
        re.search(
            r"\b(?:spare|spend|study|invest|have|got|free)\s+(?:about\s+|up\s+to\s+|around\s+)?$",
            text[: match.start()],
        )
    )


def _signed(match: re.Match[str]) -> float:
    number = 1.0 if match["number"].isalpha() else amount(match["number"])
    return -number if match["sign"] else number


def _counted(match: re.Match[str], digits: Digits) -> Found:
    hours = _signed(match) / (60 if match["unit"].startswith("m") else 1)
    per = match["per"] or ""
    return _found(hours * _times_a_week(per), match, digits, match[0].strip() if _is_counted_up(per) else "")


def _parts(match: re.Match[str], digits: Digits) -> Found:
    per = match["per"] or ""
    is_day = "day" in match["unit"]
    if is_day and re.search(r"month", per):
        hours = _signed(match) * DAY_HOURS / WEEKS_A_MONTH
    else:
        hours = _signed(match) * (DAY_HOURS if is_day else 1.0 if "lunch" in match["unit"] else EVENING_HOURS)
        hours *= 1 / WEEKS_A_MONTH if "month" in per else 1
    if "half" in match["unit"]:
        hours /= 2
    return _found(hours, match, digits, match[0].strip())


def _is_counted_up(per: str) -> bool:
    return bool(per) and "week" not in per.replace("weekend", "") and "wk" not in per and "pw" not in per


def _times_a_week(per: str) -> float:
    if "month" in per:
        return 1 / WEEKS_A_MONTH
    if "weekend" in per:
        return 1.0
    if "every day" in per or "each day" in per:
        return 7.0
    if re.search(r"\bday|daily|/\s*d|evening|night|morning|weekday", per):
        return float(DAYS_A_WEEK)
    return 1.0


def _found(hours: float, match: re.Match[str], digits: Digits, said: str) -> Found:
    rounded = round(hours, 1)
    words = f"{plain(rounded)} hour{'' if rounded == 1 else 's'} a week"
    start, end = digits.place(*match.span())
    return Found("hours_per_week", rounded, start, end, f"{said}, which I count as {words}" if said else words)
