"""The promotion route as a plan: four pieces of work, each with a day, up to the deadline or in a year."""

from __future__ import annotations

from bot.tools.plan.work_plan import WorkPlan, four_pieces
from bot.tools.promotion_route.route import PromotionRoute
from bot.tools.promotion_route.wording import NEXT_GRADE, opening, question

_TALK = "Ask your manager {question} Agree which of the pieces below is yours"
_THEN = "{work}. Log what came of it, with a number"
_APPLY = "Let me make your promotion case from what you have logged, and ask for {aim}"
_NO_CREDENTIAL = "It takes work rather than a certificate, so this is a plan of work."


def route_plan(route: PromotionRoute) -> WorkPlan:
    """The plan for a step up; what no plan leads to, a step down, is the route's to say (`route_reply`)."""
    pieces = four_pieces(
        ("the talk with your manager", _TALK.format(question=question(route))),
        (route.work.lead, _THEN.format(work=_as_sentence(route.work.lead))),
        (route.work.improve, _THEN.format(work=_as_sentence(route.work.improve))),
        ("the promotion case", _APPLY.format(aim=f"“{route.aim}”" if route.aim else NEXT_GRADE)),
    )
    return WorkPlan(route.aim or NEXT_GRADE, (opening(route), _NO_CREDENTIAL), pieces)


def _as_sentence(work: str) -> str:
    return work[:1].upper() + work[1:]
