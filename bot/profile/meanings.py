"""Facts whose surroundings make them something else: a salary, a shift, a former job, a general question.

A span is a few words; the same words mean another thing in "I'm on 15k a year", "I work Thursdays", "I was a cook
for ten years" and "do people pay out of their own pocket?".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogue import message_reading as labels
from bot.dialogue.message_reading import FactSpan
from bot.reading.manner import begins_as_question

_SENTENCE_END = re.compile(r"[.!?;\n]+(?=\s|$)")
_ABOUT = r"(?:(?:about|around|roughly|only|just|like|maybe|barely|under|over|is|was|of)\s+)*"
_PAY_BEFORE = re.compile(
    rf"\b(?:i\s+(?:only\s+)?(?:earn|make|get\s+paid|take\s+home)|(?:i'?m|i\s+am|am|still)\s+(?:on|paid|earning|making)"
    rf"|earning|salary|wages?|pays?\s+(?:me|us)|take-?home(?:\s+pay)?|income|pension)\s+{_ABOUT}$",
    re.IGNORECASE,
)
_PAY_BEHIND = re.compile(
    r"\s*(?:salary|wages?|before\s+tax|after\s+tax|gross|net\b|lpa\b|an\s+hour|p\.?h\b)", re.IGNORECASE
)
_PAY_WITHIN = re.compile(r"\b(?:salary|wage|lpa|an\s+hour|per\s+hour)\b", re.IGNORECASE)
_SHIFT_BEFORE = re.compile(
    rf"\b(?:i|we|i'?m|they|who)\s+(?:(?:only|usually|mostly|always|also|still|do|have\s+to)\s+)*"
    rf"(?:work(?:ing)?|worked|on\s+shift|on\s+duty|rota'?d|rostered)\s+(?:on\s+)?{_ABOUT}$"
    r"|\b(?:shifts?|rota|roster)\s+(?:are|is|of|on|:)?\s*$",
    re.IGNORECASE,
)
_SHIFT_BEHIND = re.compile(
    r"\s*(?:on\b\W*(?:then\s+|and\s+)?(?:\d+|two|three|four|five|six|seven)\s+(?:days?\s+)?off\b|shifts?\b|in\s+a\s+row\b|straight\b|of\s+work\b"
    r"|a\s+week\s+on\s+(?:shift|duty|the\s+floor)\b)",
    re.IGNORECASE,
)
_FREE = re.compile(r"\b(?:free|spare|off|study|learn\w*)\b", re.IGNORECASE)
_OTHERS_OWN = re.compile(r"\b(?:your|their|people'?s|one'?s|his|her)\s+own\b", re.IGNORECASE)
_ASKS = re.compile(r"\W*(?:do|does|did|would|will|is|are|can|should)\b", re.IGNORECASE)
_WHO_PAYS = (labels.WHO_PAYS_EMPLOYER, labels.WHO_PAYS_SELF, labels.WHO_PAYS_SHARED)
_EARLIER = re.compile(
    r"\b(?:i\s+was|i\s+used\s+to|i\s+had\s+been)\b[^.;!?,]*$",
    re.IGNORECASE,
)
_EARLIER_BEHIND = re.compile(r"\s*(?:previously|in\s+my\s+(?:last|old|previous)\b)", re.IGNORECASE)


def is_something_else(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    """Whether the words around a fact say that it is none of the speaker's own, or another one."""
    before, behind = _around(span, text)
    if span.label == labels.MONEY:
        return bool(_PAY_BEFORE.search(before) or _PAY_BEHIND.match(behind) or _PAY_WITHIN.search(span.text))
    if span.label == labels.HOURS:
        is_shift = _SHIFT_BEFORE.search(before) or _SHIFT_BEHIND.match(behind)
        return bool(is_shift) and not _FREE.search(span.text)
    if span.label in _WHO_PAYS:
        is_general = behind.rstrip().endswith("?") and "," not in before and _asks(before + span.text)
        return bool(_OTHERS_OWN.search(span.text)) or is_general
    if span.label == labels.TIME_IN_ROLE:
        return bool(_EARLIER.search(before) or _EARLIER_BEHIND.match(behind)) or _is_of_an_earlier_role(
            span, spans, text
        )
    return False


def _asks(sentence: str) -> bool:
    return begins_as_question(sentence) or bool(_ASKS.match(sentence))


def _around(span: FactSpan, text: str) -> tuple[str, str]:
    """What the sentence of a span holds before it and behind it, with the mark that ends it."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    first = max((end for end in ends if end <= span.start), default=0)
    last = min((end for end in ends if end > span.end - 1), default=len(text))
    return text[first : span.start], text[span.end : max(last, span.end)]


def _is_of_an_earlier_role(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    """Whether the role that the time stands beside is a former one: "chef eight years, now [a driver]"."""
    for role in spans:
        if role.label != labels.ROLE_BEFORE:
            continue
        between = text[role.end : span.start] if role.end <= span.start else text[span.end : role.start]
        if len(between) <= 12 and not re.search(r"[,.;!?(]|\bnow\b|\bthen\b", between):
            return True
    return False
