"""Hours a week from the days on which somebody is free: "Mondays", "Tues and Thurs nights"."""

from __future__ import annotations

import re

from bot.reading.durations import WEEKS_A_MONTH
from bot.reading.frequency import NAME_OF_A_DAY, days_named
from bot.reading.numbers import amount

DAY_HOURS = 8.0
FREE_DAY_HOURS = 4.0
"""Of a day that somebody names without "all day", half is counted."""

PART_HOURS = 2.0
LUNCH_HOURS = 1.0

_PART = r"(?P<part>morn(?:ing|in)?'?s?|afternoons?|arvos?|evenings?|eves?|nights?|[ap]\.?m|lunch\w*)(?![a-z])"
_JOINT = r"\s*(?:,?\s*(?:and|n|or)\b|[,/&+–-]|\b(?:to|till|through)\b)\s*"
_DAYS = re.compile(
    r"(?:(?P<count>\d)\s+(?:\w+\s+)?|(?P<other>every\s+(?:other|2nd)|alternate)\s+|(?P<whole>full|whole|all)\s+)?"
    rf"(?<![a-z])(?P<names>{NAME_OF_A_DAY}(?:{_JOINT}{NAME_OF_A_DAY})*)(?![a-z])(?:\s*{_PART})?"
    r"(?P<all>[\s,]*(?:all|the\s+whole|full)\s*-?day)?(?P<monthly>\s+(?:an?|per|each|every|of\s+the)\s+month)?"
    r"(?!\s+(?:i|we)\s+work)"
)
_PART_ALONE = re.compile(rf"(?<![a-z])(?:1|an?)\s+(?:\w+\s+)?{_PART}")
_TAKEN = re.compile(r"\b(?:but|except|bar|apart\s+from|not|never|no|works?|working)\s+(?:on\s+)?$")


def hours_of_days(text: str) -> tuple[float, int, int] | None:
    """The hours a week that the days named in a text come to, and their place; None where none is named."""
    found = [match for match in _DAYS.finditer(text) if not _TAKEN.search(text[: match.start()])]
    if found:
        return sum(map(_hours, found)), found[0].start(), found[-1].end()
    if alone := _PART_ALONE.search(text):
        return _of_part(alone["part"]), *alone.span()
    return None


def _hours(match: re.Match[str]) -> float:
    if match["whole"] or match["all"]:
        each = DAY_HOURS
    else:
        each = _of_part(match["part"]) if match["part"] else FREE_DAY_HOURS
    if match["monthly"]:
        return each * (amount(match["count"]) if match["count"] else 1.0) / WEEKS_A_MONTH
    return each * days_named(match["names"]) * (0.5 if match["other"] else 1.0)


def _of_part(part: str) -> float:
    return LUNCH_HOURS if part.startswith("lunch") else PART_HOURS
