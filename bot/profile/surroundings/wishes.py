"""Wishes that are none, and openings that are not there: "it's not about the salary", "not sure there is one"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import message_reading as labels
from bot.dialogue.message_reading import FactSpan
from bot.profile.surroundings.sentence import around

_NOT_ABOUT = re.compile(
    r"\b(?:(?:could\s*n'?t|could|don'?t|do\s+not)\s+care(?:\s+less)?\s+(?:about|for)|(?:not|isn'?t)\s+(?:for|about|after)|never\s+mind|care\s+less\s+about)\b"
    r"[^.;!?,]{0,16}$",
    re.IGNORECASE,
)
_IS_NOT_KNOWN = re.compile(
    r"\b(?:no\s+(?:idea|clue)|not\s+sure|don'?t\s+know|dunno|(?:whether|if)\s+there)\b", re.IGNORECASE
)
_NEVER = re.compile(r"\b(?:never|haven'?t\s+(?:seen|heard)|not\s+(?:one|a\s+single))\b", re.IGNORECASE)


def is_no_wish(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    """Whether somebody says that this is not what they are after."""
    before, _ = around(span, text)
    return bool(_NOT_ABOUT.search(before) or _NOT_ABOUT.search(before[-20:] + span.text))


def opening_as_meant(span: FactSpan, text: str) -> FactSpan:
    """An opening of which nobody knows, or that never comes, is not one that is there."""
    if span.label != labels.OPENING_YES:
        return span
    before, _ = around(span, text)
    words = before[-25:] + span.text
    if _IS_NOT_KNOWN.search(words):
        return replace(span, label=labels.OPENING_UNKNOWN)
    return replace(span, label=labels.OPENING_NO) if _NEVER.search(words) else span
