"""Wishes that a message says by its own words, whatever it was classified as."""

from __future__ import annotations

import re

from bot.dialogue.payload import ASK_HR_FOR_ME, FIND_TARGET, UNDO_ACHIEVEMENT

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
        FIND_TARGET,
        re.compile(
            rf"{_PLEASE}help me\s+(?:to\s+)?(?:find|choose|pick)\s+(?:a|my|some|another)\s+(?:new\s+)?"
            r"(?:roles?|targets?|jobs?|directions?|careers?)\W*$"
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

_ABOVE = (
    r"(?:(?:my|the|our|a)\s+)?(?:line\s+|ward\s+|shop\s+|area\s+|team\s+)?(?:boss(?:es)?|managers?|supervisors?|"
    r"superiors?|foreman|gaffer|director|team\s+lead(?:er)?|head(?:\s+(?:chef|teacher))?|matron|sergeant|owner)\b"
)
_SPEAKS = re.compile(
    rf"\b(?:tell|say(?:\s+it)?\s+to|ask|convince|persuade|approach|talk\s+(?:to|with)|speak\s+(?:to|with)|"
    rf"put\s+(?:it|this)\s+to|raise\s+(?:it|this)\s+with|bring\s+(?:it|this)\s+up\s+(?:with|to)|"
    rf"word\s+it\s+to|meeting\s+with|sit\s*-?\s*down\s+with|one[ -]to[ -]one\s+with|1:1\s+with|"
    rf"(?:chat|talk|word)\s+with)\s+{_ABOVE}"
)
_NOT_WANTED = re.compile(
    r"\b(?:don't|do not|didn't|doesn't|never|not|no longer)\s+(?:(?:really|even|at all)\s+)?"
    r"(?:want|interested|after|wanting)\b"
    r"|\b(?:turn|turned|turning)\s+(?:\w+\s+){0,3}down\b|\b(?:declin|refus)\w*\b"
)
_NEEDS_WORDS = re.compile(r"\b(?:how|what|best way|help|prep\w*|advice|script|practi[sc]e)\b")


def speaks_of_a_talk(text: str) -> bool:
    """Whether somebody wants help with what to ask of the person above them; to say no to them is another talk."""
    said = _plain(text)
    return bool(_SPEAKS.search(said) and _NEEDS_WORDS.search(said) and not _NOT_WANTED.search(said))


def speaks_with_own_manager(text: str) -> bool:
    """Whether it is their own manager with whom somebody speaks: no talk about one of their team then."""
    said = _plain(text)
    return any(re.search(r"\b(?:my|our)\b", match[0]) for match in _SPEAKS.finditer(said))


def plain_wish(text: str) -> str:
    """The intent of a wish that stands at the beginning of a message in so many words; empty without one."""
    said = _plain(text)
    return next((intent for intent, pattern in _WISHES if pattern.search(said)), "")


def _plain(text: str) -> str:
    """The beginning of a message in small letters, with straight apostrophes and single blanks."""
    return " ".join(text[:300].replace("’", "'").lower().split())
