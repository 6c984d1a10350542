"""Deadlines by age: "by 35 and I'm 32", "before I turn 30". The age itself is personal and is never kept.

Only the difference to the age that the same message tells makes a day; without that there is none.
"""

from __future__ import annotations

import re
from datetime import date

from bot.dialogue.phrases import day as day_in_words
from bot.reading.durations import durations, in_words, months_later
from bot.reading.numbers import Digits
from bot.reading.values import ReadValue

YOUNGEST, OLDEST = 14, 80

_I_AM = r"(?:i'?m|i\s+am|i|me|am|we'?re\s+both|are\s+both)"
_TURN = r"(?:(?:turn|hit|reach|become|get\s+to|be)(?:ing)?\s+)?"
_WHEN = r"(?:by|before|until|till?|b4|at|when|the\s+time|pre|turning)"
_WISHED = re.compile(
    rf"(?:^\W*|\b{_WHEN}\s+)(?:the\s+(?:time|age|day)\s+(?:of\s+)?)?(?:(?:let'?s\s+say|say|about|around)\s+)?"
    rf"(?:{_I_AM}\s+)?{_TURN}(?:my\s+(?:own\s+)?|age\s+)?(?P<age>[1-7]\d)(?:st|nd|rd|th)?(?:\s+birthday)?"
    r"(?=\W*$|\s*[,;.!?)–-]|\s+(?:and|but|which|that'?s|if|so|while|latest|at\s+the\s+latest)\b)"
)
_SAYS_AGE = re.compile(rf"\b(?:{_I_AM}|turn\w*|hit|birthday|age)\b|\b[1-7]\d(?:st|nd|rd|th)\b|{_WHEN}\s+[1-7]\d")
_NOT_AN_AGE = (
    r"(?!\s*(?:%|percent|k\b|hours?|hrs?|h\b|days?|weeks?|months?|minutes?|mins?|euros?|dollars?|pounds?|people|staff|miles?"
    r"|years?\s+(?!old|of\s+age)|yrs?\b(?!\s+old)|[-/.:]\d)|[,.]\d(?!\s)|\d)"
)
_PRESENT = re.compile(
    rf"\b(?:i'?m|i\s+am|am|aged?|(?:just|i)\s+turned|being)\s+(?:(?:now|only|already|nearly|just|a)\s+)*"
    rf"(?P<told>[1-7]\d(?:\.\d+)?){_NOT_AN_AGE}"
    rf"|(?<![\w.,£$€])(?P<apart>[1-7]\d(?:\.\d+)?)\s*(?:now|already|years?\s+old|yrs?\s+old|y/?o)\b"
)
_BEGAN_AT = re.compile(
    rf"\b(?:since|from)\s+(?:i\s+was\s+)?(?:the\s+age\s+of\s+)?(?P<since>[1-6]\d){_NOT_AN_AGE}(?=\W*$|\s*[,;.]|\s+and\b|\s+(?:i'?m|now)\b)"
    rf"|\b(?:was|at)\s+(?P<was>[1-6]\d)\s+when\s+i\s+(?:started|began|joined|came|took|got)\b"
)
_AFTERWARDS = re.compile(r"\W*(?:(?:which|that|it)(?:'s|\s+is|\s+will\s+be)?\s+)?(?:in\s+|only\s+|about\s+)*$")
_AHEAD = re.compile(r"\s*(?:off|away|from\s+now|to\s+go|left)\b")


def names_an_age(digits: Digits) -> bool:
    """Whether these words name an age as a deadline: "by 35", "before I turn 30"; a bare "30" does not say so."""
    return _WISHED.search(digits.text) is not None and _SAYS_AGE.search(digits.text) is not None


def deadline_by_age(digits: Digits, around: Digits, today: date) -> ReadValue | None:
    """The day on which the person is as old as these words say, by the age that the message around them tells.

    How far off that birthday is counts before the age: "by my 30th which is 15 months off".
    """
    wished = _WISHED.search(digits.text)
    if wished is None:
        return None
    if (months := _months_off(wished[0], around.text)) is None:
        ages = [_age(match) for match in _PRESENT.finditer(around.text)]
        months = next(((int(wished["age"]) - age) * 12 for age in ages if age < int(wished["age"])), None)
    if months is None or not YOUNGEST <= int(wished["age"]) <= OLDEST:
        return None
    day = months_later(today, months)
    words = f"in {in_words(months)}, by {day_in_words(day)}"
    return ReadValue.of_match("deadline", day, wished, digits, words)


def years_between_ages(digits: Digits) -> float | None:
    """The years between the age at which somebody says that they began and their present one; neither is kept.

    None where no such age is named, 0 where the present one is not told.
    """
    began, now = _BEGAN_AT.search(digits.text), list(_PRESENT.finditer(digits.text))
    if began is None:
        return None
    years = _age(now[-1]) - float(began["since"] or began["was"]) if now else 0.0
    return max(years, 0.0)


def _age(match: re.Match[str]) -> float:
    return float(match["told"] or match["apart"])


def _months_off(wished: str, text: str) -> float | None:
    """The months that a text says behind these words to be left: "which is 15 months off"."""
    start = text.find(wished.strip())
    if start < 0:
        return None
    behind = start + len(wished.strip())
    for length in durations(text):
        follows = length.start >= behind and _AFTERWARDS.fullmatch(text[behind : length.start])
        if follows and _AHEAD.match(text, length.end):
            return length.total_months
    return None
