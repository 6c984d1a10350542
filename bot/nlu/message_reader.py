"""Reads what a message does and which facts it tells, whatever question is open.

It learns from annotated messages (`data/messages`, named in config.yml) and reads the person's own words, so the
places of facts are places in what they wrote. The open question and what is pending come from the conversation as
it was before the message; `rasa test nlu` has none, so there every message counts as unasked.
"""

from __future__ import annotations

import logging
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.message_contract import READING
from bot.dialogue.message_reading import MessageReading
from bot.encoder.encoder_choice import shared_encoder
from bot.encoder.sentence_encoder import SentenceEncoder, Vectors
from bot.nlu.intent_classifier import vector_of
from bot.nlu.message_attributes import IS_PAYLOAD, WRITTEN
from bot.nlu.messages.act_reader import ActExample, ActReader, Circumstances
from bot.nlu.messages.annotations import read_messages
from bot.nlu.messages.fact_reader import FactReader
from bot.nlu.messages.other_examples import other_examples
from bot.nlu.messages.word_vectors import word_vectors
from bot.nlu.messages.words import words_of
from bot.nlu.plain_arrays import part, read_arrays, under, write_arrays
from bot.nlu.text.pasted_badge import with_badge_blanked
from bot.nlu.turn_decision import open_question_of, pending_of
from bot.settings import Settings

MODEL_FILE = "message_reader.npz"
MOST_CHARACTERS = 4_000
"""How much of a message is read."""

logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class MessageReader(GraphComponent):  # type: ignore[misc]
    """Leaves a `MessageReading` on each message; an empty one on buttons."""

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, folder: Path, encoder: SentenceEncoder
    ) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._folder = folder
        self._encoder = encoder
        self._acts: ActReader | None = None
        self._facts: FactReader | None = None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Where the annotated messages lie, from the project's folder on."""
        return {"messages": "data/messages"}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MessageReader:
        """Creates an untrained reader."""
        settings = Settings.from_environment()
        encoder = shared_encoder(settings.encoder)
        if not isinstance(encoder, SentenceEncoder):
            # That of many languages gives no vectors of words.
            encoder = SentenceEncoder.load()
        folder = settings.root / {**cls.get_default_config(), **config}["messages"]
        return cls(model_storage, resource, folder, encoder)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> MessageReader:
        """Loads a trained reader from the model."""
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            arrays = read_arrays(folder / MODEL_FILE)
        component._acts = ActReader.of_arrays(part(arrays, "acts"))
        component._facts = FactReader.of_arrays(part(arrays, "facts"))
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the annotated messages; raises `bot.files.faults.FaultyFiles` when a file has faults."""
        messages = read_messages(self._folder)
        others = list(other_examples(training_data.intent_examples))
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            encoded = list(pool.map(self._encoded, (message.text for message in messages)))
            # Side by side: scikit-learn lets go of the interpreter while it learns.
            reading_acts = pool.submit(
                ActReader.trained,
                [*map(ActExample.of, messages), *(other.example for other in others)],
                np.stack([*(vector for vector, _ in encoded), *(vector_of(other.source) for other in others)]),
            )
            facts = FactReader.trained(messages, [by_word for _, by_word in encoded])
            acts = reading_acts.result()
        with self._model_storage.write_to(self._resource) as folder:
            arrays = {**under("acts", acts.arrays()), **under("facts", facts.arrays())}
            write_arrays(folder / MODEL_FILE, arrays)
        return self._resource

    def _encoded(self, text: str) -> tuple[Vectors, Vectors]:
        """The vector of a text and those of its words, while the encoder still holds the text."""
        return self._encoder.encode([text])[0], word_vectors(text, words_of(text), self._encoder)

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Sets what each message does and tells."""
        circumstances = _circumstances(tracker)
        for message in messages:
            written = message.get(WRITTEN)
            text = (message.get(TEXT) if written is None else written) or ""
            reading = MessageReading()
            text = with_badge_blanked(text)
            if text.strip() and not message.get(IS_PAYLOAD):
                reading = self.read(text[:MOST_CHARACTERS], circumstances)
            message.set(READING, reading.as_json(), add_to_output=True)
        return messages

    def read(self, text: str, circumstances: Circumstances) -> MessageReading:
        """What a message does and tells. Raises `RuntimeError` before it was trained."""
        if self._acts is None or self._facts is None:
            raise RuntimeError("The reader of messages was not trained.")
        (vector,) = self._encoder.encode([text])
        facts = self._facts.read(text, circumstances.asked, self._encoder)
        return MessageReading(self._acts.read(text, vector, circumstances), facts)


def _circumstances(tracker: DialogueStateTracker | None) -> Circumstances:
    """What the conversation waited for before this message."""
    asked, pending = open_question_of(tracker), pending_of(tracker)
    if pending is not None and pending.asks:
        # It was put last: the other question waits until this one is answered.
        return Circumstances(None, pending.kind)
    return Circumstances(asked.field if asked else None)
