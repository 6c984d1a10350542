"""The promotion route: the way to the next rung of one's own occupation."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.asking import ask
from actions.base.guidance import Guidance
from actions.base.route import say_route
from bot.dialogue.payload import PROMOTION_ROUTE, payload
from bot.dialogue.reply import Button, Reply
from bot.dialogue.tool_registry import MAKE_PLAN
from bot.rungs.step import step_between
from bot.tools.gap.wording import SHOW_GAP
from bot.tools.plan.wording import MAKE_A_PLAN
from bot.tools.promotion_route.wording import NOT_A_STEP


class ActionPromotionRoute(RungAction):
    """Shows the route; for a change of occupation it leads to the gap and the plan."""

    action_name = "action_promotion_route"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The route to the role that the person aims at, or to the next rung."""
        return say_way_up(dispatcher, Guidance.of(tracker))


def say_way_up(dispatcher: CollectingDispatcher, guidance: Guidance) -> Events:
    """The route, or what has to be known first, or that it is no step."""
    situation = guidance.situation
    now, aim = situation.role_name, situation.target_name
    if not now:
        return ask(dispatcher, guidance, "occupation", PROMOTION_ROUTE)
    step = step_between(now, aim, situation.ladders)
    if step is not None:
        return say_route(dispatcher, guidance, step)
    buttons = (Button(SHOW_GAP, payload("my_gap")), Button(MAKE_A_PLAN, payload(MAKE_PLAN)))
    return guidance.say(dispatcher, Reply((NOT_A_STEP.format(now=now, aim=aim),), private=True), buttons=buttons)
