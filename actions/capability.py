"""Capability stack elevation: one's capabilities by group and level, and what a role and credentials would add."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events
from actions.base.guidance import Guidance
from actions.base.tool import ToolAction
from bot.tools.capability.capability import capability_stack
from bot.tools.capability.chart import capability_chart
from bot.tools.capability.wording import stack_reply


class ActionCapabilities(ToolAction):
    """Shows the stack as text and picture."""

    intent = "my_capabilities"

    async def work(self, dispatcher: CollectingDispatcher, tracker: Tracker, guidance: Guidance) -> Events:
        """The stack as it is, beside what the target role would add."""
        situation = guidance.situation
        stack = capability_stack(
            situation.target,
            guidance.catalogue.skills,
            situation.held_evidence,
            guidance.catalogue.credentials.values(),
            situation.today,
        )
        reply = stack_reply(stack)
        if stack.layers:
            picture = guidance.keep_picture(capability_chart(stack), "capabilities.png")
            reply = replace(reply, pictures=(picture,))
        return guidance.say(dispatcher, reply, self.tool.term)
