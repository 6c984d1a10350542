"""The frame of the ten tools: ask for what is missing, then run."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.asking import ask, put
from actions.base.guidance import Guidance
from actions.base.route import say_route
from bot.assessment.questions import NOT_IN_CATALOGUE, QUESTIONS, acknowledged
from bot.dialogue.tool_registry import Tool, tool_for_intent
from bot.profile.wording import News


class ToolAction(RungAction, ABC):
    """One of the tools. A subclass gives its intent of `bot.dialogue.tool_registry`, from which it has its name."""

    intent: ClassVar[str]
    is_for_a_change: ClassVar[bool] = False
    """Whether it works on skills that are missing: a step up in one's occupation misses none, and has a route."""
    is_a_plan: ClassVar[bool] = False
    """Whether that route is wanted as pieces of work with days."""

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
        """Runs the tool, or asks for what has to be known first; what is told is noted by the turn's own step."""
        guidance = Guidance.of(tracker)
        needed = missing(guidance, type(self))
        if needed:
            return ask_for(dispatcher, guidance, needed[0], self.intent)
        return await self.finish(dispatcher, tracker, guidance)

    async def finish(self, dispatcher: CollectingDispatcher, tracker: Tracker, guidance: Guidance) -> Events:
        """Runs the tool, or shows the promotion route where that is the way."""
        step = guidance.situation.step if self.is_for_a_change else None
        if step is not None:
            return say_route(dispatcher, guidance, step, self.is_a_plan)
        return await self.work(dispatcher, tracker, guidance)

    @abstractmethod
    async def work(self, dispatcher: CollectingDispatcher, tracker: Tracker, guidance: Guidance) -> Events:
        """Runs the tool for a person about whom everything is known that it needs."""


def missing(guidance: Guidance, action: type[ToolAction]) -> tuple[str, ...]:
    """The fields that a tool needs and that are neither filled nor refused; none for a promotion route."""
    profile = guidance.person.profile
    if action.is_for_a_change and guidance.situation.step is not None:
        return ()
    if action.is_a_plan and guidance.situation.target_name:
        # A role that the catalogue does not know is planned for all the same.
        return ()
    needs = action().tool.needs
    return tuple(name for name in needs if getattr(profile, name) is None and name not in profile.refused)


def ask_for(
    dispatcher: CollectingDispatcher, guidance: Guidance, name: str, purpose: str, news: tuple[News, ...] = ()
) -> Events:
    """Asks for what a tool needs; a role that the catalogue does not know by the person's words, by other words."""
    words = guidance.person.profile.target_words
    if name != "target" or words is None:
        return ask(dispatcher, guidance, name, purpose, news)
    text = " ".join(part for part in (acknowledged(news), NOT_IN_CATALOGUE.format(text=words)) if part)
    return put(dispatcher, guidance, QUESTIONS[name], text, purpose)
