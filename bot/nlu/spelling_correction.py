"""Typing errors, mishearings and other spellings are put right before the message is encoded."""

from __future__ import annotations

import json
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spellchecker import SpellChecker

from bot.dialogue.message_contract import LANGUAGE
from bot.dialogue.payload import is_allowed
from bot.nlu.language import ENGLISH_CODE
from bot.nlu.rereading import Rereader
from bot.nlu.word_model import WordModel

MODEL_FILE = "word_model.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SpellingCorrection(GraphComponent):  # type: ignore[misc]
    """Rewrites a message's text with `Rereader`; the person's own words stay in the conversation."""

    def __init__(self, model_storage: ModelStorage, resource: Resource) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._rereader: Rereader | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SpellingCorrection:
        """Creates a component that knows no words yet."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SpellingCorrection:
        """Loads the words of the training examples, and the list of English words."""
        component = cls(model_storage, resource)
        with model_storage.read_from(resource) as folder:
            stored = json.loads((folder / MODEL_FILE).read_text(encoding="utf-8"))
        english = SpellChecker(language="en")
        component._rereader = Rereader(WordModel(**stored), english.word_frequency.__contains__)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Counts and persists the words of all examples."""
        model = WordModel.of(message.get(TEXT) or "" for message in training_data.training_examples)
        with self._model_storage.write_to(self._resource) as folder:
            (folder / MODEL_FILE).write_text(json.dumps(model.as_dict(), sort_keys=True), encoding="utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leaves the examples as they are: their typing errors are meant."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Corrects each message in place; the payload of a button and other languages stay what they are."""
        for message in messages:
            text = message.get(TEXT)
            is_english = message.get(LANGUAGE, ENGLISH_CODE) == ENGLISH_CODE
            if self._rereader is not None and text and is_english and not is_allowed(text):
                message.set(TEXT, self._rereader.read(text))
        return messages
