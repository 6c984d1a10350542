"""Who pays, where the reader of facts missed it and a message says it in words that leave no doubt.

"My firm doesn't sponsor anybody" says it, whatever question is open; "they don't pay well" is about wages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogue.message_reading import CREDENTIAL_HELD, CREDENTIAL_WANTED, WHO_PAYS, FactSpan
from bot.profile.surroundings.sentence import SENTENCE_END
from bot.reading.manner import begins_as_question
from bot.reading.values import ReadValue

_EMPLOYER = (
    r"\b(?:(?:(?:my|our|the|this|your)\s+)?(?:company|employer|firm|boss(?:es)?|work(?:place)?|school|trust|hotel|hospital"
    r"|office|council|bank|store|shop|plant|factory|college|university|uni|department|dept|charity|practice|agency|army"
    r"|navy|organi[sz]ation|hr|management|manager|director|owner|ministry|club)|they)(?=\s|['’])"
    r"(?:\s+(?:said|says|told\s+(?:me|us))(?:\s+that)?(?:\s+(?:they|it|he|she|we))?)?"
)
_PAY = (
    r"(?:pay(?:s|ing)?|cover(?:s|ing)?|fund(?:s|ing)?|sponsor(?:s|ing)?|reimburs(?:es?|ing)|refund(?:s|ing)?"
    r"|financ(?:es?|ing))"
)
_NOT_WAGES = (
    r"(?!\s+(?:(?:me|us|you|people|staff|him|her)\b(?!\s+(?:to|for|back))|well\b|badly\b|enough\b|much\b|more\b|less\b"
    r"|better\b|peanuts\b|attention\b|overtime\b|up\b|off\b|out\b|(?:\w+\s+){0,2}(?:salar\w+|wages?|shifts?|allowance|overtime)|(?:for\s+)?cover\b|an?\s+(?:man|woman)))"
)
_LEARNING = (
    r"\b(?:courses?|train\w*|retrain\w*|cert\w*|exams?|tuition|fees?|stud(?:y|ies)|degrees?|diplomas?|licen[cs]es?|class(?:es)?"
    r"|qualifications?|badges?|learning|education|books|half|part|quarter|third|all\s+of\s+it|everything|it|anything|nothing)\b"
)
_REFUSES = re.compile(
    rf"{_EMPLOYER}\s*(?:(?:do(?:es)?n['’]?t|do(?:es)?\s+not|won['’]?t|will\s+not|wouldn['’]?t|would\s+not|can['’]?t|cannot|never"
    rf"|(?:is|are|['’]s|['’]re)\s+not|isn['’]?t|aren['’]?t)\s+(?:\w+\s+)?{_PAY}\b|{_PAY}\s+(?:for\s+)?(?:nothing|none)\b){_NOT_WAGES}"
    rf"(?:(?<!pay)(?<!paying)(?<!cover)|(?=[^.;!?]{{0,60}}(?:{_LEARNING}|\bfor\s+(?:that|this)\b))|(?<=\bnothing))",
    re.IGNORECASE,
)
_PAYS = re.compile(
    rf"{_EMPLOYER}(?:['’]?d|['’]?ll)?\s+(?:(?:will|would|can|could|might|may|does|do|is|are)\s+)?(?:also\s+|only\s+|usually\s+)?{_PAY}\b{_NOT_WAGES}"
    rf"(?=[^.;!?]{{0,60}}{_LEARNING})",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:they(?:['’]re|\s+are)?|(?:my|our|the)\s+\w+(?:\s+is|['’]s)?)\s+(?:giv(?:e|es|ing)|offer(?:s|ing)?)\s+(?:(?:us|me|everyone|everybody|staff|each)"
    rf"\s+)(?:all\s+|each\s+|up\s+to\s+)*\S*\d\S*(?:\s+\w+)?\s+(?:for|towards?)\s+[^.;!?]{{0,20}}{_LEARNING}",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:half|part(?:ly)?|a\s+(?:third|quarter|share)|some\s+of|\d+\s?(?:%|percent|per\s+cent))", re.IGNORECASE
)
_ONCE = re.compile(r"\bused\s+to\b|\bno\s+longer\b|\bany\s*more\b", re.IGNORECASE)


def payer_missed(text: str, spans: Sequence[FactSpan]) -> ReadValue | None:
    """Who pays for learning; None where a word was read as that already, or the message leaves it open."""
    if any(span.label in WHO_PAYS for span in spans):
        return None
    for span in spans:
        if span.label in (CREDENTIAL_WANTED, CREDENTIAL_HELD):
            # Whatever it is called, it is learned: "the depot pays for my ticket".
            text = text[: span.start] + "it".ljust(span.end - span.start) + text[span.end :]
    start = 0
    for end in [*(match.end() for match in SENTENCE_END.finditer(text)), len(text)]:
        sentence = text[start:end]
        if not (sentence.rstrip().endswith("?") or begins_as_question(sentence) or _ONCE.search(sentence)):
            for pattern, pays in ((_REFUSES, False), (_PAYS, True), (_GIVES, True)):
                if match := pattern.search(sentence):
                    words = _in_words(pays, sentence)
                    return ReadValue("employer_pays", pays, start + match.start(), start + match.end(), words)
        start = end
    return None


def _in_words(pays: bool, sentence: str) -> str:
    if not pays:
        return "you pay yourself"
    return "your employer pays a part" if _PART.search(sentence) else "your employer pays"
