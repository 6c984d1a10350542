"""Whether a message during the assessment is an answer, or something else that should be answered first."""

from __future__ import annotations

from bot.guidance.facts import Facts

SURELY_A_QUESTION = 0.8
"""The probability that a passage answers, from which a message counts as a question of the person's own."""

SURE_INTENT = 0.6
"""The confidence from which an intent that is no way of answering counts as a wish of its own."""

MOSTLY_ANSWER = 0.3
"""The part of the text that must be understood as an answer for it to count as one all the same."""

ANSWERING = frozenset(
    {
        "tell_situation",
        "skip_question",
        "affirm",
        "deny",
        "pick_option",
        "follow_up_aspect",
        "out_of_scope",
        "nonsense",
    }
)
"""Intents that an answer may well be taken for: bare numbers and names are classified as anything."""


def is_digression(text: str, facts: Facts, intent: str, confidence: float, in_scope: float) -> bool:
    """Whether the message wants something and only mentions what could be an answer by the way.

    "is a six month nanodegree worth it?" is a question while "by when?" is open; "six months" is the answer.
    `in_scope` is the classifier's probability that some passage answers.
    """
    if facts.is_empty:
        return True
    wants = in_scope >= SURELY_A_QUESTION or (intent not in ANSWERING and confidence >= SURE_INTENT)
    if not wants or facts.refused:
        return False
    understood = sum(found.end - found.start for found in facts.found)
    return understood < MOSTLY_ANSWER * max(len(text.strip()), 1)
