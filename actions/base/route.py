"""The promotion route as a reply: what every tool gives that would find nothing missing for a step up."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events
from actions.base.guidance import Guidance
from actions.base.stores import work
from actions.base.work_plans import say_work_plan, wanted_work
from bot.dialogue.payload import PREPARE_TALK, PROMOTION_CASE, PROMOTION_ROUTE, payload
from bot.dialogue.reply import Button
from bot.dialogue.tool_registry import PREPARE_MY_TALK
from bot.rungs.step import Step
from bot.tools.progress.wording import LOG_SOMETHING
from bot.tools.promotion_case.page import MAKE_MY_CASE
from bot.tools.promotion_route.plan import route_plan
from bot.tools.promotion_route.wording import route_reply

TERM = "how-promotion-works"


def say_route(dispatcher: CollectingDispatcher, guidance: Guidance, step: Step, is_planned: bool = False) -> Events:
    """Says the route, or the plan that follows from it, with what to go on with."""
    route = guidance.situation.route(step, work())
    if is_planned and step.direction != "down":
        plan = route_plan(route)
        return say_work_plan(dispatcher, guidance, plan, wanted_work(guidance, plan), buttons=ways_on(guidance))
    return guidance.say(dispatcher, route_reply(route), TERM, ways_on(guidance), PROMOTION_ROUTE)


def ways_on(guidance: Guidance) -> tuple[Button, ...]:
    """What to go on with on the way up."""
    buttons = [Button(PREPARE_MY_TALK, payload(PREPARE_TALK)), Button(LOG_SOMETHING, payload("my_progress"))]
    if guidance.person.evidence or guidance.person.achievements:
        buttons.append(Button(MAKE_MY_CASE, payload(PROMOTION_CASE)))
    return tuple(buttons)
