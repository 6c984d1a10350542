"""Money that is none for learning, and payers that are none: "I'm on 15k a year", "my union covers a third"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogue import message_reading as labels
from bot.dialogue.message_reading import FactSpan
from bot.profile.surroundings.sentence import ABOUT, around
from bot.reading.manner import begins_as_question

_PAY_BEFORE = re.compile(
    rf"\b(?:i\s+(?:only\s+)?(?:earn|make|get\s+paid|take\s+home)|(?:i'?m|i\s+am|am|still)\s+(?:on|paid|earning|making)"
    rf"|earning|salary|wages?|pays?\s+(?:me|us)|take-?home(?:\s+pay)?|income|pension)\s+{ABOUT}$",
    re.IGNORECASE,
)
_PAY_BEHIND = re.compile(
    r"\s*(?:salary|wages?|before\s+tax|after\s+tax|gross|net\b|lpa\b|an\s+hour|p\.?h\b)", re.IGNORECASE
)
_PAY_WITHIN = re.compile(r"\b(?:salary|wage|lpa|an\s+hour|per\s+hour)\b", re.IGNORECASE)
_MONTHLY = re.compile(r"\bmonthly\W*$", re.IGNORECASE)
_BEGINS_MONTHLY = re.compile(r"\W*monthly\b", re.IGNORECASE)
_PAID = re.compile(
    r"\b(?:offer(?:ed|ing|s)?(?:\s+(?:me|us))|posted\s+at|advertised\s+at|(?:job|post|role|spot|position|salar\w+|wages?|rise|raise)"
    r"\s+(?:of|at|is|pays?|paying)|they\s+pay\s+(?:me|us))\s+" + ABOUT + r"$",
    re.IGNORECASE,
)
"""What an employer offers for work: "the post pays 41k", "they offered me 38"."""

_PRICED = re.compile(
    r"(?:\b(?:costs?|costing|charg\w+|priced?|want|wants|asking(?:\s+for)?|demand\w*)\s+(?:(?:me|us|is|are|of|for|at|around)\s+)*"
    r"|\b(?:certificates?|courses?|diplomas?|degrees?|boot\s?camps?|programmes?|programs?|exams?)\s+(?:of|for|at|is|worth)\s+"
    r"|\bpay\s+(?:them|him|her|it)\s+)" + ABOUT + r"$",
    re.IGNORECASE,
)
_OFF_ME = re.compile(r"\s*off\s+(?:me|us)\b", re.IGNORECASE)
"""A price that is asked: "the exam costs 300", "they charge me 1,200"."""

_HAS_IT = re.compile(
    r"\b(?:i|we)(?:['’](?:ve|d)|\s+(?:have|can|could|would|got|only|saved|put))\b|\b(?:budget|afford|spend|saved|savings|up\s+to|max)",
    re.I,
)
_A_YEAR = re.compile(r"\b(?:(?:a|per)\s+year|p\.?a\.?|per\s+annum|annually)(?!\w)", re.IGNORECASE)
_SPENT = re.compile(
    r"\b(?:pays?|paid|covers?|budget\w*|bildungsbudget|funds?|spend|spending|allow\w*|afford|train\w*|course\w*|stud\w*|school|learn\w*|put|save\w*"
    r"|saving|invest|tuition|education|spare|up\s+to|max\w*)\b",
    re.IGNORECASE,
)
_OTHERS_OWN = re.compile(r"\b(?:your|their|people'?s|one'?s|his|her)\s+own\b", re.IGNORECASE)
_ASKS = re.compile(r"\W*(?:do|does|did|would|will|is|are|can|should)\b", re.IGNORECASE)
_NO_EMPLOYER = re.compile(
    r"\b(?:unions?|job\s*cent(?:re|er)|parents?|mum|dad|husband|wife|partner)\b",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(
    r"\bused\s+to\b|\bno\s+longer\b|\bnot\s+any\s*more\b|\bstopped\b|\b(?:did|paid)\s+(?:once|before)\b",
    re.IGNORECASE,
)


def is_no_budget(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    """Whether it is pay, earned or offered, a price that is asked, or so much a year where nothing is spent."""
    before, behind = around(span, text)
    if _PAY_BEFORE.search(before) or _PAY_BEHIND.match(behind) or _PAY_WITHIN.search(span.text):
        return True
    if _PRICED.search(before) or _OFF_ME.match(behind):
        return not _HAS_IT.search(before + behind)
    if _PAID.search(before) and not _HAS_IT.search(before):
        return True
    if (_MONTHLY.search(before) or _BEGINS_MONTHLY.match(span.text)) and not _HAS_IT.search(before):
        return True
    is_yearly = _A_YEAR.search(span.text) or _A_YEAR.match(behind.lstrip())
    is_paid = any(other.label in labels.WHO_PAYS for other in spans)
    return bool(is_yearly) and not is_paid and not _SPENT.search(before + span.text + behind)


def is_paid_otherwise(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    """Whether others pay than the words seem to say, nobody does any more, or it is only asked."""
    before, behind = around(span, text)
    if _OTHERS_OWN.search(span.text):
        return True
    if span.label != labels.WHO_PAYS_SELF:
        is_over = _NO_LONGER.search(before[-30:] + span.text + behind[:40])
        if is_over or _NO_EMPLOYER.search(before[-20:] + span.text):
            return True
    return behind.rstrip().endswith("?") and "," not in before and _asks(before + span.text)


def _asks(sentence: str) -> bool:
    return begins_as_question(sentence) or bool(_ASKS.match(sentence))
