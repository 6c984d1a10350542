"""Wishes that a message says by its own words, whatever it was classified as."""

from __future__ import annotations

import re

from bot.dialogue.payload import ASK_HR_FOR_ME, UNDO_ACHIEVEMENT

LOGS = "log_achievement"

_PLEASE = r"^\W*(?:(?:ok(?:ay)?|and|so|now|please|pls|can you|could you|would you|i want to|i'd like to)\W+){0,3}"
_WISHES = (
    (LOGS, re.compile(rf"{_PLEASE}log(?:\s+(?:this|that|it))?\s*[:,]\s*\w")),
    (
        UNDO_ACHIEVEMENT,
        re.compile(
            rf"{_PLEASE}(?:take back|take off|undo|unlog|remove|delete|scrap|strike|withdraw|cross out)\s+"
            r"(?:the|that|my|what i|last)\b.*\b(?:one|entry|log|logged|item|line)\b"
        ),
    ),
    (
        ASK_HR_FOR_ME,
        re.compile(
            rf"{_PLEASE}(?:let|tell|ask|inform|message|write(?: to)?|contact|send(?: a \w+)?(?: to)?)\s+(?:the\s+)?"
            r"(?:hr|human resources|people team)\b"
        ),
    ),
)


def plain_wish(text: str) -> str:
    """The intent of a wish that stands at the beginning of a message in so many words; empty without one."""
    said = " ".join(text[:300].replace("’", "'").lower().split())
    return next((intent for intent, pattern in _WISHES if pattern.search(said)), "")
