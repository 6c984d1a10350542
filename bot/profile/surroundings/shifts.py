"""Hours and days that somebody works, and has not to learn: "I work Thursdays", "ten-hour shifts, four a week"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogue import message_reading as labels
from bot.dialogue.message_reading import FactSpan
from bot.profile.surroundings.sentence import ABOUT, around
from bot.reading.numbers import in_digits

_SHIFT_BEFORE = re.compile(
    rf"\b(?:i|we|i'?m|they|who)\s+(?:(?:only|usually|mostly|always|also|still|do|have\s+to)\s+)*"
    rf"(?:work(?:ing)?|worked|on\s+shift|on\s+duty|rota'?d|rostered)\s+(?:on\s+)?{ABOUT}$"
    r"|\b(?:shifts?|rota|roster)\s+(?:are|is|of|on|:)?\s*$",
    re.IGNORECASE,
)
_SHIFT_BEHIND = re.compile(
    r"\s*(?:on\b\W*(?:then\s+|and\s+)?(?:\d+|two|three|four|five|six|seven)\s+(?:days?\s+)?off\b|shifts?\b|in\s+a\s+row\b|straight\b|of\s+work\b"
    r"|a\s+week\s+on\s+(?:shift|duty|the\s+floor)\b)",
    re.IGNORECASE,
)
_SHIFT_AT_ONCE = re.compile(r"\b(?:shifts?|doubles?|nights|days)\W+$", re.IGNORECASE)
"""Shifts are told and then how often: "ten-hour shifts, four a week", "it's doubles each Saturday"."""
_SHIFT_WITHIN = re.compile(r"\b\d+[\s-]*(?:hours?|hrs?|h)[\s-]+(?:days?|shifts?|nights?)\b", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(
    r"\b(?:(?:up|wake|awake|start|starts|finish|begin|opens?)\s+at\s+|\d{1,2}(?:[:.]\d\d)?\s+in\s+the\s+)$",
    re.IGNORECASE,
)
_HAS_HOURS = re.compile(r"\d\s*(?:h|hrs?|hours?|mins?|minutes?)\b|\bhours?\b", re.IGNORECASE)
_NAMES_A_DAY = re.compile(r"\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?s?\b|\bweekends?\b", re.IGNORECASE)
_PART_OF_A_DAY = re.compile(r"\b(?:evenings?|mornings?|afternoons?|arvos?|nights?|lunch\w*)\b", re.IGNORECASE)
_MOST = re.compile(r"\b(?:most|every|each)\s", re.IGNORECASE)
_BEGINS_ANEW = re.compile(r"(?:^|[,:(+&–-]|\b(?:so|and|or|plus|then|maybe|just|ok|on))\s*$", re.IGNORECASE)
_AVAILABLE = re.compile(
    r"\b(?:free|spare|off|stud\w*|learn\w*|course\w*|class\w*|can|could|have|'ve|ive|got|do|does|spend|invest|manage|squeeze|give|time"
    r"|available|only|mine|would|might|my)\b",
    re.IGNORECASE,
)
_CORRECTED = re.compile(r"\b(?:no|wait|sorry|actually|rather|instead|i\s+mean)\b", re.IGNORECASE)
_FREE = re.compile(r"\b(?:free|spare|off|study|learn\w*)\b", re.IGNORECASE)


def is_no_time_to_learn(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    """Whether it is a shift, a time of day, or a day on which something always happens."""
    before, behind = around(span, text)
    if not _names_hours(span) and any(_names_hours(other) for other in spans if other.label == labels.HOURS):
        # "4 hours a week, Sundays mostly": the days say when, and not how much.
        return not _CORRECTED.search(text)
    if _SHIFT_WITHIN.search(span.text) or _CLOCK_BEFORE.search(before):
        return True
    if _FREE.search(span.text):
        return False
    if _SHIFT_BEFORE.search(before) or _SHIFT_BEHIND.match(behind) or _SHIFT_AT_ONCE.search(before):
        return True
    has_hours = _HAS_HOURS.search(span.text) or _PART_OF_A_DAY.search(span.text)
    is_habit = _NAMES_A_DAY.search(span.text) and not has_hours and _MOST.search(f"{before[-8:]}{span.text}")
    return bool(is_habit) and not _BEGINS_ANEW.search(before) and not _AVAILABLE.search(before + span.text + behind)


def _names_hours(span: FactSpan) -> bool:
    return bool(re.search(r"\d[\d.]*\s*-?\s*(?:h|hrs?|hours?)\b|\ban?\s+hour", in_digits(span.text).text))


def stands_by_a_shift(span: FactSpan, text: str) -> bool:
    """Whether shifts are told right before these words or behind them: "long shifts, five days"."""
    before, behind = around(span, text)
    return bool(_SHIFT_AT_ONCE.search(before) or _SHIFT_BEHIND.match(behind))
