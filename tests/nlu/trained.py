"""A small trained classifier on the two small documents, shared by a test run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from bot.documents.passage import Document
from bot.encoder.sentence_encoder import SentenceEncoder
from bot.encoder.stored_vectors import VectorCache
from bot.nlu.intent_classifier import IntentClassifier
from bot.nlu.sentence_features import SentenceFeatures
from tests.nlu.graph import Graph, training_data


class Trained(NamedTuple):
    """The featurizer and a classifier that was trained, persisted and loaded again."""

    features: SentenceFeatures
    classifier: IntentClassifier


def train_small(graph: Graph, features: SentenceFeatures, documents: Sequence[Document]) -> Trained:
    data = features.process_training_data(training_data(documents))
    graph.create(IntentClassifier).train(data)
    return Trained(features, graph.load(IntentClassifier))


@pytest.fixture(scope="session")
def small_features(encoder: SentenceEncoder, tmp_path_factory: pytest.TempPathFactory) -> SentenceFeatures:
    return SentenceFeatures(encoder, VectorCache(encoder, tmp_path_factory.mktemp("vectors")), "features")


@pytest.fixture(scope="session")
def small_model(
    small_features: SentenceFeatures,
    small_documents: tuple[Document, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> Trained:
    return train_small(Graph(tmp_path_factory.mktemp("model")), small_features, small_documents)
