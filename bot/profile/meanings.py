"""Facts whose surroundings make them something else: a salary, a shift, a former job, a general question.

A span is a few words; the same words mean another thing in "I'm on 15k a year", "I work Thursdays", "I was a cook
for ten years", "no training since 2021" and "do people pay out of their own pocket?".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

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
_FREE = re.compile(r"\b(?:free|spare|off|study|learn\w*)\b", re.IGNORECASE)
_OTHERS_OWN = re.compile(r"\b(?:your|their|people'?s|one'?s|his|her)\s+own\b", re.IGNORECASE)
_ASKS = re.compile(r"\W*(?:do|does|did|would|will|is|are|can|should)\b", re.IGNORECASE)
_WHO_PAYS = (labels.WHO_PAYS_EMPLOYER, labels.WHO_PAYS_SELF, labels.WHO_PAYS_SHARED)
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
_A_YEAR = re.compile(r"\b(?:(?:a|per)\s+year|p\.?a\.?|per\s+annum|annually)(?!\w)", re.IGNORECASE)
_SPENT = re.compile(
    r"\b(?:pays?|paid|covers?|budget\w*|bildungsbudget|funds?|spend|spending|allow\w*|afford|train\w*|course\w*|stud\w*|school|learn\w*|put|save\w*"
    r"|saving|invest|tuition|education|spare|up\s+to|max\w*)\b",
    re.IGNORECASE,
)
_NO_EMPLOYER = re.compile(
    r"\b(?:unions?|job\s*cent(?:re|er)|parents?|mum|dad|husband|wife|partner)\b",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(
    r"\bused\s+to\b|\bno\s+longer\b|\bnot\s+any\s*more\b|\bstopped\b|\b(?:did|paid)\s+(?:once|before)\b",
    re.IGNORECASE,
)
_NOT_ABOUT = re.compile(
    r"\b(?:(?:could\s*n'?t|could|don'?t|do\s+not)\s+care(?:\s+less)?\s+(?:about|for)|(?:not|isn'?t)\s+(?:for|about|after)|never\s+mind|care\s+less\s+about)\b"
    r"[^.;!?,]{0,16}$",
    re.IGNORECASE,
)
_IS_NOT_KNOWN = re.compile(
    r"\b(?:no\s+(?:idea|clue)|not\s+sure|don'?t\s+know|dunno|(?:whether|if)\s+there)\b", re.IGNORECASE
)
_NEVER = re.compile(r"\b(?:never|haven'?t\s+(?:seen|heard)|not\s+(?:one|a\s+single))\b", re.IGNORECASE)
_WHEN_OTHERS_ACT = re.compile(
    r"(?:\b(?:won'?t|hiring|recruit\w*|advertis\w+|opens?|opening|(?:goes|going)\s+live|comes?\s+up|coming\s+up)"
    r"|(?:\bis|\bare|'s|s)\s+(?:retiring|leaving)|\b(?:retires|leaves))\b[^.;!?,]*$",
    re.IGNORECASE,
)
_WANTED = re.compile(r"\b(?:want|wanna|like|love|hope|aim|plan|goal|be|become|by)\b", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\W*\d{1,2}(?:\s+and\s+a\s+bit)?\W*", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"\b(?:i'?m|i\s+am|im|aged?|turning|turned)\s+(?:(?:only|nearly|almost|just)\s+)?$", re.IGNORECASE
)

_SETS_AN_END = re.compile(r"\W*(?:\w+\s+)?(?:by|before|until|till)\b", re.IGNORECASE)
_FEW_LETTERS = 12
"""How far a time may stand from the role that it is of."""


def own_facts(spans: Sequence[FactSpan], text: str) -> tuple[FactSpan, ...]:
    """The facts that are the speaker's own, each as what its surroundings make of it."""
    return tuple(_as_meant(span, text) for span in spans if not is_something_else(span, spans, text))


