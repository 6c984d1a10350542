"""The promotion route as a plan: four pieces of work, each with a day, up to the deadline or in a year."""

from __future__ import annotations

from datetime import date

from bot.dialogue.reply import Reply
from bot.tools.plan.wording import work_table
from bot.tools.plan.work_plan import in_time
from bot.tools.promotion_route.route import PromotionRoute
from bot.tools.promotion_route.wording import opening, question

_TALK = "Ask your manager {question} Agree which of the pieces below is yours"
_THEN = "{work}. Log what came of it, with a number"
_APPLY = "Let me make your promotion case from what you have logged, and ask for “{aim}”"
_NO_CREDENTIAL = "It takes work rather than a certificate, so this is a plan of work."


def route_plan_reply(route: PromotionRoute, today: date, deadline: date | None) -> Reply:
    """The plan for a step up; what no plan leads to, a step down, is the route's to say (`route_reply`)."""
    aim = route.aim or "the next grade"
    pieces = (
        _TALK.format(question=question(route)),
        _THEN.format(work=_as_sentence(route.work.lead)),
        _THEN.format(work=_as_sentence(route.work.improve)),
        _APPLY.format(aim=aim),
    )
    return Reply(
        (opening(route), _NO_CREDENTIAL),
        table=work_table(in_time(pieces, today, deadline)),
        private=True,
    )


def _as_sentence(work: str) -> str:
    return work[:1].upper() + work[1:]
