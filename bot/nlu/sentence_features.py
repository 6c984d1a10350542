"""Sentence features from the project's encoder: each text is encoded once, here."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.encoder.encoder_choice import shared_encoder
from bot.encoder.sentence_encoder import Encoder, Vectors
from bot.encoder.stored_vectors import VectorCache
from bot.nlu.message_attributes import IS_PAYLOAD, QUESTIONS, EncodedQuestion
from bot.nlu.question_parts import split_questions
from bot.settings import Settings


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceFeatures(GraphComponent):  # type: ignore[misc]
    """Adds a dense sentence feature to every text, and splits a message into its questions."""

    def __init__(self, encoder: Encoder, cache: VectorCache, name: str) -> None:
        self._encoder = encoder
        self._cache = cache
        self._name = name

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceFeatures:
        """Loads the encoder that the settings name; raises `EncoderError` when its files are missing."""
        settings = Settings.from_environment()
        encoder = shared_encoder(settings.encoder)
        return cls(encoder, VectorCache(encoder, settings.vectors), execution_context.node_name)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Encodes all examples in one go."""
        examples = [message for message in training_data.training_examples if message.get(TEXT)]
        vectors = self._cache.encode([message.get(TEXT) for message in examples])
        for message, vector in zip(examples, vectors, strict=True):
            self._add(message, vector)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Encodes each message and, where it holds several questions, each of them."""
        for message in messages:
            text = message.get(TEXT)
            if not text or message.get(IS_PAYLOAD):
                message.set(QUESTIONS, ())
                continue
            parts = split_questions(text)
            texts = [text, *parts] if len(parts) > 1 else [text]
            vectors = self._encoder.encode(texts)
            self._add(message, vectors[0])
            message.set(QUESTIONS, tuple(map(EncodedQuestion, texts, vectors)))
        return messages

    def _add(self, message: Message, vector: Vectors) -> None:
        feature = np.atleast_2d(vector)
        message.add_features(Features(feature, FEATURE_TYPE_SENTENCE, TEXT, self._name))
