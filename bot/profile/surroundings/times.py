"""Times that are not the speaker's in this role, and dates that others set: "I'm 23", "they hire in May"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogue import message_reading as labels
from bot.dialogue.message_reading import FactSpan
from bot.profile.surroundings.sentence import around
from bot.profile.surroundings.shifts import stands_by_a_shift
from bot.reading.numbers import in_digits

_EARLIER = re.compile(
    r"\b(?:i\s+was|i\s+used\s+to|i\s+had\s+been)\b[^.;!?,]*$",
    re.IGNORECASE,
)
_EARLIER_BEHIND = re.compile(
    r"\s*(?:,?\s*but\s+(?:now|here)\b|(?:at\s+)?home\b|previously|in\s+my\s+(?:last|old|previous)\b|out\s+of\s+(?:work|the\s+\w+)|off\s+work\b|away\s+from\b|since\s+i\s+left\b)",
    re.IGNORECASE,
)
_NOT_SINCE = re.compile(
    r"\b(?:[Hh]aven'?t|[Hh]asn'?t|[Nn]ever|[Nn]ot|[Nn]obody|[Ww]ithout|[Ll]apsed|[Ee]xpired)\b[^.;!?,]*$|\b[Nn]o\s+[a-z]+(?:\s+[a-z]+)?\s+$"
)
_IT_HAS_BEEN = re.compile(r"\b(?:it'?s|its|it\s+has)\s+been\s+(?:(?:about|nearly|over|almost)\s+)?$", re.IGNORECASE)
_AWAY = re.compile(
    r"\b(?:been|was|were)\s+(?:\w+\s+)?(?:out|off|away|home|unemployed|jobless)\b[^.;!?,]*$", re.IGNORECASE
)
_UNDER_ME = re.compile(r"\b(?:under|reporting\s+to|working\s+for)\s+me\s*$", re.IGNORECASE)
_HAPPENS = re.compile(
    r"\b(?:(?:every|each)\s+(?:\w+\s+)?(?:day|shift|week|night)|daily|constantly)\s*$", re.IGNORECASE
)
_LAST_ONE = re.compile(r"(?:the\s+)?last\s+(?:one|person|time)\b", re.IGNORECASE)
_LEARNING = (
    r"(?:courses?|degrees?|diplomas?|nanodegrees?|boot\s?camps?|programmes?|programs?|certificates?|master'?s?|bachelor'?s?"
    r"|phd|full[\s-]stack)"
)
_OF_A_COURSE = re.compile(
    rf"\b{_LEARNING}\b(?!.*\b(?:since|been|now)\b)(?:(?!\b(?:and|or)\b)[^.;!?,]){{0,25}}$", re.IGNORECASE
)
_A_COURSE_BEHIND = re.compile(rf"[\s-]*(?:long\s+)?(?:[\w-]+\s+)?{_LEARNING}\b", re.IGNORECASE)
_A_TERM = re.compile(
    r"\s*,?\s*(?:only,?\s+)?(?:not\s+permanent|fixed[\s-]term|(?:maternity|sick)\s+cover|contract\b)", re.IGNORECASE
)
_OF_THE_WORK = re.compile(
    r"\s*(?:of\s+(?:them|it|that|those|which|these)|(?:spent\s+)?(?:covering|acting|helping))\b", re.IGNORECASE
)
_CORRECTED = re.compile(r"\b(?:no|wait|sorry|actually|rather|i\s+mean|make\s+(?:that|it))\b", re.IGNORECASE)
_AFTER_A_JOB = re.compile(r"\b(?:i\s+am|i['’]?m|im)\b[^.;!?]*,\s*$", re.IGNORECASE)
_SO_MANY_YEARS = re.compile(r"\W*(?P<years>[3-7]\d)\s*(?:years?|yrs?)(?:\s+old)?\W*", re.IGNORECASE)
_YEARS_OF_NOBODY = 45
"""More years than these in one job, told in passing, are an age."""

CLEARLY_SURER = 0.15
"""Of two lengths of time the one that is more probable by this is the time in the role."""

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
_COUNTED = re.compile(
    r"(?:\d\s*(?:%|percent|per\s+cent)|\b(?:most|half)\s+of\b|\b(?:graduates|grads|alumni|students|people|leavers)\b)[^.;!?]*"
    r"\b(?:hired|employed|placed|placement|find|found|get|got|land(?:ed)?|jobs?|work)\b[^.;!?]*$",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:passed|sat|took|finished|completed|failed|applied|got|started|joined|turned\s+down)\b[^.;!?,]{0,30}$",
    re.IGNORECASE,
)
_IN_A_MONTH = re.compile(
    r"(?:in|last|back\s+in)\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\W*", re.IGNORECASE
)
"""A deed that is done, and the month that it was done in."""

_IF_ASKED = re.compile(
    r"\bif\s+(?:you|we|i)\s+(?:ask|apply|sign|book|enrol|register|claim|stay)\w*\b[^.;!?]*$", re.IGNORECASE
)
_BEGINS = re.compile(
    r"\b(?:start(?:ing)?|begin(?:ning)?|enrol(?:l?ing)?|sign(?:ing)?\s+up\s+for|do(?:ing)?|take|taking)\s",
    re.IGNORECASE,
)
_THEY_TAKE = re.compile(
    r"\b(?:they(?:'re|\s+are)?|company|firm|hospital|plant)\s+(?:are\s+|is\s+)?(?:taking|choosing|picking|deciding|hiring)\b[^.;!?]*$",
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
    if (
        _AWAY.search(before)
        or _HAPPENS.search(before)
        or _UNDER_ME.search(before)
        or _LAST_ONE.match(span.text)
        or _is_an_age(span, before)
    ):
        return True
    if _OF_A_COURSE.search(before) or _A_COURSE_BEHIND.match(behind) or _A_TERM.match(behind):
        return True
    others = [other for other in spans if other.label == labels.TIME_IN_ROLE and other is not span]
    if others and (_IN_ALL.match(behind) or _is_of_a_part(span, others, behind, text)):
        return True
    return _is_of_another_role(span, spans, text)


def is_others_date(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    """Whether it is when somebody hires or leaves, a statistic, or when a course begins: no day that they set."""
    before, _ = around(span, text)
    if _HAPPENED.search(before) and _IN_A_MONTH.fullmatch(span.text):
        return True
    if _COUNTED.search(before) or _IF_ASKED.search(before) or _is_when_learning_begins(span, spans, text, before):
        return True
    acts = _WHEN_OTHERS_ACT.search(before[-60:]) or _THEY_TAKE.search(before)
    return bool(acts) and not _WANTED.search(before + span.text) and not _SETS_AN_END.match(span.text)


def _is_when_learning_begins(span: FactSpan, spans: Sequence[FactSpan], text: str, before: str) -> bool:
    """Whether it is when somebody wants to begin a course, and not by when they want to be somewhere."""
    begins = _BEGINS.search(before)
    if begins is None or _SETS_AN_END.match(span.text):
        return False
    first = span.start - len(before) + begins.start()
    kinds = (labels.CREDENTIAL_WANTED, labels.ROLE_AIM)
    between = [other.label for other in spans if first <= other.start < span.start and other.label in kinds]
    return labels.CREDENTIAL_WANTED in between and labels.ROLE_AIM not in between


def _is_an_age(span: FactSpan, before: str) -> bool:
    """Whether so many years right behind a job are hardly spent in it: "I am a welder, 43 years"."""
    years = _SO_MANY_YEARS.fullmatch(in_digits(span.text).text)
    return years is not None and (bool(_AFTER_A_JOB.search(before)) or int(years["years"]) > _YEARS_OF_NOBODY)


def _is_of_a_part(span: FactSpan, others: Sequence[FactSpan], behind: str, text: str) -> bool:
    """Whether another length of time is the one in the role: the whole before its part, and the surer of two."""
    if _OF_THE_WORK.match(behind):
        return not any(_IN_ALL.match(around(other, text)[1]) for other in others)
    return any(
        other.probability >= span.probability + CLEARLY_SURER
        and not _CORRECTED.search(text[min(other.end, span.end) : max(other.start, span.start)])
        for other in others
    )


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
