"""A day named in words ("June", "the first of next month", "yesterday", "a month ago"), in the past or future.

One grammar serves both directions. The direction says which of several is meant (a bare "June" is the last one or
the next one) and which day stands for a longer time: the first one in the past, the last one in the future.
"""

from __future__ import annotations

import re
from datetime import date

from bot.reading.day_grammar import (
    EXACT_FORMS,
    MONTH,
    NEAR_FORMS,
    NUMBER_FORMS,
    PERIOD_FORMS,
    WEEKDAY_FORMS,
    Forms,
)
from bot.reading.durations import AGO, durations
from bot.reading.numbers import lowered
from bot.reading.periods import Direction


def _union(*forms: Forms) -> str:
    """One pattern without groups of its own for everything that these forms read."""
    patterns = (pattern for several in forms for pattern, _ in several)
    ungrouped = (re.sub(r"\(\?P<\w+>|(?<!\\)\((?!\?)", "(?:", pattern) for pattern in patterns)
    return f"(?:{'|'.join(ungrouped)})"


_ALL = (EXACT_FORMS, NEAR_FORMS, WEEKDAY_FORMS, PERIOD_FORMS, NUMBER_FORMS)
_FORMS = tuple((re.compile(pattern), resolve) for several in _ALL for pattern, resolve in several)

DATE = _union(*_ALL)
"""Everything that `day_of` reads, to be put behind a word such as "by"."""

PLAIN_DATE = _union(*_ALL[:-1])
"""The same without "the 15th", which needs such a word to be a day."""

_PERIOD = _union(PERIOD_FORMS)
_DONE_ON = (
    re.compile(rf"(?<![\w-])(?:on\s+)?(?P<date>{_union(EXACT_FORMS)})"),
    re.compile(rf"(?<![\w-])(?P<date>{_union(NEAR_FORMS)})"),
    re.compile(rf"(?<![\w-])(?P<date>{_union(WEEKDAY_FORMS)})"),
    re.compile(rf"\bon\s+(?P<date>{_union(NUMBER_FORMS)})"),
    re.compile(
        rf"\b(?:back\s+in|in|during|over|around|at|from|since|week\s+of)\s+"
        rf"(?!(?:the|this|the\s+current)\s+(?:year|month|week|quarter)\b(?!\s+before))(?P<date>{_PERIOD})"
    ),
    re.compile(
        rf"(?<![\w-])(?P<date>(?=(?:the\s+|this\s+)?(?:last|past|previous|next|early|mid|late|end|start|beginning|middle)\b"
        rf"|{MONTH}\b\.?,?\s+(?:of\s+)?(?:19|20)\d\d\b){_PERIOD})"
    ),
)
"""Where a text says when something was done, the surest first: a bare "March" or "the second" is no day."""

_AMBIGUOUS = re.compile(r"(?:may|march|mar|fall|spring)\b")
_MAY_BE_ONE = re.compile(
    r"(?:^|[^\w\s]|\b(?:in|by|around|about|maybe|probably|perhaps|say|or|like|think|early|late|of|to|for|is|it's|now|than))\s*$"
)
_STAYS_ONE = re.compile(
    r"\s*(?:$|[^\w\s]|(?:or|and|at|please|pls|maybe|probably|would|is|works|latest|then|i\s+(?:think|guess))\b)"
)


def is_a_time_here(match: re.Match[str]) -> bool:
    """Whether a word that can be a verb stands for a time here: "May" does, "I may" and "May I ask" do not.

    The match has the word in its group `date`.
    """
    if not _AMBIGUOUS.fullmatch(match["date"]):
        return True
    text = match.string
    return bool(_MAY_BE_ONE.search(text[: match.start("date")]) and _STAYS_ONE.match(text, match.end("date")))


def day_of(words: str, today: date, direction: Direction) -> date | None:
    """The day that these words, lower case and with numbers as digits, name; None when they name none.

    Of a longer time it is the first day in the past and the last one in the future.
    """
    text = " ".join(words.split())
    for pattern, resolve in _FORMS:
        if match := pattern.fullmatch(text):
            try:
                return resolve(match, today, direction).towards(direction)
            except (ValueError, OverflowError):  # the 31st of June, or a year beyond the calendar
                return None
    return None


def past_day_in(text: str, today: date) -> tuple[date, str]:
    """The day on which a text in digits says that something was done, and the text without it.

    It is today where the text names none. Only a year, "tomorrow" or "next" make a day that is still to come. A
    month, a season or a year count where the words around them make them a time: "in June", "last summer".
    """
    lower = lowered(text)
    for one in durations(lower):
        if ago := AGO.match(lower, one.end):
            return one.before(today), f"{text[: one.start]} {text[ago.end() :]}"
    for pattern in _DONE_ON:
        for match in pattern.finditer(lower):
            if (day := day_of(match["date"], today, "past")) is not None:
                return day, f"{text[: match.start()]} {text[match.end() :]}"
    return today, text
