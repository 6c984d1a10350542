"""What a correction puts right: "sorry, I mean 5 hours", "two years rather than one".

People name the new value and leave out what it is of. Its unit tells, or what was said back to them last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.dialogue.message_reading import DEADLINE, TIME_IN_ROLE, FactSpan
from bot.profile.facts import Facts
from bot.profile.told import answer_in
from bot.reading.choices import OPENING_WORDS
from bot.reading.currencies import BEFORE, BEHIND
from bot.reading.numbers import in_digits

_MONEY = rf"\d\s?{BEHIND}|{BEFORE}\s?\d|\b(?:euros?|grand|budget|money|pays?)\b"
_TIME = r"\b(?:years?|yrs?|months?|mths?|weeks?|wks?)\b"
_OPENED = r"\b(?:posted|advertised?|advert|came up|come up|opened up|on the (?:board|intranet))\b"
_CLOSED = r"\b(?:filled|taken|withdrawn|gone|cancelled|frozen)\b"
_POSTED, _FILLED = re.compile(_OPENED), re.compile(_CLOSED)
_NAMES = {
    "hours_per_week": re.compile(r"(?:\b|\d)(?:h|hrs?)\b|\b(?:hours?|mins?|minutes?|evenings?|weekends?)\b"),
    "deadline": re.compile(rf"{_TIME}|\b20\d\d\b|\b(?:by|until|till)\b"),
    "months_in_role": re.compile(rf"{_TIME}|\bsince\b"),
    "budget": re.compile(_MONEY),
    "opening": re.compile(rf"\b(?:openings?|vacanc\w+|posts?|free)\b|{_OPENED}|{_CLOSED}"),
    "recognition": re.compile(r"\b(?:recogni\w+|inside|outside|industry|organi[sz]ation|company|both)\b"),
}
"""The words that name the unit or the subject of a field's value."""

_UNMISTAKABLE = ("hours_per_week", "budget")
"""Fields whose unit no other field has: what is named by it is told, also where nothing was told of it before."""

_LENGTHS = {TIME_IN_ROLE: "months_in_role", DEADLINE: "deadline"}
_SAYS_WHICH = {
    TIME_IN_ROLE: re.compile(r"\b(?:role|job|post|position|been|since|here|started|doing|worked)\b", re.IGNORECASE),
    DEADLINE: re.compile(r"\b(?:by|until|till|within|before|deadline|in|20\d\d)\b", re.IGNORECASE),
}
_AHEAD = re.compile(
    r"(?:\b(?:in|within)|\b(?:shorten|cut|extend|stretch|lengthen|change|set|make|push|move)\b[^.?!]*\bto)\s+"
    r"(?:(?:about|around|roughly|maybe|say|just|only|the|next|another)\s+)*$",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    r"\b(?:(?:been|worked|done)\b[^.?!]*\bfor|been\s+(?:there|here|at\s+(?:it|this)|in\s+(?:it|this)|doing\s+(?:it|this)))\s+(?:(?:about|around|over|almost|nearly|the\s+last)\s+)*$",
    re.IGNORECASE,
)
_UP_TO_NOW = re.compile(r"\b(?:been|since|started|worked|did|spent)\b", re.IGNORECASE)
"""What stands before a time that is still to come, and what says that it has passed: "in about 9 months"."""

_SAID = re.compile(
    r"\b(?:i said|i wrote|not)\s+(?P<old>[^,;.]+?)[,;.]?\s+(?:but|it'?s|it is|i meant?|make it)\s+(?P<new>.+)$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\d[\d.,]*\s*(?P<unit>[a-z]+.*)$")
_OLD = re.compile(r"[,;]?\s*\b(?:rather than|instead of|and not|not)\b.*$", re.IGNORECASE)
_BARE = re.compile(r"[^\d]*\d+(?:[.,]\d+)?[^\d\w]*")


def settled_lengths(spans: Sequence[FactSpan], text: str, likely: Sequence[str]) -> tuple[FactSpan, ...]:
    """The facts with a bare "3 years" given to the likeliest field that is a length; "in 3 years" is a day."""
    spans = tuple(
        replace(span, label=DEADLINE)
        if _is_ahead(span, text)
        else replace(span, label=TIME_IN_ROLE)
        if span.label == DEADLINE and _SO_FAR.search(text[: span.start])
        else span
        for span in spans
    )
    times = {field: label for label, field in _LENGTHS.items()}
    meant = next((times[field] for field in likely if field in times), None)
    return tuple(
        replace(span, label=meant)
        if meant and span.label in _LENGTHS and not _SAYS_WHICH[span.label].search(text)
        else span
        for span in spans
    )


def _is_ahead(span: FactSpan, text: str) -> bool:
    """Whether a length of time that was read as one in the role is still to come by the words before it."""
    if span.label != TIME_IN_ROLE or _UP_TO_NOW.search(text):
        return False
    length = re.search(r"\b(?:\d|an?\b|one|two|three|four|five|six|seven|eight|nine|ten|half|few)", span.text)
    return length is not None and bool(_AHEAD.search(text[: span.start] + span.text[: length.start()]))


def corrected_in(text: str, likely: Sequence[str], today: date, asked: str | None = None) -> Facts:
    """What a correction says of one of these fields, the likeliest first; no facts where it fits none of them.

    A bare number is the answer to the question that is open (`asked`), where it can be one.
    """
    new = _new_value(text)
    digits = in_digits(new.lower()).text
    is_bare = _BARE.fullmatch(digits) is not None and (asked is None or answer_in(new, asked, today).is_empty)
    for field in dict.fromkeys((*likely, *_UNMISTAKABLE)):
        names = _NAMES.get(field)
        if names is None or not (names.search(digits) or (is_bare and field in likely)):
            continue
        facts = answer_in(new, field, today)
        if field in facts.values or f"{field}_words" in facts.values:
            return facts
        if field == "opening" and (news := _opening_now(digits)) is not None:
            return Facts({field: news}, understood={field: OPENING_WORDS[news]})
    return Facts()


def _opening_now(digits: str) -> bool | None:
    """What has become of an opening: one that is posted is there, one that is filled is not."""
    if _FILLED.search(digits):
        return False
    return True if _POSTED.search(digits) else None


def _new_value(text: str) -> str:
    """The words of the new value, with the unit of the old one where it has none: "I said 9 years, it's 8"."""
    if match := _SAID.search(text.replace("’", "'")):
        unit = _UNIT.search(in_digits(match["old"]).text)
        is_bare = _BARE.fullmatch(in_digits(match["new"]).text) is not None
        return f"{match['new']} {unit['unit']}" if unit and is_bare else match["new"]
    return _OLD.sub("", text) or text
