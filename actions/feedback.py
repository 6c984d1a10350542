"""Whether an answer helped: counted per passage, and a way on when it did not."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.base.action import Events, RungAction
from actions.base.stores import engine, settings
from actions.base.turn import Turn, gave_sources
from bot.answering.next_steps import related_steps
from bot.knowledge.feedback import count_feedback

logger = logging.getLogger(__name__)


class FeedbackAction(RungAction, ABC):
    """Counts a yes or no for the passages of the last answer, or for the one that a button names."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Counts, and thanks or leads on."""
        turn = Turn.of(tracker)
        is_helpful = self.is_helpful(turn)
        named = turn.entity("passage")
        # A button names its own passage, but a conversation can only judge what was said in it; words judge the
        # answer right before them and no older one.
        is_judged = named is not None or gave_sources(tracker.events)
        judged = [key for key in turn.focus.answered if is_judged and named in (None, key)]
        if judged:
            _count(judged, is_helpful)
        if is_helpful:
            dispatcher.utter_message(response="utter_glad_it_helped")
            return []
        current = turn.current
        steps = related_steps(current, turn.snapshot.passages) if current else ()
        buttons = [{"title": step.title, "payload": step.payload} for step in steps]
        dispatcher.utter_message(
            response="utter_sorry_it_did_not_help", buttons=buttons, hr_contact=settings().hr_contact
        )
        return []

    @abstractmethod
    def is_helpful(self, turn: Turn) -> bool:
        """Whether the person says that the answer helped."""


class ActionGiveFeedback(FeedbackAction):
    """The feedback buttons below an answer."""

    action_name = "action_give_feedback"

    def is_helpful(self, turn: Turn) -> bool:
        """What the button says."""
        return turn.entity("helpful") == "yes"


class ActionHelped(FeedbackAction):
    """Somebody says in words that an answer helped."""

    action_name = "action_helped"

    def is_helpful(self, turn: Turn) -> bool:
        """It did."""
        return True


class ActionDidNotHelp(FeedbackAction):
    """Somebody says in words that an answer did not help."""

    action_name = "action_did_not_help"

    def is_helpful(self, turn: Turn) -> bool:
        """It did not."""
        return False


def _count(passages: list[str], is_helpful: bool) -> None:
    try:
        count_feedback(engine(), passages, is_helpful)
    except SQLAlchemyError:
        # The person said something friendly or useful; a busy database must not turn that into an error.
        logger.exception("Feedback could not be counted.")
