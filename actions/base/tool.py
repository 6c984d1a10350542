"""The frame of the ten tools: take in what the message tells, ask for what is needed, then run."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base.guidance import Guidance
from actions.base.telling import take_in
from actions.base.turn import Events
from bot.dialogue.message_contract import PURPOSE_SLOT
from bot.dialogue.tool_registry import Tool, tool_for_intent

ASSESSMENT_FORM = "assessment_form"


class ToolAction(Action, ABC):  # type: ignore[misc]
    """One of the tools. `intent` is the one in `bot.dialogue.tool_registry`, and the action is called after it."""

    intent: str

    def name(self) -> str:
        """The name in domain.yml."""
        return f"action_{self.intent}"

    @property
    def tool(self) -> Tool:
        """What the registry says of this tool."""
        tool = tool_for_intent(self.intent)
        if tool is None:
            raise LookupError(f"bot/dialogue/tool_registry.py has no tool for the intent {self.intent}.")
        return tool

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Runs the tool, or hands over to the assessment for what has to be known first."""
        guidance = take_in(tracker, Guidance.of(tracker)).guidance
        if missing(guidance, self.tool):
            return [SlotSet(PURPOSE_SLOT, self.intent), FollowupAction(ASSESSMENT_FORM)]
        return await self.work(dispatcher, tracker, guidance)

    @abstractmethod
    async def work(self, dispatcher: CollectingDispatcher, tracker: Tracker, guidance: Guidance) -> Events:
        """Runs the tool for a person of whom all is known that it needs."""


def missing(guidance: Guidance, tool: Tool) -> tuple[str, ...]:
    """The fields that a tool needs and that the person has neither told nor refused."""
    profile = guidance.person.profile
    return tuple(name for name in tool.needs if getattr(profile, name) is None and name not in profile.refused)
