"""The facts of a message made whole: what a tagger that labels word by word cannot see, their surroundings settle.

Whether "four months" are over or to come, that "the firm puts in £900" is a payer and an amount, that "sorry, I
mean" takes back what stands before it, and where the name of a role ends (`bot.nlu.messages.whole_names`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from bot.dialogue.message_reading import DEADLINE, MONEY, OPENINGS, ROLES, TIME_IN_ROLE, WHO_PAYS, FactSpan
from bot.nlu.messages.whole_names import whole_names
from bot.reading.currencies import BEFORE, BEHIND

_LOOKED_FOR = re.compile(
    r"\b(?:find|show|list|search|see|get)\s+(?:me\s+)?(?:(?:all|some|the|any|internal|open)\s+)*(?:openings?|vacanc\w+|jobs?|posts?|positions?)\b",
    re.IGNORECASE,
)
"""Openings that somebody wants to be shown are none that they know of."""

_IN_BEFORE = re.compile(r"\b(?:with)?in\s+(?:(?:about|around|only|maybe|the|next)\s+)*$", re.IGNORECASE)
_IN_FIRST = re.compile(r"(?:with)?in\s", re.IGNORECASE)
_TO_COME = re.compile(
    r"'ll\b|\b(?:\w+ll|will|want|wanna|ready|plan|hope|aim|would|should|be|reckons?|expect\w*)\b", re.IGNORECASE
)
_AT_HAND = re.compile(r"\b(?:have|have\s+got|'ve\s+got)\s+(?:(?:about|around|only|maybe)\s+)*$", re.IGNORECASE)
_SHORT = re.compile(r"\b(?:months?|mths?|weeks?|wks?)\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"\W*(?:with)?(?:in\s+)?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|an?\b|half|couple|few)",
    re.IGNORECASE,
)
_SPENT_BEHIND = re.compile(
    r"\s*(?:in|at|with|of|as|into|doing|on|experience|exp|under|behind|now|there|here|already|so\s+far|left|off|,?\s*since)\b",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    r"\s*(?:(?:now\s+)?in\s+(?:my|the|this)\s+(?:(?:current|present)\s+)?(?:role|job|post|position)|(?:at|on|in)\s+(?:it|this)\b|so\s+far|already|here\b)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    rf"(?:(?:{BEFORE})\s?)?\d[\d.,]*\s?(?:(?:k|grand|lakhs?)\b)?(?:\s?(?:{BEHIND}))?(?:\s+(?:a|per)\s+year\b)?",
    re.IGNORECASE,
)
_IS_MONEY = re.compile(rf"{BEFORE}|{BEHIND}|\dk\b|grand|lakh", re.IGNORECASE)
_UNIT = re.compile(r"\b(?:years?|yrs?|months?|mths?|weeks?|wks?)\b", re.IGNORECASE)
_TAKEN_BACK = re.compile(
    r"\W*(?:(?:no|oh|er|um|oops|ah)\W+){0,2}(?:sorry|i\s+mean|i\s+meant|wait|hang\s+on|scratch\s+that|make\s+(?:that|it)|actually|correction|or\s+rather"
    r"|my\s+mistake)\b.{0,24}",
    re.IGNORECASE | re.DOTALL,
)
_UNIT_BEHIND = re.compile(r"\s(?:years?|yrs?|months?|mths?|weeks?|hours?|hrs?)\b", re.IGNORECASE)
_ENDS_IN_NUMBER = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve))$", re.IGNORECASE
)


def whole(text: str, spans: Sequence[FactSpan]) -> tuple[FactSpan, ...]:
    """The facts of a text with the words that belong to them, in the order of the text; they never overlap."""
    mended: list[FactSpan] = []
    for place, span in enumerate(spans):
        first = mended[-1].end if mended else 0
        if span.end <= first:
            continue
        span = _cut(text, span, first)
        following = spans[place + 1].start if place + 1 < len(spans) else len(text)
        mended.extend(_mended(text, span, first, following))
    return tuple(span for span, later in zip_longest(mended, mended[1:]) if not _is_taken_back(text, span, later))


def _is_taken_back(text: str, span: FactSpan, later: FactSpan | None) -> bool:
    """Whether the next fact puts this one right: "head waiter, sorry, I mean bar manager"."""
    if later is None or later.label != span.label:
        return False
    return _TAKEN_BACK.fullmatch(text[span.end : later.start]) is not None


def _mended(text: str, span: FactSpan, first: int, following: int) -> Iterator[FactSpan]:
    if span.label in ROLES:
        yield from whole_names(text, span, first)
    elif span.label in OPENINGS and _LOOKED_FOR.search(f"{text[max(0, span.start - 20) : span.start]}{span.text}"):
        return
    elif span.label in (TIME_IN_ROLE, DEADLINE):
        yield _length(text, span, following)
    elif span.label in WHO_PAYS and (amount := _amount_in(span)) is not None:
        yield from amount
    else:
        yield span


def _cut(text: str, span: FactSpan, first: int) -> FactSpan:
    """Without what a span before it has taken."""
    if span.start >= first:
        return span
    start = first + len(text[first : span.end]) - len(text[first : span.end].lstrip())
    return _at(text, span, start, span.end)


def _length(text: str, span: FactSpan, following: int) -> FactSpan:
    """With its unit, and as what it is: a time that is over or one that is to come."""
    if (
        _ENDS_IN_NUMBER.search(span.text)
        and (unit := _UNIT_BEHIND.match(text, span.end))
        and unit.end() <= following
    ):
        span = _at(text, span, span.start, unit.end())
    if not (_LENGTH.match(span.text) and _UNIT.search(span.text)):
        return span
    if span.label == DEADLINE and _SO_FAR.match(text, span.end):
        return replace(span, label=TIME_IN_ROLE)
    before = text[max(0, span.start - 40) : span.start]
    is_ahead = (_IN_BEFORE.search(before) or _IN_FIRST.match(span.text)) and _TO_COME.search(before)
    is_at_hand = _AT_HAND.search(before) and _SHORT.search(span.text)
    if span.label == TIME_IN_ROLE and (is_ahead or is_at_hand) and not _SPENT_BEHIND.match(text, span.end):
        return replace(span, label=DEADLINE)
    return span


def _amount_in(span: FactSpan) -> list[FactSpan] | None:
    """Who pays and how much, where both stand in the same words: "the firm puts in £900 a year"."""
    for match in _AMOUNT.finditer(span.text):
        if not _IS_MONEY.search(match[0]):
            continue
        sides = _stripped(span, 0, match.start()), _stripped(span, match.end(), len(span.text))
        payer = max(sides, key=lambda side: len(side.text))
        amount = replace(_stripped(span, *match.span()), label=MONEY)
        return sorted((payer, amount), key=lambda one: one.start) if payer.text else None
    return None


def _stripped(span: FactSpan, start: int, end: int) -> FactSpan:
    words = span.text[start:end]
    first = span.start + start + len(words) - len(words.lstrip(" ,.:"))
    words = words.strip(" ,.:")
    return replace(span, text=words, start=first, end=first + len(words))


def _at(text: str, span: FactSpan, start: int, end: int) -> FactSpan:
    return replace(span, text=text[start:end], start=start, end=end)
