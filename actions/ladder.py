"""Skills-badge laddering: the badges held and the next rungs towards the target role."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events
from actions.base.guidance import Guidance
from actions.base.tool import ToolAction
from bot.dialogue.payload import payload
from bot.dialogue.reply import Button
from bot.dialogue.tool_registry import MAKE_PLAN
from bot.tools.ladder.chart import ladder_chart
from bot.tools.ladder.ladder import ladder
from bot.tools.ladder.wording import ladder_reply
from bot.tools.phrases import NO_TARGET
from bot.tools.plan.wording import MAKE_A_PLAN
from bot.tools.progress.wording import LOG_SOMETHING


class ActionLadder(ToolAction):
    """Shows the person's ladder as text and picture."""

    intent = "my_ladder"
    is_for_a_change = True

    async def work(self, dispatcher: CollectingDispatcher, tracker: Tracker, guidance: Guidance) -> Events:
        """The rungs in the order that their prerequisites allow."""
        situation = guidance.situation
        target = situation.target
        if target is None:
            return guidance.say(dispatcher, NO_TARGET, self.tool.term)
        found = ladder(situation.gap(target), guidance.catalogue.credentials.values(), situation.today)
        reply = ladder_reply(found, target.title, guidance.catalogue.skills)
        if found.rungs or found.held:
            chart = ladder_chart(found, target.title, guidance.catalogue.skills)
            reply = replace(reply, pictures=(guidance.keep_picture(chart, "ladder.png"),))
        buttons = (
            Button(MAKE_A_PLAN, payload(MAKE_PLAN)),
            Button(LOG_SOMETHING, payload("my_progress")),
        )
        return guidance.say(dispatcher, reply, self.tool.term, buttons)
