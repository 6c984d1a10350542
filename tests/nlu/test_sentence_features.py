"""Each text is encoded once; a message of several questions is encoded with its parts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.documents.passage import Document
from bot.encoder.sentence_encoder import SentenceEncoder, Vectors
from bot.encoder.stored_vectors import VectorCache
from bot.nlu.message_attributes import QUESTIONS
from bot.nlu.sentence_features import SentenceFeatures
from tests.nlu.graph import Graph, process, training_data


class Watched:
    """The encoder, and each call that it got."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        self.id, self.dimension, self._encoder = encoder.id, encoder.dimension, encoder
        self.calls: list[list[str]] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.calls.append(list(texts))
        return self._encoder.encode(texts)


@pytest.fixture
def watched(encoder: SentenceEncoder) -> Watched:
    return Watched(encoder)


@pytest.fixture
def features(watched: Watched, tmp_path: Path) -> SentenceFeatures:
    return SentenceFeatures(watched, VectorCache(watched, tmp_path), "features")


def vector_of(message: Message) -> Vectors:
    sequence, sentence = message.get_dense_features(TEXT)
    assert sequence is None
    assert sentence is not None
    return np.asarray(sentence.features)


def test_a_question_is_encoded_once(features: SentenceFeatures, watched: Watched) -> None:
    message = process("what is a badge", features)
    assert watched.calls == [["what is a badge"]]
    (question,) = message.get(QUESTIONS)
    assert question.text == "what is a badge"
    assert vector_of(message).shape == (1, 384)
    assert (vector_of(message)[0] == question.vector).all()


def test_two_questions_come_after_the_whole(features: SentenceFeatures, watched: Watched) -> None:
    text = "what is a badge and what does it cost"
    message = process(text, features)
    parts = [text, "what is a badge", "what does it cost"]
    assert watched.calls == [parts]
    assert [question.text for question in message.get(QUESTIONS)] == parts
    assert (vector_of(message)[0] == message.get(QUESTIONS)[0].vector).all()


@pytest.mark.parametrize("text", ["", None, "/tell_more", '/show_passage{"passage": "pay"}'])
def test_nothing_to_encode(features: SentenceFeatures, watched: Watched, text: str | None) -> None:
    message = process(text, features)
    assert message.get(QUESTIONS) == ()
    assert watched.calls == []
    assert message.features == []


def test_training_examples_are_encoded_together(
    features: SentenceFeatures, watched: Watched, small_documents: tuple[Document, ...]
) -> None:
    data = training_data(small_documents)
    features.process_training_data(data)
    assert len(watched.calls) == 1
    assert all(vector_of(example).shape == (1, 384) for example in data.training_examples)
    first = data.training_examples[0]
    assert float(vector_of(first)[0] @ process(first.get(TEXT), features).get(QUESTIONS)[0].vector) > 0.98


def test_created_from_the_settings(graph: Graph) -> None:
    message = process("what is a badge", graph.create(SentenceFeatures))
    assert [feature.origin for feature in message.features] == ["run_SentenceFeatures"]
