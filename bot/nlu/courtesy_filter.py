"""Takes the courtesies around a question off a message before it is encoded."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.payload import is_allowed
from bot.nlu.filler import without_courtesies


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class CourtesyFilter(GraphComponent):  # type: ignore[misc]
    """Rewrites a message's text with `without_courtesies`; the person's own words stay in the conversation."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CourtesyFilter:
        """Creates the component; it has no configuration."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leaves the examples as they are: small talk is learned from courtesies."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Rewrites each message in place; the payload of a button stays what it is."""
        for message in messages:
            text = message.get(TEXT) or ""
            if text and not is_allowed(text):
                message.set(TEXT, without_courtesies(text))
        return messages
