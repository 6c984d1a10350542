"""How often something is done, as times a week: "per week", "every two weeks", "twice a month", "on weekdays"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reading.durations import MONTHS_A_YEAR, WEEKS_A_MONTH
from bot.reading.numbers import NUMBER, RANGE, amount

WORKDAYS = 5
"""The days of "an hour a day"; "every day" is all seven."""

_EACH = (
    r"(?:/|p\.?(?=\s?[dw]\b)|per|by(?=\s+(?:the\s+)?(?:day|week|month))(?:\s+the)?|an?|each|every"
    r"|in\s+(?:an?\s+|the\s+)?|of\s+(?:an?|the))"
)
_LETTER = r"(?:(?<![a-z])|(?<=p))"
"""What stands before a "d" or a "w" that is a day or a week: not the rest of "and"."""

_PERIOD = (
    rf"(?:(?:single\s+)?(?P<working>work(?:ing)?[\s-]?|week)?(?P<day>days?|{_LETTER}d)|(?P<week>(?:single\s+)?weeks?|wks?|{_LETTER}w)"
    r"|(?P<fortnight>fortnights?)|(?P<month>months?|mths?|mo)|(?P<quarter>quarters?)|(?P<year>years?|yrs?)"
    r"|(?P<weekend_day>weekend\s+days?)|(?P<weekend>weekends?)"
    r"|(?P<part>evenings?|nights?|mornings?|afternoons?|lunch\s*(?:break|time|hour)s?))"
)
_STEP = r"(?P<step>other|alternate|second|\d{1,2}(?:st|nd|rd|th)?)"
_RATE = rf"{_EACH}\s*-?\s*(?:{_STEP}[\s-]+)?{_PERIOD}(?:\s+of\s+the\s+week)?"
_ADVERB = (
    r"(?P<adverb>weekly|daily|monthly|fortnightly|bi-?weekly|nightly|quarterly|yearly|annually|p\.?\s?w\b\.?|p/w)"
)
_ON = (
    r"(?:(?:only\s+|just\s+|mostly\s+)?(?:on|at|over|during|in)\s+(?:(?:the|most|my)\s+)?"
    r"(?:(?P<on_weekends>weekends?)|(?P<on_weekdays>(?:week|work(?:ing)?\s?)days)"
    r"|(?P<on_parts>evenings?|mornings?|nights|afternoons|lunch\s*breaks)))"
)
_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAME_OF_A_DAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?s?"
"""A day of the week as people write it, in lower case."""

_DAYS = (
    rf"(?:(?P<every>every|each)\s+|(?:on|from)\s+)?(?P<names>{NAME_OF_A_DAY}(?:(?:\s*(?:,|&|,?\s*and)\s*|\s*(?:-|–|to|till|through)\s*)"
    rf"(?:on\s+|every\s+)?{NAME_OF_A_DAY})*)\b"
)
_TIMES = (
    rf"(?:on\s+|for\s+|over\s+|x\s*|,\s*)?(?P<count>once|twice|thrice|{NUMBER})(?:{RANGE}\d{{1,2}})?\s*-?\s*"
    r"(?:x|×|times?|days?|evenings?|nights?|mornings?|afternoons?|lunch\s*breaks?|weekdays?|sessions?)?[\s-]*"
)
_NOT_BEHIND = r"(?!\s+(?:ago|back|from\s+now|earlier|later|off)\b)(?![\w])"
_FORMS = tuple(
    re.compile(pattern + _NOT_BEHIND) for pattern in (f"{_TIMES}(?:{_RATE}|{_ADVERB})", _RATE, _ADVERB, _ON, _DAYS)
)
_FILLER = re.compile(
    r"\s*,?\s*(?:(?:of|for)\s+(?:my\s+)?(?:\w+\s+){0,2}?\w+(?=[\s,]))?(?:\s*\(?(?:each|max|tops|or\s+so)(?=\s+(?:\w+\s+)?(?:an?|per|on|every)))?[\s,(:-]*"
)
_JOINT = re.compile(r"\s*,?\s*(?:and\s+)?")
_BEFORE = re.compile(
    r"[\s,:;=-]*(?:(?:i|we)(?:'ve|'d|'ll)?\s+(?:(?:can|could|have|got|would|will|might|may|usually|only|do|study|learn|spare"
    r"|spend|free)\s+)*|for\s+|is\s+|at\s+)?(?:(?:about|around|roughly|maybe|up\s+to|at\s+least|only|just|some)\s+)?"
)
_LONGEST_BEFORE = 60


@dataclass(frozen=True)
class Frequency:
    """How many times a week; `is_plain` where "once a week" is all that it says, so that nothing is counted up."""

    times: float
    start: int
    end: int
    is_plain: bool = False
    is_daily: bool = False


def frequency_after(text: str, place: int) -> Frequency | None:
    """How often what ends at this place is done: the " a day" of "2 hours a day", with what it says of the days.

    Words such as "of study" may stand between. "2 hours a day, 3 days a week" is three times.
    """
    filler = _FILLER.match(text, place)
    for start in (place, filler.end() if filler else place):
        first = _at(text, start + len(text[start:]) - len(text[start:].lstrip()))
        if first is None:
            continue
        joint = _JOINT.match(text, first.end)
        narrower = _at(text, joint.end()) if first.is_daily and joint else None
        if narrower is not None and not narrower.is_plain:
            weekend = re.search(r"\bweekends?$", text[narrower.start : narrower.end])
            return Frequency(2.0 if weekend else narrower.times, place, narrower.end)
        return Frequency(first.times, place, first.end, first.is_plain, first.is_daily)
    return None


def frequency_before(text: str, place: int) -> Frequency | None:
    """How often what begins at this place is done: the "every week " of "every week I have 5 hours"."""
    for start in range(max(0, place - _LONGEST_BEFORE), place):
        if start and text[start - 1].isalnum():
            continue
        found = _at(text, start)
        joint = _BEFORE.match(text, found.end) if found else None
        if found and joint and joint.end() == place:
            return found
    return None


def _at(text: str, place: int) -> Frequency | None:
    for form in _FORMS:
        match = form.match(text, place)
        if match and (found := _frequency(match, {k: v for k, v in match.groupdict().items() if v})):
            return found
    return None


def _frequency(match: re.Match[str], groups: dict[str, str]) -> Frequency | None:
    place = match.span()
    if "names" in groups:
        days = days_named(groups["names"])
        is_repeated = "every" in groups or days > 1 or groups["names"].endswith("days")
        return Frequency(days, *place) if is_repeated else None
    if groups.keys() & {"on_weekends", "on_weekdays", "on_parts"}:
        return Frequency(1.0 if "on_weekends" in groups else WORKDAYS, *place)
    count = {"once": 1.0, "twice": 2.0, "thrice": 3.0}.get(groups.get("count", "once"))
    count = amount(groups["count"]) if count is None else count
    if "adverb" in groups:
        times = _adverb(groups["adverb"])
        return Frequency(count * times, *place, count == times == 1, groups["adverb"] == "daily")
    step = _step(groups.get("step", "1"))
    times = _times(groups, match[0].lstrip().startswith(("every", "each")) or "step" in groups)
    is_plain = "week" in groups and count == step == 1
    is_daily = bool(groups.keys() & {"day", "part"}) and "count" not in groups and step == 1
    return Frequency(count * times / step, *place, is_plain, is_daily) if step else None


def _times(groups: dict[str, str], is_every: bool) -> float:
    """Times a week of one period, whatever its step."""
    if "day" in groups:
        return 7.0 if is_every and "working" not in groups else WORKDAYS
    if "part" in groups:
        return WORKDAYS
    times = {
        "fortnight": 0.5,
        "month": 1 / WEEKS_A_MONTH,
        "quarter": 4 / (MONTHS_A_YEAR * WEEKS_A_MONTH),
        "year": 1 / (MONTHS_A_YEAR * WEEKS_A_MONTH),
        "weekend_day": 2.0,
    }
    return next((value for period, value in times.items() if period in groups), 1.0)


def _step(text: str) -> float:
    """The 2 of "every other week" and the 3 of "every third month"."""
    return 2.0 if text in ("other", "alternate", "second") else float(re.sub(r"\D", "", text))


def _adverb(text: str) -> float:
    year = MONTHS_A_YEAR * WEEKS_A_MONTH
    return {
        "daily": WORKDAYS,
        "nightly": WORKDAYS,
        "monthly": 1 / WEEKS_A_MONTH,
        "quarterly": 4 / year,
        "yearly": 1 / year,
        "annually": 1 / year,
        "fortnightly": 0.5,
        "biweekly": 0.5,
        "bi-weekly": 0.5,
    }.get(text, 1.0)


def days_named(text: str) -> float:
    """How many days of the week a list or a range names: "Mon, Wed and Fri" is 3, "Monday to Thursday" 4."""
    names = [_NAMES.index(name) for name in re.findall("|".join(_NAMES), text)]
    if len(names) == 2 and re.search(r"-|–|\bto\b|till|through", text):
        return float((names[1] - names[0]) % 7 + 1)
    return float(len(set(names)))
