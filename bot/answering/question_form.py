"""The form of a question: whether yes or no can answer it, and which of its clauses is the one that asks.

A question asks for yes or no by its inverted auxiliary ("does a badge …"), by an embedding ("I wonder whether …"),
by a tag ("…, right?") or by its mark alone ("a badge is enough?"). "Which", "how" and the like, "A or B?" and
requests do not. What is said before the asking clause ("no degree here, …") is told, not asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.answering.opposites import POLES
from bot.answering.side_words import Sides, Vocabulary, marked, plain, vocabulary_of

MIN_WORDS = 3
"""Fewer words are a fragment: "is it?", "worth it?"."""

_AUXILIARY = (
    r"(?:is|are|was|were|am|do|does|did|can|could|will|would|should|shall|may|might|must|has|have|had)(?:n't)?"
    r"|can't|won't"
)
_LEAD_IN = re.compile(
    r"^(?:(?:so|and|but|ok|okay|well|hi|hello|hey|hmm|um|btw|please|pls|honestly|actually|seriously|basically|"
    r"sorry|then|now|also|oh|right|listen|look|just wondering|(?:a |one )?quick (?:one|question)|"
    r"(?:my |a )?question|in general|generally)\b[\s,:;.!…-]*)+"
)
_ASKING = re.compile(
    r"^(?:i(?:'m| am)? (?:was |just |often |always |really |keep )*(?:wonder|wondering|curious|not sure|unsure|"
    r"asking|ask myself|asking myself|want to know|would like to know|need to know|don't know|can't tell)|"
    r"i'd (?:like|love) to know|wondering|any idea|any clue|no idea|not sure|unsure|tell me|"
    r"(?:can|could|would|will) you (?:please |kindly )?(?:tell me|say)|do you (?:happen to )?know)"
    r"\s+(?:if|whether)\s+"
)
_THINKING = re.compile(
    r"^(?:(?:do|would|don't|wouldn't) you (?:really |honestly )?(?:think|say|believe|reckon|agree|expect)|"
    r"(?:is|isn't) it (?:really |actually )?(?:true|correct|right|fair to say|the case|a fact)|"
    r"does (?:that|this|it) mean|am i right(?: in thinking| to think)?|you(?:'re| are) saying|i take it)"
    r"\s+(?:that\s+)?"
)
_OPEN = re.compile(r"^(?:what|what's|how|how's|why|when|where|which|who|whose|whom|whats|hows)\b")
_OPEN_LATER = re.compile(
    r"(?:\b(?:and|but|or)|[,;:–-])\s*(?:so |if so,? )?(?:what|how|why|when|where|which|who|whose)\b"
)
_REQUEST = re.compile(
    r"^(?:(?:can|could|would|will|do|did|have|are) (?:you|we)|may i|can i)\s+"
    r"(?:please |kindly |just |maybe |also |got )*(?:tell|explain|describe|define|compare|give|show|help|list|"
    r"summari[sz]e|walk|talk|recommend|advise|suggest|answer|clarify|outline|know|have|ask|see|hear|any|able)\b"
    r"|^(?:do|have|let) (?:tell|explain|give|show|me|a)\b"
)
_TAG = re.compile(
    r"(?:,\s*|\s+)(?:right|correct|yeah|true|eh|huh|agreed|am i right|is that (?:so|right|true|correct))\s*$"
    r"|,\s*(?:yes|no|or not|surely)\s*$"
    rf"|,?\s*\b(?:{_AUXILIARY}) (?:it|they|that|there|you|i|we|he|she|one)\s*$"
)
_ALTERNATIVE = re.compile(r"\b(?:or|vs|versus)\b")
_NO_ALTERNATIVE = re.compile(
    r"\bor (?:not|no|nah|nope|what|not at all)(?=\s*(?:[,.]|$))"
    r"|\bor (?:so|something|anything|whatever|similar|two)\b"
)
_INVERTED = re.compile(rf"(?:^|[,;:–…-]\s*)(?P<auxiliary>{_AUXILIARY})\s+(?!not\s*$)(?P<subject>[a-z0-9<'-]+)\s+\S")
_AFTER_CONDITION = re.compile(
    r"^(?:if|when|once|after|since|because|as|with|without|suppose|given)\b.*?\s"
    rf"(?P<question>(?:{_AUXILIARY}) (?:(?:i|we|you|they|he|she)|(?<!have )(?<!do )(?:it|that|this))\b.*)"
)
"""A condition and the question after it, where nobody set a comma: "if I learn it must they promote me"."""

_OPEN_ANYWHERE = re.compile(r"\b(?:what|how|why|when|where|which|who|whose|whom)\b")
_VERB = re.compile(
    rf"\b(?:{_AUXILIARY}|need|needs|count|counts|help|helps|get|gets|make|makes|mean|means|pay|pays)\b"
)


@dataclass(frozen=True)
class Asked:
    """The clause of a message that asks for yes or no, its sides marked, and what was said before it.

    `is_negative` tells of a negation in front ("isn't it …"), which expects a yes and denies nothing.
    """

    clause: str
    background: str = ""
    is_negative: bool = False


def is_yes_no(text: str, sides: Sides | None = None) -> bool:
    """Whether a message asks one question that yes or no can answer. Words for one side are no alternative."""
    return asked_clause(text, vocabulary_of(sides)) is not None


@lru_cache(maxsize=8192)
def asked_clause(text: str, vocabulary: Vocabulary) -> Asked | None:
    """The clause of a message that yes or no can answer; None where there is none, or more than one question."""
    sentences = [part for part in re.split(r"(?<=[?!.;])\s+", plain(text)) if re.search(r"\w", part)]
    asking = [part for part in sentences if part.endswith("?")]
    if len(asking) > 1 or not sentences:
        return None
    sentence = asking[0] if asking else sentences[-1]
    has_mark = sentence.endswith("?")
    clause = _LEAD_IN.sub("", marked(sentence.rstrip("?!. "), vocabulary), count=1).strip(" ,")
    if _ALTERNATIVE.search(_NO_ALTERNATIVE.sub(" ", clause)) or _OPEN_LATER.search(clause):
        return None
    clause = _NO_ALTERNATIVE.sub(" ", clause).strip(" ,")
    if len(clause.split()) < MIN_WORDS:
        return None
    embedded = _THINKING.sub("", _ASKING.sub("", clause, count=1), count=1)
    if _OPEN.match(embedded) or _REQUEST.match(embedded):
        return None
    if embedded != clause:
        return Asked(embedded)
    return _inverted(clause) or _declared(clause, has_mark)


def _inverted(clause: str) -> Asked | None:
    """The clause from its inverted auxiliary on; a tag at the end inverts nothing."""
    condition = _AFTER_CONDITION.match(clause)
    if condition is not None:
        return Asked(condition["question"], clause[: condition.start("question")])
    inverted = _INVERTED.search(clause)
    has_tag = _TAG.sub("", clause, count=1).strip(" ,") != clause
    if inverted is None or (has_tag and inverted.start() > 0):
        return None
    start = inverted.start("auxiliary")
    return Asked(clause[start:], clause[:start], is_negative=inverted["auxiliary"].endswith("n't"))


def _declared(clause: str, has_mark: bool) -> Asked | None:
    """A statement that is asked about: by a tag, or by the mark at its end alone."""
    body = _TAG.sub("", clause, count=1).strip(" ,")
    if body == clause and (not has_mark or _OPEN_ANYWHERE.search(clause) or not _says_something(clause)):
        return None
    return Asked(body) if len(body.split()) >= MIN_WORDS else None


def _says_something(clause: str) -> bool:
    """Whether there is a verb in it, or a word that can be true or not: "the fee of a badge?" has neither."""
    return _VERB.search(clause) is not None or any(word in POLES for word in re.findall(r"[a-z-]+", clause))
