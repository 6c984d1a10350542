"""A pasted badge is signs that no classifier can read: here it becomes words, before anything reads it."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.badges.reading import mentions_badge

IN_WORDS = "check my badge"
"""A training example of the intent ``check_badge``."""

MOST_WORDS_BESIDE = 8
"""Beside more words than this, an address is part of what is said and not what is handed over."""


def in_words(text: str) -> str:
    """`IN_WORDS` for a text that hands a badge over, any other text as it is."""
    if not mentions_badge(text):
        return text
    is_address = "://" in text and "eyJ" not in text and "<" not in text
    beside = [word for word in text.split() if "://" not in word]
    return text if is_address and len(beside) > MOST_WORDS_BESIDE else IN_WORDS


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class BadgeText(GraphComponent):  # type: ignore[misc]
    """Puts words in a badge's place. The conversation keeps the badge itself, which the action verifies."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> BadgeText:
        """Creates the component; it has no configuration."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leaves training texts as they are: none holds a badge."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Rewrites each message that hands over a badge."""
        for message in messages:
            message.set(TEXT, in_words(message.get(TEXT) or ""))
        return messages
