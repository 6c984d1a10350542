"""Somebody wants to take away what was said: as a file, since nothing is sent anywhere."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.guidance import Guidance
from actions.base.rules import run_rule
from actions.base.turn import say
from actions.plan import ActionChangePlan
from bot.dialogue.payload import EXPORT_MY_DATA, PREPARE_TALK, PROMOTION_CASE, payload
from bot.dialogue.reply import Button, Reply
from bot.dialogue.tool_registry import MAKE_PLAN, PREPARE_MY_TALK
from bot.people.export import EXPORT_MY_DATA as EXPORT
from bot.tools.plan.wording import MAKE_A_PLAN
from bot.tools.promotion_case.page import MAKE_MY_CASE
from bot.tools.takeaway import CANNOT_SEND, HERE_AGAIN, WHAT_THERE_IS, WITH_A_FILE

FILES = (
    Button(MAKE_A_PLAN, payload(MAKE_PLAN)),
    Button(PREPARE_MY_TALK, payload(PREPARE_TALK)),
    Button(MAKE_MY_CASE, payload(PROMOTION_CASE)),
    Button(EXPORT, payload(EXPORT_MY_DATA)),
)


class ActionTakeAway(RungAction):
    """Says what can be saved or printed."""

    action_name = "action_take_away"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The last guidance again where it has a file, else what there is as a file."""
        shown = Guidance.of(tracker).turn.focus.shown
        if shown not in WITH_A_FILE:
            say(dispatcher, Reply((f"{CANNOT_SEND} {WHAT_THERE_IS}",), buttons=FILES, private=True))
            return []
        say(dispatcher, Reply((f"{CANNOT_SEND} {HERE_AGAIN}",), private=True))
        if shown == MAKE_PLAN:
            return await ActionChangePlan(for_the_calendar=True).run(dispatcher, tracker, domain)
        return await run_rule(shown, dispatcher, tracker, domain)
