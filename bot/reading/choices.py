"""Answers that are one of a few: openings, whose recognition counts, what somebody wants."""

from __future__ import annotations

import re

from bot.reading.numbers import Digits
from bot.reading.values import ReadValue

_YES = re.compile(r"^\W*(?:yes|yep|yeah|yup|sure|i do|there is|there are|definitely|certainly|of course|correct)\b")
_NO = re.compile(
    r"^\W*(?:no(?!\W+(?:idea|clue|wait))|nope|nah|none"
    r"|not (?:really|yet|now|(?:that )?i(?:'m| am) aware|(?:that )?i know of|to my knowledge|at the moment)"
    r"|there isn'?t|there aren'?t|negative)\b"
)
_OPENING_NO = re.compile(
    r"\b(?:no|not any|without|isn'?t an?y?|aren'?t any"
    r"|without any)\s+(?:\w+\s+){0,2}?(?:openings?|vacanc(?:y|ies)|positions? (?:open|free"
    r"|available)|free positions?)\b|\bhiring freeze\b"
)
_OPENING_YES = re.compile(
    r"\b(?:there(?:'s| is| are|'re)|an?|know of|have|some|several|1|2"
    r"|3)\s+(?:\w+\s+){0,3}?(?:openings?|vacanc(?:y|ies)|free positions?|positions? (?:open|free"
    r"|available))\b|\bmy (?:boss|manager|lead) is (?:leaving|retiring)\b"
)
_INTERNAL = re.compile(
    r"\b(?:inside|internal(?:ly)?|in-house|within (?:my|the|our) (?:company|organi[sz]ation"
    r"|firm)|(?:in|at) my (?:company|organi[sz]ation|firm)|my (?:employer|company"
    r"|organi[sz]ation|boss|manager)|here)\b"
)
_INDUSTRY = re.compile(
    r"\b(?:industry|outside|external(?:ly)?|elsewhere|other (?:employers|companies)|everywhere|job market|across)\b"
)
_BOTH = re.compile(r"\bboth\b|\beither\b|\bequally\b")
_RECOGNISED = re.compile(r"\brecogni[sz]\w*|\brecognition\b|\bcounts?\b")
_GOALS = (
    (
        "pay",
        re.compile(
            r"\b(?:more|better|higher|want|earn)\s+(?:money|pay|salary|wage|income)\b"
            r"|\bearn\s+(?:\w+\s+)?more\b|\ba (?:pay )?raise\b"
        ),
    ),
    (
        "responsibility",
        re.compile(
            r"\bmore responsibility\b|\b(?:lead|manage) (?:a team|people|others)\b|\bleadership\b"
            r"|\bmove up\b|\ba (?:step|promotion) up\b|\bget promoted\b"
        ),
    ),
    (
        "change",
        re.compile(
            r"\b(?:change|switch)(?:ing)? (?:\w+ )?(?:careers?|jobs?|fields?|industr\w+)\b"
            r"|\bcareer change\b|\bsomething (?:new|different|else)\b"
        ),
    ),
    (
        "skills",
        re.compile(
            r"\b(?:new|more|better|learn|gain|build) (?:\w+ )?skills?\b|\blearn(?:ing)? (?:something"
            r"|new things)\b|\bupskill\w*\b"
        ),
    ),
)
OPENING_WORDS = {True: "there is an opening", False: "there is no opening"}
RECOGNITION_WORDS = {
    "internal": "recognition inside your organisation counts for you",
    "industry": "recognition across your industry counts for you",
    "both": "recognition inside and outside counts for you",
}
GOAL_WORDS = {
    "pay": "you want more pay",
    "responsibility": "you want more responsibility",
    "change": "you want a change",
    "skills": "you want new skills",
}
_BARE_GOALS = (
    ("pay", re.compile(r"\b(?:pay|money|salary|income)\b")),
    ("responsibility", re.compile(r"\bresponsibility|\blead|\bpromotion\b")),
    ("change", re.compile(r"\bchange\b")),
    ("skills", re.compile(r"\bskills?\b|\blearn")),
)


_FILLED = re.compile(r"\bnot any ?more\b|\bzilch\b|\b(?:was|were|been|got) (?:filled|taken|given away)\b")
"""What has become of a place, said to who asks for one."""


def read_opening(digits: Digits, is_asked: bool = False) -> ReadValue | None:
    """Whether the person knows of an opening."""
    patterns = [(_OPENING_NO, False), (_OPENING_YES, True)]
    if is_asked:
        patterns += [(_FILLED, False), (_NO, False), (_YES, True)]
    for pattern, value in patterns:
        if match := pattern.search(digits.text):
            return ReadValue.of_match("opening", value, match, digits, OPENING_WORDS[value])
    return None


def read_recognition(digits: Digits, is_asked: bool = False) -> ReadValue | None:
    """Whose recognition counts for the person."""
    text = digits.text
    if not (is_asked or _RECOGNISED.search(text)):
        return None
    inside, outside = _INTERNAL.search(text), _INDUSTRY.search(text)
    if is_asked and (both := _BOTH.search(text)):
        return _recognition("both", both, digits)
    if inside and outside and (is_asked or _BOTH.search(text)):
        return _recognition("both", inside, digits)
    if outside and not inside:
        return _recognition("industry", outside, digits)
    if inside and not outside and (is_asked or "here" not in inside[0]):
        return _recognition("internal", inside, digits)
    return None


def _recognition(value: str, match: re.Match[str], digits: Digits) -> ReadValue:
    return ReadValue.of_match("recognition", value, match, digits, RECOGNITION_WORDS[value])


def read_goal(digits: Digits, is_asked: bool = False) -> ReadValue | None:
    """What the person wants when it is no particular role."""
    for patterns in (_GOALS, _BARE_GOALS if is_asked else ()):
        for goal, pattern in patterns:
            if match := pattern.search(digits.text):
                return ReadValue.of_match("goal", goal, match, digits, GOAL_WORDS[goal])
    return None
