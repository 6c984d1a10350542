"""Nanodegree leap: which programme closes most of the gap for its time and money."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events
from actions.base.guidance import Guidance
from actions.base.tool import ToolAction
from bot.dialogue.payload import payload
from bot.dialogue.reply import Button
from bot.dialogue.tool_registry import MAKE_PLAN
from bot.tools.leap.leap import leaps
from bot.tools.leap.wording import leaps_reply
from bot.tools.phrases import NO_TARGET
from bot.tools.plan.wording import MAKE_A_PLAN


class ActionLeap(ToolAction):
    """Ranks the programmes, or says that none is worth it."""

    intent = "my_leap"
    is_for_a_change = True

    async def work(self, dispatcher: CollectingDispatcher, tracker: Tracker, guidance: Guidance) -> Events:
        """The programmes within the person's hours, money and deadline."""
        situation = guidance.situation
        target = situation.target
        if target is None:
            return guidance.say(dispatcher, NO_TARGET, self.tool.term)
        credentials = guidance.catalogue.credentials.values()
        found = leaps(situation.gap(target), credentials, situation.limits, situation.today)
        reply = leaps_reply(found, guidance.catalogue.skills)
        return guidance.say(dispatcher, reply, self.tool.term, (Button(MAKE_A_PLAN, payload(MAKE_PLAN)),))
