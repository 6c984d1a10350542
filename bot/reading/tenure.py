"""How long somebody has been in their role: "two years in", "since March 2023", "my third year in the role"."""

from __future__ import annotations

import re
from datetime import date

from bot.reading.ages import years_between_ages
from bot.reading.counted_seasons import began_with, months_of_seasons
from bot.reading.days import DATE, PLAIN_DATE, day_of, is_a_time_here
from bot.reading.durations import durations, in_words, is_rate, months_between
from bot.reading.numbers import Digits, lone_amount, lone_number
from bot.reading.values import ReadValue

JUST_STARTED_MONTHS = 1
YEARS_WITHOUT_UNIT = 60
"""A bare number up to here is years; more than these are years of no working life."""

MOST_DAYS_OF_SOMETHING_ELSE = 14
"""What has gone on for so few days is a role only where one is named: a badge may be "pending since Friday"."""

_ROLE = re.compile(r"\b(?:role|job|position|post|promoted|started|joined|hired|working|employed)\b")
_OF_A_YEAR = r"(?:\s+(?:of\s+)?'?\d\d\b(?!\s*[a-z%:]))?"
"""The "of 24" behind a season or a month."""

_SINCE = re.compile(
    rf"\bsince\s+(?:(?:about|around|roughly|at\s+least|back\s+in|as\s+early\s+as)\s+)?(?P<date>{DATE}{_OF_A_YEAR})"
    rf"|\b(?:working|employed|been)\b[^.;?!]{{0,40}}?\bfrom\s+(?P<from>{DATE})"
    rf"|\b(?:i|we)\s+(?:(?:only|first|was|got)\s+)*(?:started|joined|began|hired|promoted|moved)\b[^.;?!]{{0,40}}?"
    rf"\b(?:in|on|at|around|back\s+in)\s+(?P<start>{DATE})"
)
_NTH = re.compile(
    r"\b(?P<whose>my|in\s+(?:a|the|its)|the)?\s*\b(?P<number>\d{1,2})(?:st|nd|rd|th)\s+(?P<unit>year|yr|month|week)\b"
    r"(?P<behind>\s*(?:now\s+)?(?:in|as|here|on\s+the\s+job|at|with|doing|into|of\s+(?:experience|service|employment|work\w*|"
    r"my|being|this))\b)?"
)
_SCHOOL = re.compile(
    r"[^.;,?!]{0,30}\b(?:college|uni\w*|school|stud\w+|degree|course|programme|program|apprentice\w*|training|phd|bachelor\w*"
    r"|master'?s|education|class|semester)\b"
)
_JUST_STARTED = re.compile(
    r"\b(?:(?:i(?:'ve| have)?\s+)?(?:only\s+)?just\s+(?:started|begun|joined)"
    r"|(?:started|began|joined)\s+(?:here\s+)?(?:last\s+(?:week|month)|this\s+(?:week|month)|yesterday|today)"
    r"|(?:brand\s+)?new\s+(?:to|in)\s+(?:the|my|this)\s+(?:role|job|position)"
    r"|i'm\s+new\s+here)\b"
)
_AFTER = re.compile(
    r"\s*(?:(?:now|already)\s*)?(?:in(?:to)?\s*(?:$|[.,;:!?]|and\b|now\b|(?:my|this|the"
    r"|that)\s+(?:current\s+|present\s+)?(?:role|job|position|post)|it\b|already)"
    r"|as\s+an?\b|(?:of\s+)?(?:work(?:ing)?\s+|relevant\s+|total\s+)?exp(?:erience)?\b|of\s+service\b|on\s+the\s+job"
    r"|at\s+(?:it|this)|(?:ago|back)\b|so\s+far|already|under\s+my\s+belt|behind\s+me)"
)
_ABOUT = (
    r"(?:(?:about|around|roughly|approximately|nearly|almost|over|more\s+than|at\s+least|just|only|some|maybe"
    r"|(?:the\s+)?(?:last|past)|going\s+on)\s+)*"
)
_BEFORE = re.compile(
    r"(?:\b(?:for|since|have|after|spent|already|going\s+on|coming\s+up\s+(?:on|to|for)|pushing)"
    r"|\bbeen\s+(?:[\w-]+\s+){0,6}?(?:for|in\s+(?:it|this|the\s+job|my\s+role)|here)"
    r"|\bbeen\s+(?:doing|at|in)\s+(?:it|this)(?:\s+for)?|\b(?:over|during)\s+the\s+(?:last|past))"
    rf"\s+{_ABOUT}$"
)
_AHEAD = re.compile(r"\b(?:next|coming|within|per)\s+$")
_AGE = re.compile(r"\W*(?:old|of\s+age)\b")
_MONTHS = re.compile(r"^\W*(?:about|around|only|just|like)?\s*(?P<number>\d{1,3})\s?m\b\W*(?:now|in)?\W*$")
_BEGAN_ON = re.compile(
    r"(?:^\W*|[,(]\s*|\b(?:since|from|in|on|as\s+of|is|hired|so|i\.?e\.?|means)\W+(?:the\s+|back\s+in\s+|only\s+)?)"
    rf"(?P<date>{PLAIN_DATE}{_OF_A_YEAR}|(?<=since\s)'?\d\d|(?<=from\s)'?\d\d)(?:\s+onwards?)?(?![\w-])"
)
"""When they began, where the words are known to say that: "2016", "from 2017 onwards", "so Jan 2024"."""

