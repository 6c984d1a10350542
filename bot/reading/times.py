"""By when, and how long already: the two kinds of time that people tell of themselves."""

from __future__ import annotations

import re
from datetime import date

from bot.reading.dates import DATE, day_of
from bot.reading.durations import DURATION, Duration, durations, in_words, of_match
from bot.reading.found import Found
from bot.reading.months import months_between, months_later
from bot.reading.numbers import Digits

ASAP_MONTHS = 3
JUST_STARTED_MONTHS = 1
YEARS_WITHOUT_UNIT = 60

_WITHIN = re.compile(
    rf"\b(?:(?:with)?in|over|during|inside|in under|in less than)\s+(?:about\s+|around\s+"
    rf"|maybe\s+|(?:the\s+)?(?:next|coming)\s+)?{DURATION}(?!\s+(?:in|into)\b)"
)
_FROM_NOW = re.compile(rf"{DURATION}(?:\s+from\s+(?:now|today)|'?\s+time\b|\s+ahead\b)")
_BY = re.compile(
    rf"\b(?:by|until|till|before|not later than|no later than|in|deadline(?:\s+is)?:?)\s+(?P<date>{DATE})"
)
_LAST = re.compile(rf"\b(?:by|until|till|before|in)\s+last\s+(?P<date>{DATE})")
_ASAP = re.compile(
    r"\b(?:asap|as soon as possible|as fast as (?:possible|i can)|right away|immediately|straight away)\b"
)
_NOT_THEN = re.compile(r"\bnot\s+(?:this|next|in|before|until|by)\b")
_BARE_DATE = re.compile(rf"(?<![\w-])(?<!\bi ){DATE}(?!\w)")
_SINCE = re.compile(rf"\bsince\s+(?P<date>{DATE})")
_JUST_STARTED = re.compile(
    r"\b(?:(?:i(?:'ve| have)?\s+)?(?:only\s+)?just\s+(?:started|begun|joined)"
    r"|(?:brand\s+)?new\s+(?:to|in)\s+(?:the|my|this)\s+(?:role|job|position)"
    r"|i'm\s+new\s+here)\b"
)
_AFTER_TENURE = re.compile(
    r"\s*(?:(?:now|already)\s*)?(?:in(?:to)?\s*(?:$|[.,;:!?]|and\b|now\b|(?:my|this|the"
    r"|that)\s+(?:current\s+|present\s+)?(?:role|job|position|post)|it\b|already)"
    r"|as\s+an?\b|(?:of\s+)?experience\b|on\s+the\s+job|at\s+(?:it|this)|ago\b|so\s+far|already|under\s+my\s+belt)"
)
_BEFORE_TENURE = re.compile(
    r"(?:\bfor|\bsince|\bbeen\s+(?:[\w-]+\s+){0,6}?(?:for|in\s+(?:it|this|the\s+job|my\s+role))|\bhave"
    r"|\bafter|\bspent|\balready|\bbeen\s+(?:doing|at|in)\s+(?:it|this)(?:\s+for)?)"
    r"\s+(?:about\s+|around\s+|roughly\s+|nearly\s+|almost\s+|over\s+|more\s+than\s+"
    r"|the\s+(?:last|past)\s+|some\s+)?$"
)


def read_deadline(digits: Digits, today: date, is_asked: bool = False) -> Found | None:
    """By when the person wants to be there; when that is what was asked, a bare time is the answer."""
    for pattern in (_WITHIN, _FROM_NOW):
        match = pattern.search(digits.text)
        if match and not _is_rate(digits.text, match.end()):
            return _by(of_match_span(match), today, digits)
    last = _LAST.search(digits.text)
    if last and (day := day_of(last["date"], today, "past")):
        return _found_day(day, *last.span(), digits)
    match = _BY.search(digits.text)
    if match and (day := day_of(match["date"], today, "future")):
        return _found_day(day, match.start(), match.end(), digits)
    if match := _ASAP.search(digits.text):
        words = f"as soon as possible, which I take as within {ASAP_MONTHS} months"
        return Found("deadline", months_later(today, ASAP_MONTHS), *digits.place(*match.span()), words)
    return _bare_deadline(digits, today) if is_asked else None


def _bare_deadline(digits: Digits, today: date) -> Found | None:
    for duration in durations(digits):
        return _by(duration, today, digits)
    match = _BARE_DATE.search(digits.text)
    if match and not _NOT_THEN.search(digits.text) and (day := day_of(match[0], today, "future")):
        return _found_day(day, match.start(), match.end(), digits)
    return None


def read_months_in_role(digits: Digits, today: date, is_asked: bool = False) -> Found | None:
    """How long they have been in their role; when that is what was asked, a bare time or number is the answer."""
    since = _SINCE.search(digits.text)
    if since and (day := day_of(since["date"], today, "past")):
        months = months_between(day, today)
        words = f"since {day:%B %Y}, {in_words(months)}" if months >= 0 else f"since {day:%B %Y}"
        return Found("months_in_role", round(months) if months >= 0 else -1, *digits.place(*since.span()), words)
    for duration in durations(digits):
        before, after = digits.text[max(0, duration.start - 80) : duration.start], digits.text[duration.end :]
        if _is_tenure(before, after) or (is_asked and not re.search(r"\bin\s+$|\bwithin\s+$|\bby\s+$", before)):
            return _tenure(duration, digits)
    if match := _JUST_STARTED.search(digits.text):
        return Found("months_in_role", JUST_STARTED_MONTHS, *digits.place(*match.span()), "just started")
    return _bare_years(digits) if is_asked else None


def _is_tenure(before: str, after: str) -> bool:
    if re.search(r"\b(?:next|coming|within|per)\s+$", before) or _is_rate(after, 0):
        return False
    return bool(_AFTER_TENURE.match(after) or _BEFORE_TENURE.search(before)) and "old" not in after[:6]


def _is_rate(text: str, end: int) -> bool:
    """Whether "per week" or the like follows: then it is no length of time."""
    return bool(
        re.match(r"\s*(?:/|per\b|a\s+(?:day|week|month)\b|each\b|every\b|weekly|daily|hours?\b)", text[end:])
    )


def _tenure(duration: Duration, digits: Digits) -> Found:
    months = round(duration.months)
    return Found(
        "months_in_role", months, *digits.place(duration.start, duration.end), f"{duration.words} in your role"
    )


def _bare_years(digits: Digits) -> Found | None:
    match = re.search(r"(?<![\w.,])-?\d{1,2}(?:\.\d)?(?![\w/%]|[.,]\d)", digits.text)
    if match is None or abs(float(match[0])) > YEARS_WITHOUT_UNIT:
        return None
    years = float(match[0])
    words = f"{in_words(round(years * 12))} in your role"
    return Found("months_in_role", round(years * 12), *digits.place(*match.span()), words)


def of_match_span(match: re.Match[str]) -> Duration:
    """The duration of a wider match, with the place of the whole."""
    duration = of_match(match)
    return Duration(duration.months, match.start(), match.end(), duration.words)


def _by(duration: Duration, today: date, digits: Digits) -> Found:
    day = months_later(today, duration.months)
    words = f"in {duration.words}, by {day.day} {day:%B %Y}"
    return Found("deadline", day, *digits.place(duration.start, duration.end), words)


def _found_day(day: date, start: int, end: int, digits: Digits) -> Found:
    return Found("deadline", day, *digits.place(start, end), f"by {day.day} {day:%B %Y}")
