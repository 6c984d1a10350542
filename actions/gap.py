"""Credentials gap bridging: what the target role asks for beside what the person holds."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events
from actions.base.guidance import Guidance
from actions.base.tool import ToolAction
from bot.dialogue.payload import payload
from bot.dialogue.reply import Button
from bot.dialogue.tool_registry import MAKE_PLAN
from bot.tools.gap.wording import gap_reply
from bot.tools.ladder.wording import SHOW_LADDER
from bot.tools.phrases import NO_TARGET
from bot.tools.plan.wording import MAKE_A_PLAN


class ActionGap(ToolAction):
    """Shows proven, claimed and missing skills, and the best credential for each missing one."""

    intent = "my_gap"
    is_for_a_change = True

    async def work(self, dispatcher: CollectingDispatcher, tracker: Tracker, guidance: Guidance) -> Events:
        """The gap to the target role."""
        situation = guidance.situation
        target = situation.target
        reply = NO_TARGET if target is None else gap_reply(situation.gap(target), situation.compared_with)
        buttons = (Button(MAKE_A_PLAN, payload(MAKE_PLAN)), Button(SHOW_LADDER, payload("my_ladder")))
        return guidance.say(dispatcher, reply, self.tool.term, buttons if target is not None else ())
