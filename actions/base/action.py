"""What every action is: a name of domain.yml, and what it does in a turn."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

Events = list[dict[str, Any]]
"""What an action returns: events of Rasa, as JSON."""


class RungAction(Action, ABC):  # type: ignore[misc]
    """An action of domain.yml. A base of several actions has to stay abstract.

    Rasa's action server creates and registers every subclass of `Action` that is not abstract.
    """

    action_name: ClassVar[str]
    """The name in domain.yml."""

    def name(self) -> str:
        """The name by which Rasa calls the action."""
        return self.action_name

    @abstractmethod
    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Sends its messages through the dispatcher and returns the events that it causes."""
