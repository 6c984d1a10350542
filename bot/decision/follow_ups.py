"""What a short message means after what was just said: "why that one?", "how long would that take", "and then?".

Such words say nothing by themselves. After an answer of a document they are about its passage (`bot.answering`);
after guidance for one person they are about that guidance, whose intent the focus keeps (`Focus.shown`).
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.decision.spoken_around import AWAITS_DECISION, WAS_REFUSED
from bot.dialogue.payload import (
    ASK_FACTORS,
    CHOOSE_ROLE,
    COMPARE_FOR_ME,
    FIND_TARGET,
    PREPARE_REPORT_TALK,
    PREPARE_TALK,
    PROMOTION_CASE,
    PROMOTION_ROUTE,
    SHOW_RECOMMENDATION,
    WHAT_WOULD_CHANGE,
)
from bot.dialogue.tool_registry import MAKE_PLAN
from bot.reading.follow_up_words import FollowUp, aspect_asked, follow_up, is_bare_why

MY_GAP, MY_PAY, MY_PROGRESS, MY_READINESS, CANNOT_DO_IT = (
    "my_gap",
    "my_pay",
    "my_progress",
    "my_readiness",
    "cannot_do_it",
)

_PLANS = (MAKE_PLAN, PROMOTION_ROUTE, "my_ladder", "my_leap", MY_GAP, "my_ascent", MY_READINESS)
_ON_ADVICE: Mapping[FollowUp, str] = {
    "why": ASK_FACTORS,
    "sure": WHAT_WOULD_CHANGE,
    "other": COMPARE_FOR_ME,
    "long": MAKE_PLAN,
    "other_cost": MAKE_PLAN,
    "then": MAKE_PLAN,
    "show": PROMOTION_CASE,
    "cannot": CANNOT_DO_IT,
    "need": MY_GAP,
    "pay": MY_PAY,
    "first": SHOW_RECOMMENDATION,
    "counts": PROMOTION_CASE,
    "near": MY_READINESS,
    "far": MY_READINESS,
    "takes": MAKE_PLAN,
    "course": MAKE_PLAN,
    "not_me": WAS_REFUSED,
    "fair": WAS_REFUSED,
}
_ON_A_PLAN: Mapping[FollowUp, str] = {
    **_ON_ADVICE,
    "why": MY_GAP,
    "then": PREPARE_TALK,
    "takes": MY_PROGRESS,
}
_ELSEWHERE: Mapping[FollowUp, str] = {
    "long": MAKE_PLAN,
    "show": PROMOTION_CASE,
    "need": MY_GAP,
    "pay": MY_PAY,
    "first": SHOW_RECOMMENDATION,
    "cannot": CANNOT_DO_IT,
    "counts": PROMOTION_CASE,
    "near": MY_READINESS,
    "far": MY_READINESS,
    "course": MAKE_PLAN,
    "then": MAKE_PLAN,
    "not_me": WAS_REFUSED,
    "fair": WAS_REFUSED,
}
"""After a talk, a case, roles or pay: what else is said there is about the passage that explains it."""

FIRST_DAYS, WHY_NOT, UNFAIR = "after-a-refused-promotion", "asking-why-not-promoted", "unfair-promotion-refusal"
"""The passages on a promotion that was refused: the first days, the reasons, and whether it was fair."""

NEXT_TRY = "next-try-after-refusal"
"""The passage on what to make of the reasons that were given."""

_REFUSALS = (FIRST_DAYS, WHY_NOT, UNFAIR, NEXT_TRY)
_ON_A_REFUSAL: Mapping[FollowUp, str] = {
    "not_me": WAS_REFUSED,
    "fair": WAS_REFUSED,
    "show": PROMOTION_CASE,
}

_MEANINGS: Mapping[str, Mapping[FollowUp, str]] = {
    SHOW_RECOMMENDATION: _ON_ADVICE,
    **dict.fromkeys(_PLANS, _ON_A_PLAN),
    MY_GAP: {**_ON_A_PLAN, "why": ASK_FACTORS, "then": MAKE_PLAN},
    PROMOTION_CASE: _ELSEWHERE,
    MY_PROGRESS: {**_ELSEWHERE, "far": MY_PROGRESS},
    PREPARE_TALK: {**_ELSEWHERE, "they": PREPARE_TALK},
    PREPARE_REPORT_TALK: {"they": PREPARE_REPORT_TALK},
    MY_PAY: {**_ELSEWHERE, "there": MY_PAY},
    FIND_TARGET: {**_ELSEWHERE, "pay": FIND_TARGET, "near": FIND_TARGET},
    CHOOSE_ROLE: {**_ELSEWHERE, "other_cost": MAKE_PLAN, "cannot": ""},
    AWAITS_DECISION: {"ask_them": AWAITS_DECISION, "long": AWAITS_DECISION},
    **dict.fromkeys(_REFUSALS, _ON_A_REFUSAL),
    "earning-potential": {"pay": MY_PAY},
}
"""By the guidance that was shown last, or the passage, what each follow-up on it means."""


def meant_after(text: str, last: str, is_question_open: bool = False) -> str:
    """The intent that a follow-up means after `last`; empty for other messages, and after other answers.

    `last` is the intent of the guidance that was shown last, else the key of the passage that answered. With a
    question open, a bare "why?" is about that question.
    """
    meanings = _MEANINGS.get(last)
    if meanings is None or (is_question_open and is_bare_why(text)):
        return ""
    kind = follow_up(text) or aspect_asked(text)
    return meanings.get(kind, "") if kind is not None else ""
