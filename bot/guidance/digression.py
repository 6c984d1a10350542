"""Whether a message during the assessment is an answer, or something else that should be answered first."""

from __future__ import annotations

from bot.guidance.facts import Facts

SURELY_A_QUESTION = 0.8
"""The probability that a passage answers, from which a message counts as a question of the person's own."""

MOSTLY_ANSWER = 0.3
"""The part of the text that must be understood as an answer for it to count as one all the same."""


def is_digression(text: str, facts: Facts, in_scope: float) -> bool:
    """Whether the message asks something and only mentions a number by the way.

    "is a six month nanodegree worth it?" is a question while "by when?" is open; "six months" is the answer.
    `in_scope` is the classifier's probability that some passage answers.
    """
    if facts.is_empty:
        return True
    if in_scope < SURELY_A_QUESTION or facts.refused:
        return False
    understood = sum(found.end - found.start for found in facts.found)
    return understood < MOSTLY_ANSWER * max(len(text.strip()), 1)
