"""What a short message means after what was just said: "why that one?", "how long would that take", "and then?".

Such words say nothing by themselves. After an answer of a document they are about its passage (`bot.answering`);
after guidance for one person they are about that guidance, whose intent the focus keeps (`Focus.shown`).
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.dialogue.payload import (
    ASK_FACTORS,
    COMPARE_FOR_ME,
    FIND_TARGET,
    PREPARE_TALK,
    PROMOTION_CASE,
    PROMOTION_ROUTE,
    SHOW_RECOMMENDATION,
    WHAT_WOULD_CHANGE,
)
from bot.dialogue.tool_registry import MAKE_PLAN
from bot.reading.follow_up_words import FollowUp, follow_up, is_bare_why

MY_GAP, MY_PAY, CHANGE_PLAN, AWAITS_DECISION = "my_gap", "my_pay", "change_plan", "awaits_decision"

_PLANS = (MAKE_PLAN, PROMOTION_ROUTE, "my_ladder", "my_leap", MY_GAP, "my_ascent", "my_readiness")
_ON_ADVICE: Mapping[FollowUp, str] = {
    "why": ASK_FACTORS,
    "sure": WHAT_WOULD_CHANGE,
    "other": COMPARE_FOR_ME,
    "long": MAKE_PLAN,
    "other_cost": MAKE_PLAN,
    "then": MAKE_PLAN,
    "show": PROMOTION_CASE,
    "cannot": WHAT_WOULD_CHANGE,
    "need": MY_GAP,
    "pay": MY_PAY,
    "first": SHOW_RECOMMENDATION,
}
_ON_A_PLAN: Mapping[FollowUp, str] = {
    **_ON_ADVICE,
    "why": MY_GAP,
    "then": PREPARE_TALK,
    "cannot": CHANGE_PLAN,
}
_ELSEWHERE: Mapping[FollowUp, str] = {
    "long": MAKE_PLAN,
    "show": PROMOTION_CASE,
    "need": MY_GAP,
    "pay": MY_PAY,
    "first": SHOW_RECOMMENDATION,
}
"""After a talk, a case, roles or pay: what else is said there is about the passage that explains it."""

_MEANINGS: Mapping[str, Mapping[FollowUp, str]] = {
    SHOW_RECOMMENDATION: _ON_ADVICE,
    **dict.fromkeys(_PLANS, _ON_A_PLAN),
    MY_GAP: {**_ON_A_PLAN, "why": ASK_FACTORS, "then": MAKE_PLAN, "cannot": WHAT_WOULD_CHANGE},
    **dict.fromkeys((PREPARE_TALK, PROMOTION_CASE, MY_PAY, FIND_TARGET, "my_progress"), _ELSEWHERE),
}
"""By the guidance that was shown last, what each follow-up on it means."""


def meant_after(text: str, shown: str, is_question_open: bool = False) -> str:
    """The intent that a follow-up on guidance means; empty for other messages, and after other answers.

    With a question open, a bare "why?" is about that question.
    """
    meanings = _MEANINGS.get(shown)
    if meanings is None or (is_question_open and is_bare_why(text)):
        return ""
    kind = follow_up(text)
    return meanings.get(kind, "") if kind is not None else ""
