"""First in the pipeline: what a person wrote becomes the text that everything after it reads."""

from __future__ import annotations

import json
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spellchecker import SpellChecker

from bot.dialogue.message_contract import LANGUAGE, TEXT_CHANGES
from bot.nlu.message_attributes import ASKED_ANEW, IS_PAYLOAD, WRITTEN
from bot.nlu.text.asked_anew import is_asked_anew, with_question_before
from bot.nlu.text.rereading import Rereader
from bot.nlu.text.steps import prepared, steps
from bot.nlu.text.word_model import WordModel

MODEL_FILE = "word_model.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class TextPreparation(GraphComponent):  # type: ignore[misc]
    """Takes each message through the steps of `bot.nlu.text.steps`; the conversation keeps the person's own words.

    Until it has been trained, it corrects no spelling.
    """

    def __init__(self, model_storage: ModelStorage, resource: Resource, rereader: Rereader | None = None) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._steps = steps(rereader)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TextPreparation:
        """Creates a component that knows no words yet; it has no configuration."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TextPreparation:
        """Loads the words of the training examples, and the list of English words."""
        with model_storage.read_from(resource) as folder:
            stored = json.loads((folder / MODEL_FILE).read_text(encoding="utf-8"))
        english = SpellChecker(language="en")
        return cls(model_storage, resource, Rereader(WordModel(**stored), english.word_frequency.__contains__))

    def train(self, training_data: TrainingData) -> Resource:
        """Counts the words of all examples and stores the counts in the model."""
        model = WordModel.of(message.get(TEXT) or "" for message in training_data.training_examples)
        with self._model_storage.write_to(self._resource) as folder:
            (folder / MODEL_FILE).write_text(json.dumps(model.as_dict(), sort_keys=True), encoding="utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leaves the examples as they are: their courtesies and typing errors are there to be learned from."""
        return training_data

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Rewrites each message's text and notes what it was; ``None`` counts as an empty text.

        A question that is put right is read together with the one before it in the conversation.
        """
        before = _said_before(tracker)
        for message in messages:
            text = prepared(message.get(TEXT) or "", self._steps)
            if before and is_asked_anew(text, before):
                text = with_question_before(text, prepared(before, self._steps).now)
                message.set(ASKED_ANEW, True)
            message.set(TEXT, text.now)
            message.set(WRITTEN, text.written)
            message.set(IS_PAYLOAD, text.is_payload)
            message.set(LANGUAGE, text.language, add_to_output=True)
            message.set(TEXT_CHANGES, list(map(list, text.changes)), add_to_output=True)
        return messages


def _said_before(tracker: DialogueStateTracker | None) -> str:
    """The person's last message of the conversation; empty before the first."""
    events = tracker.events if tracker is not None else ()
    return next((event.text or "" for event in reversed(events) if isinstance(event, UserUttered)), "")
