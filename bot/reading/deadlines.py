"""By when somebody wants to be there: "within a year", "by the end of next year", "asap"."""

from __future__ import annotations

import re
from datetime import date

from bot.dialogue.phrases import counted
from bot.dialogue.phrases import day as day_in_words
from bot.reading.days import DATE, PLAIN_DATE, day_of, is_a_time_here
from bot.reading.durations import Duration, durations, is_ago, is_rate, months_later
from bot.reading.numbers import Digits, with_later_ends
from bot.reading.values import ReadValue

ASAP_MONTHS = 3
"""How long "as soon as possible" is taken to be."""

_AHEAD = re.compile(
    r"\b(?:(?:with)?in|over|during|inside|in\s+under|in\s+less\s+than)\s+"
    r"(?:(?:about|around|roughly|approximately|maybe|say|the|next|coming|following)\s+)*$"
)
_FROM_NOW = re.compile(
    r"\s*(?:from\s+(?:now|today)|hence)\b|'?\s+time\b|\s+(?:ahead|down\s+the\s+(?:line|road|track))\b"
)
_PASSED_BEFORE = re.compile(
    r"\b(?:last|past|been\b[^.,;?!]{0,40}\bfor|been\s+(?:there|here|at\s+(?:it|this)|in\s+(?:it|this)|doing\s+(?:it|this)))"
    r"\s+(?:(?:about|over|nearly|almost)\s+)?$"
)
_PASSED_AFTER = re.compile(r"\s*(?:of\s+)?(?:\w+\s+)?exp(?:erience)?\b")
_COMING = re.compile(
    r"\b(?:within|over|during|in|inside)\s+(?:the\s+)?(?:next|coming)\s+(?P<unit>year|month|week)\b"
)
_CALENDAR_NEXT = re.compile(r"\bin\s+next\s")
_BY = re.compile(
    r"(?:\b(?P<cue>by|until|till|til|before|not later than|no later than|within|in|come"
    r"|deadline(?:\s+(?:is|of|to))?:?)\s+"
    r"(?:(?:about|around|roughly|say|maybe|probably)\s+)?|\b(?=(?:this|same)\s+time\s+next\b))"
    rf"(?P<date>{DATE})"
)
_BEGAN = re.compile(
    r"\b(?:started|joined|began|begun|graduated|became|(?:was|were|been|got)\s+(?:hired|promoted|made|born|appointed)"
    r""
    r"|(?:^\W*|i\s+)(?:finn?ished|completed|earned|passed|left|worked|studied|received))\b"
    r"(?:[^\w.;!?]+(?!(?:want|wish|hop|plan|like|aim|and|but|to\b))\w+){0,5}?\W*$"
)
"""After these, "in June" is the June that was."""

_SINCE = re.compile(r"\bsince\s+(?:about\s+|around\s+|the\s+)?$")
_THE_NTH = r"the\s+\d{1,2}(?:st|nd|rd|th)\b"
_ASAP = re.compile(
    r"\b(?:asap|as soon as (?:possible|i can)|sooner rather than later"
    r"|as fast as (?:possible|i can)|right away|immediately|straight away"
    r"|like\s+now|yesterday|now(?=\W*$))\b"
)
_NOT_THEN = re.compile(
    r"\bnot\s+(?:this|next|in|before|until|by)\b|\bno\s+(?!rush|hurry|later)(?:(?!but\b|by\b)\w+\s+){1,6}(?:this|next)\b"
)
_BARE_DATE = re.compile(
    rf"(?<![\w-])(?P<date>{PLAIN_DATE}|(?<=\bon ){_THE_NTH}|(?<!\w )(?<!\w){_THE_NTH}(?=\W*$))(?!\w)"
)


def read_deadline(digits: Digits, today: date, is_asked: bool = False) -> ReadValue | None:
    """By when the person wants to be there; when that is what was asked, a bare time is the answer.

    A time without a year is the next one, of a longer time the last day is meant, and of a range the later end:
    nobody has to be there before.
    """
    digits = with_later_ends(digits)
    text = digits.text
    lengths = [one for one in durations(text) if not one.is_work and not is_rate(text, one.end)]
    for length in lengths:
        before = _AHEAD.search(text[: length.start])
        after = _FROM_NOW.match(text, length.end)
        if after or (
            before and not re.match(r"\s+in(?:to)?\b", text[length.end :]) and not is_ago(text, length.end)
        ):
            place = before.start() if before and not after else length.start, after.end() if after else length.end
            return _in(length, today, digits, *place)
    if (match := _COMING.search(text)) and not _CALENDAR_NEXT.match(text, match.start()):
        months = {"year": 12.0, "month": 1.0}.get(match["unit"], 0.0)
        days = 7.0 if match["unit"] == "week" else 0.0
        length = Duration(months, days, 0.0, match["unit"], *match.span(), counted(1, match["unit"]))
        return _in(length, today, digits, *match.span())
    for match in _BY.finditer(text):
        day = _before(match["date"], today) if match["cue"] == "before" else None
        day = day or day_of(match["date"], today, "future")
        if day is not None and not _is_behind(match, day, today, is_asked):
            return _on(day, *match.span(), digits)
    if match := _ASAP.search(text):
        words = f"as soon as possible, which I take as within {ASAP_MONTHS} months"
        return ReadValue.of_match("deadline", months_later(today, ASAP_MONTHS), match, digits, words)
    return _bare(lengths, digits, today) if is_asked else None


def _before(words: str, today: date) -> date | None:
    """The day on which a longer time begins: who wants to be there before June means the first of it."""
    return day_of(f"the start of {words.removeprefix('the ')}", today, "future")


def _is_behind(match: re.Match[str], day: date, today: date, is_asked: bool) -> bool:
    """Whether it tells of the past: "I started in June", or, unless it was asked for, "in 2019"."""
    if match["cue"] != "in":
        return False
    return bool(_BEGAN.search(match.string[: match.start()])) or (day <= today and not is_asked)


def _bare(lengths: list[Duration], digits: Digits, today: date) -> ReadValue | None:
    text = digits.text
    for length in lengths:
        if _PASSED_BEFORE.search(text[: length.start]) or _PASSED_AFTER.match(text, length.end):
            continue
        if is_ago(text, length.end):
            return _on(length.before(today), length.start, length.end, digits)
        return _in(length, today, digits, length.start, length.end)
    if _NOT_THEN.search(text):
        return None
    for match in _BARE_DATE.finditer(text):
        day = day_of(match["date"], today, "future")
        before = text[: match.start()]
        if day is not None and is_a_time_here(match) and not (_BEGAN.search(before) or _SINCE.search(before)):
            return _on(day, *match.span(), digits)
    return None


def _in(length: Duration, today: date, digits: Digits, start: int, end: int) -> ReadValue:
    day = length.after(today)
    words = f"in {length.words}, by {day_in_words(day)}"
    return ReadValue("deadline", day, *digits.place(start, end), words)


def _on(day: date, start: int, end: int, digits: Digits) -> ReadValue:
    return ReadValue("deadline", day, *digits.place(start, end), f"by {day_in_words(day)}")
