"""Times that are not the speaker's in this role, and dates that others set: "I'm 23", "they hire in May"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogue import message_reading as labels
from bot.dialogue.message_reading import FactSpan
from bot.profile.surroundings.sentence import around
from bot.profile.surroundings.shifts import stands_by_a_shift

_EARLIER = re.compile(
    r"\b(?:i\s+was|i\s+used\s+to|i\s+had\s+been)\b[^.;!?,]*$",
    re.IGNORECASE,
)
_EARLIER_BEHIND = re.compile(
    r"\s*(?:previously|in\s+my\s+(?:last|old|previous)\b|out\s+of\s+(?:work|the\s+\w+)|off\s+work\b|away\s+from\b|since\s+i\s+left\b)",
    re.IGNORECASE,
)
_NOT_SINCE = re.compile(
    r"\b(?:[Hh]aven'?t|[Hh]asn'?t|[Nn]ever|[Nn]ot|[Nn]obody|[Ww]ithout|[Ll]apsed|[Ee]xpired)\b[^.;!?,]*$|\b[Nn]o\s+[a-z]+(?:\s+[a-z]+)?\s+$"
)
_IT_HAS_BEEN = re.compile(r"\b(?:it'?s|its|it\s+has)\s+been\s+(?:(?:about|nearly|over|almost)\s+)?$", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\s*(?:with\s+us|under\s+me|on\s+my\s+team|in\s+my\s+team)\b", re.IGNORECASE)
_IN_ALL = re.compile(
    r"\s*(?:(?:in|with|at)\s+(?:the|this|my|our)\s+(?:company|firm|organi[sz]ation|trade|industry|business|sector|profession|group)\b"
    r"|in\s+(?:total|all)\b|altogether\b|overall\b|all\s+told\b)",
    re.IGNORECASE,
)
_DAYS_ALONE = re.compile(r"\W*\w+\s+days?\W*", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\W*\d{1,2}(?:\s+and\s+a\s+bit)?\W*", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"\b(?:i'?m|i\s+am|im|aged?|turning|turned)\s+(?:(?:only|nearly|almost|just)\s+)?$", re.IGNORECASE
)
_WHEN_OTHERS_ACT = re.compile(
    r"(?:\b(?:won'?t|hiring|recruit\w*|advertis\w+|opens?|opening|(?:goes|going)\s+live|comes?\s+up|coming\s+up)"
    r"|(?:\bis|\bare|'s|s)\s+(?:retiring|leaving)|\b(?:retires|leaves))\b[^.;!?,]*$",
    re.IGNORECASE,
)
_WANTED = re.compile(r"\b(?:want|wanna|like|love|hope|aim|plan|goal|be|become|by)\b", re.IGNORECASE)
_SETS_AN_END = re.compile(r"\W*(?:\w+\s+)?(?:by|before|until|till)\b", re.IGNORECASE)
_FEW_LETTERS = 12
"""How far a time may stand from the role that it is of."""


def is_of_another_time(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    """Whether it is how long something else has lasted, an age, or how long nothing has happened."""
    before, behind = around(span, text)
    if _EARLIER.search(before) or _EARLIER_BEHIND.match(behind) or _OF_ANOTHER.match(behind):
        return True
    if re.match(r"since\b", span.text, re.IGNORECASE) and _NOT_SINCE.search(before):
        return True
    if _BARE_NUMBER.fullmatch(span.text) and _AGE_BEFORE.search(before):
        return True
    has_now = any(other.label == labels.ROLE_NOW for other in spans)
    if not has_now and _IT_HAS_BEEN.search(before) and any(other.label == labels.ROLE_BEFORE for other in spans):
        return True
    if _DAYS_ALONE.fullmatch(span.text) and stands_by_a_shift(span, text):
        return True
    has_other_time = sum(other.label == labels.TIME_IN_ROLE for other in spans) > 1
    return (has_other_time and bool(_IN_ALL.match(behind))) or _is_of_another_role(span, spans, text)


def is_others_date(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    """Whether it is when somebody hires or leaves, and no day that the speaker has set."""
    before, _ = around(span, text)
    acts = _WHEN_OTHERS_ACT.search(before[-60:])
    return bool(acts) and not _WANTED.search(before + span.text) and not _SETS_AN_END.match(span.text)


def _is_of_another_role(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    """Whether the role that the time stands beside is a former one, or another's: "chef eight years, now a cab"."""
    for role in spans:
        if role.label not in (labels.ROLE_BEFORE, labels.ROLE_OTHER):
            continue
        is_behind = role.end <= span.start
        between = text[role.end : span.start] if is_behind else text[span.end : role.start]
        # Others' time stands behind them, in brackets or as it is: "our bookkeeper (3 yrs with us)".
        is_near = len(between) <= _FEW_LETTERS and not re.search(r"[,.;!?(]|\bnow\b|\bthen\b", between)
        if is_near and (is_behind or role.label == labels.ROLE_BEFORE):
            return True
    return False