def is_something_else(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    """Whether the words around a fact say that it is none of the speaker's own, or another one."""
    judge = _JUDGES.get(span.label)
    return judge is not None and judge(span, spans, text)


def _as_meant(span: FactSpan, text: str) -> FactSpan:
    """An opening of which nobody knows, or that never comes, is not one that is there."""
    if span.label != labels.OPENING_YES:
        return span
    before, _ = _around(span, text)
    words = before[-25:] + span.text
    if _IS_NOT_KNOWN.search(words):
        return replace(span, label=labels.OPENING_UNKNOWN)
    return replace(span, label=labels.OPENING_NO) if _NEVER.search(words) else span


def _is_no_budget(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    before, behind = _around(span, text)
    if _PAY_BEFORE.search(before) or _PAY_BEHIND.match(behind) or _PAY_WITHIN.search(span.text):
        return True
    is_yearly = _A_YEAR.search(span.text) or _A_YEAR.match(behind.lstrip())
    is_paid = any(other.label in _WHO_PAYS for other in spans)
    return bool(is_yearly) and not is_paid and not _SPENT.search(before + span.text + behind)


def _is_no_time_to_learn(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    before, behind = _around(span, text)
    if _SHIFT_WITHIN.search(span.text) or _CLOCK_BEFORE.search(before):
        return True
    if _FREE.search(span.text):
        return False
    if _SHIFT_BEFORE.search(before) or _SHIFT_BEHIND.match(behind) or _SHIFT_AT_ONCE.search(before):
        return True
    has_hours = _HAS_HOURS.search(span.text) or _PART_OF_A_DAY.search(span.text)
    is_habit = _NAMES_A_DAY.search(span.text) and not has_hours and _MOST.search(f"{before[-8:]}{span.text}")
    return bool(is_habit) and not _BEGINS_ANEW.search(before) and not _AVAILABLE.search(before + span.text + behind)


def _is_paid_otherwise(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    before, behind = _around(span, text)
    if _OTHERS_OWN.search(span.text):
        return True
    if span.label != labels.WHO_PAYS_SELF:
        is_over = _NO_LONGER.search(before[-30:] + span.text + behind[:40])
        if is_over or _NO_EMPLOYER.search(before[-20:] + span.text):
            return True
    return behind.rstrip().endswith("?") and "," not in before and _asks(before + span.text)


def _is_of_another_time(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    before, behind = _around(span, text)
    if _EARLIER.search(before) or _EARLIER_BEHIND.match(behind) or _OF_ANOTHER.match(behind):
        return True
    if re.match(r"since\b", span.text, re.IGNORECASE) and _NOT_SINCE.search(before):
        return True
    if _BARE_NUMBER.fullmatch(span.text) and _AGE_BEFORE.search(before):
        return True
    has_now = any(other.label == labels.ROLE_NOW for other in spans)
    if not has_now and _IT_HAS_BEEN.search(before) and any(other.label == labels.ROLE_BEFORE for other in spans):
        return True
    if _DAYS_ALONE.fullmatch(span.text) and (_SHIFT_AT_ONCE.search(before) or _SHIFT_BEHIND.match(behind)):
        return True
    has_other_time = sum(other.label == labels.TIME_IN_ROLE for other in spans) > 1
    return (has_other_time and bool(_IN_ALL.match(behind))) or _is_of_another_role(span, spans, text)


def _is_no_wish(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    before, _ = _around(span, text)
    return bool(_NOT_ABOUT.search(before) or _NOT_ABOUT.search(before[-20:] + span.text))


def _is_others_date(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    """Whether it is when somebody hires or leaves, and no day that the speaker has set."""
    before, _ = _around(span, text)
    acts = _WHEN_OTHERS_ACT.search(before[-60:])
    return bool(acts) and not _WANTED.search(before + span.text) and not _SETS_AN_END.match(span.text)


_JUDGES: Mapping[str, Callable[[FactSpan, Sequence[FactSpan], str], bool]] = {
    labels.MONEY: _is_no_budget,
    labels.HOURS: _is_no_time_to_learn,
    labels.TIME_IN_ROLE: _is_of_another_time,
    labels.DEADLINE: _is_others_date,
    **dict.fromkeys(_WHO_PAYS, _is_paid_otherwise),
    labels.GOAL_PAY: _is_no_wish,
    labels.GOAL_RESPONSIBILITY: _is_no_wish,
}


def _asks(sentence: str) -> bool:
    return begins_as_question(sentence) or bool(_ASKS.match(sentence))


def _around(span: FactSpan, text: str) -> tuple[str, str]:
    """What the sentence of a span holds before it and behind it, with the mark that ends it."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    first = max((end for end in ends if end <= span.start), default=0)
    last = min((end for end in ends if end > span.end - 1), default=len(text))
    return text[first : span.start], text[span.end : max(last, span.end)]


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
