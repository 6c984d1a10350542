"""Puts the language of a message on it, before its words are corrected as if they were English."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.message_contract import LANGUAGE
from bot.dialogue.payload import is_allowed
from bot.nlu.language import ENGLISH_CODE, language_of


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class LanguageReader(GraphComponent):  # type: ignore[misc]
    """Recognises the language of each message; a message in another one than English is answered as such."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageReader:
        """Creates the component; it has no configuration."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leaves the examples as they are: their intent says what they are."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets `LANGUAGE` on each message; the payload of a button is in none but English."""
        for message in messages:
            text = message.get(TEXT) or ""
            message.set(LANGUAGE, ENGLISH_CODE if is_allowed(text) else language_of(text), add_to_output=True)
        return messages
