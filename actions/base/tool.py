"""The frame of the ten tools: take in what the message says, ask for what is missing, then run."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.guidance import Guidance
from actions.base.telling import take_in
from bot.dialogue.message_contract import ASSESSMENT_FORM, PURPOSE_SLOT
from bot.dialogue.tool_registry import Tool, tool_for_intent


class ToolAction(RungAction, ABC):
    """One of the tools. A subclass gives its intent of `bot.dialogue.tool_registry`, from which it has its name."""

    intent: ClassVar[str]

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.action_name = f"action_{cls.intent}"

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
        """Runs the tool for a person about whom everything is known that it needs."""


def missing(guidance: Guidance, tool: Tool) -> tuple[str, ...]:
    """The fields that a tool needs and that the person has neither filled nor refused."""
    profile = guidance.person.profile
    return tuple(name for name in tool.needs if getattr(profile, name) is None and name not in profile.refused)