_SHORT_YEAR = re.compile(r"(?P<season>[a-z]{3,9}\.?\s+(?:of\s+)?)?'?(?P<year>\d\d)")

_DEADLINE = re.compile(r"\b(?:in|within|by)\s+$")


def read_months_in_role(digits: Digits, today: date, is_asked: bool = False) -> ReadValue | None:
    """How long they have been in their role; when that is what was asked, a bare time or number is the answer.

    The value is in whole months, -1 where the start lies ahead. The third year in a role is at least 24 months,
    which is what counts, as of every range.
    """
    text = digits.text
    for match in _SINCE.finditer(text):
        day = _day_of_beginning(match["date"] or match["from"] or match["start"], today)
        if day is not None and (is_asked or _is_of_a_role(text, day, today)):
            return _since(day, today, match, digits)
    if is_asked and (years := years_between_ages(digits)) is not None:
        return _by_ages(years, digits)
    for length in durations(text):
        before, after = text[max(0, length.start - 80) : length.start], text[length.end :]
        if length.is_work or _AGE.match(after):
            continue
        if _is_tenure(before, after) or (is_asked and not _DEADLINE.search(before)):
            place = digits.place(length.start, length.end)
            words = f"{length.words} in your role"
            return ReadValue("months_in_role", round(length.total_months), *place, words)
    if nth := _nth(digits, is_asked):
        return nth
    if new := _JUST_STARTED.search(text):
        return ReadValue.of_match("months_in_role", JUST_STARTED_MONTHS, new, digits, "just started")
    return _bare(digits, today) if is_asked else None


def _by_ages(years: float, digits: Digits) -> ReadValue | None:
    months = round(years * 12)
    words = f"{in_words(months)} in your role"
    return ReadValue("months_in_role", months, *digits.place(0, len(digits.text)), words) if months else None


def _bare(digits: Digits, today: date) -> ReadValue | None:
    """What answers the question for the time in the role without naming a length of time."""
    text = digits.text
    if seasons := months_of_seasons(text):
        months, start, end = seasons
        words = f"{text[start:end]}, about {in_words(max(months, JUST_STARTED_MONTHS))} in your role"
        return ReadValue("months_in_role", max(months, JUST_STARTED_MONTHS), *digits.place(start, end), words)
    if match := _MONTHS.search(text):
        months = int(match["number"])
        return ReadValue.of_match("months_in_role", months, match, digits, f"{in_words(months)} in your role")
    for match in _BEGAN_ON.finditer(text):
        day = _day_of_beginning(match["date"], today)
        if day is not None and day <= today and is_a_time_here(match):
            return _since(day, today, match, digits)
    if event := began_with(text):
        day, start, end = event
        months = round(months_between(day, today))
        words = f"since {day:%B %Y}, {in_words(months)}"
        return ReadValue("months_in_role", months, *digits.place(start, end), words)
    return _bare_years(digits)


def _day_of_beginning(words: str, today: date) -> date | None:
    """A day in the past. "April 23" is a month of 2023: nobody counts years from a day of the month."""
    if short := _SHORT_YEAR.fullmatch(words):
        year = int(short["year"]) + (2000 if int(short["year"]) <= today.year % 100 else 1900)
        day = day_of(f"{short['season'] or ''}{year}", today, "past")
        if day is not None:
            return day
    return day_of(words, today, "past")


def _is_of_a_role(text: str, day: date, today: date) -> bool:
    return not 0 <= (today - day).days <= MOST_DAYS_OF_SOMETHING_ELSE or bool(_ROLE.search(text))


def _since(day: date, today: date, match: re.Match[str], digits: Digits) -> ReadValue:
    months = months_between(day, today)
    words = f"since {day:%B %Y}, {in_words(months)}" if months >= 0 else f"since {day:%B %Y}"
    return ReadValue.of_match("months_in_role", round(months) if months >= 0 else -1, match, digits, words)


def _is_tenure(before: str, after: str) -> bool:
    if _AHEAD.search(before) or is_rate(after, 0):
        return False
    return bool(_AFTER.match(after) or _BEFORE.search(before))


def _nth(digits: Digits, is_asked: bool) -> ReadValue | None:
    """The third year in a role, which is two years and more."""
    for match in _NTH.finditer(digits.text):
        is_bare = is_asked and (match["whose"] == "my" or not digits.text[: match.start()].strip())
        is_told = is_bare or (match["whose"] and match["behind"])
        if not is_told or _SCHOOL.match(digits.text, match.end("unit")):
            continue
        whole = int(match["number"]) - 1
        months = round(whole * {"year": 12.0, "yr": 12.0, "month": 1.0}.get(match["unit"], 12 / 52))
        nth = digits.text[match.start("number") : match.end("unit")]
        words = f"in the {nth} in your role, so {in_words(max(months, JUST_STARTED_MONTHS))} at least"
        return ReadValue.of_match("months_in_role", max(months, JUST_STARTED_MONTHS), match, digits, words)
    return None


def _bare_years(digits: Digits) -> ReadValue | None:
    match = lone_number(digits.text)
    if match is None or abs(lone_amount(match)) > YEARS_WITHOUT_UNIT:
        return None
    months = round(lone_amount(match) * 12)
    return ReadValue.of_match("months_in_role", months, match, digits, f"{in_words(months)} in your role")
