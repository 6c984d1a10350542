"""Whether a message during the assessment is an answer, or something else to be answered first."""

from __future__ import annotations

import re

from bot.dialogue.tool_registry import tool_for_intent
from bot.profile.facts import Facts

SURELY_A_QUESTION = 0.8
"""From this probability of a passage answering on, a message counts as a question of its own."""

SURE_INTENT = 0.6
"""From this confidence on, an intent that is not a way of answering counts as a wish of its own."""

MOSTLY_ANSWER = 0.3
"""The share of the text that must be understood as an answer for it to count as one after all."""

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
"""Intents that an answer may be mistaken for: bare numbers and names are classified as anything."""


_ASKS = re.compile(
    r"^\W*(?:(?:and|but|so|ok|okay|well|hm+|wait)\W+)*(?:is|are|am|do|does|did|can|could|will|would|should|has|have"
    r"|how|why|who|when|where|what|which)\b.*\?\W*$",
    re.IGNORECASE | re.DOTALL,
)
_WAYS_TO_ASK = frozenset({"tell_situation", "skip_question"})


def is_question(text: str, intent: str) -> bool:
    """Whether the message asks, and so tells nothing: "is a badge enough to become team lead within 6 months?".

    A request for a tool may include what the tool needs: "what do I lack to become a nurse manager?".
    """
    asks = bool(_ASKS.match(text)) and "skip" not in text.lower()
    return asks and intent not in _WAYS_TO_ASK and tool_for_intent(intent) is None


def is_wish(intent: str, confidence: float) -> bool:
    """Whether the message surely wants something that an answer is never mistaken for."""
    return intent not in ANSWERING and confidence >= SURE_INTENT


def asks_for_tool(text: str, intent: str, confidence: float) -> bool:
    """Whether a question surely asks for a tool, which then reads what the message tells on its own."""
    return bool(_ASKS.match(text)) and tool_for_intent(intent) is not None and confidence >= SURE_INTENT


def is_digression(text: str, facts: Facts, intent: str, confidence: float, in_scope: float) -> bool:
    """Whether the message wants something and mentions only in passing what could be an answer.

    "is a six month nanodegree worth it?" is a question while "by when?" is open; "six months" is the answer.
    `in_scope` is the classifier's probability that some passage answers.
    """
    if facts.is_empty:
        return True
    wants = in_scope >= SURELY_A_QUESTION or is_wish(intent, confidence)
    if not wants or facts.refused:
        return False
    if _ASKS.match(text):
        return True
    understood = sum(found.end - found.start for found in facts.read_values)
    return understood < MOSTLY_ANSWER * max(len(text.strip()), 1)
