"""Retrieval for passages that were not learned: calibrated on examples, cautious without them."""

from __future__ import annotations

import numpy as np
import pytest

from bot.documents.digest import training_items
from bot.documents.passage import Document
from bot.encoder.sentence_encoder import SentenceEncoder
from bot.knowledge.passage_index import PassageIndex
from bot.knowledge.queries import Entry
from bot.knowledge.ranking import ANSWER_FROM
from bot.nlu.retrieval import Example, Retrieval
from bot.nlu.small_documents import small_documents as small_documents_of
from bot.settings import PROJECT_ROOT
from tests.nlu.graph import OTHERS

CLUBS = ("which sports clubs can I join here", "is there a football team at work", "who runs the running group")
PETS = ("may I bring my dog to the office", "are pets allowed at work")


def examples_of(documents: tuple[Document, ...], encoder: SentenceEncoder) -> list[Example]:
    items = [(item.text, item.intent, item.passage, item.point) for item in training_items(documents)]
    items += [(text, intent, "", "") for intent, texts in OTHERS.items() for text in texts]
    vectors = encoder.encode([text for text, *_ in items])
    return [Example(*item, vector) for item, vector in zip(items, vectors, strict=True)]


@pytest.fixture(scope="module")
def retrieval(small_documents: tuple[Document, ...], encoder: SentenceEncoder) -> Retrieval:
    examples = examples_of(small_documents, encoder)
    return Retrieval.calibrated(examples, small_documents_of(PROJECT_ROOT), encoder.encode)


@pytest.fixture(scope="module")
def index(encoder: SentenceEncoder) -> PassageIndex:
    """A document that nobody has trained on."""
    entries = [Entry(text, "sports-clubs", "lead", "question") for text in CLUBS]
    entries += [Entry(text, "pets", "lead", "question") for text in PETS]
    return PassageIndex(("sports-clubs", "pets"), entries, encoder.encode([entry.text for entry in entries]))


def found(retrieval: Retrieval, index: PassageIndex, encoder: SentenceEncoder, text: str) -> tuple[str, float]:
    (vector,) = encoder.encode([text])
    result = retrieval.find(index, index.nearness(text, vector), vector, set(index.keys), 3)
    return result.passages[0].key, result.probability


@pytest.mark.parametrize(
    ("text", "key"), [("can I take my dog to work", "pets"), ("what sports club could I join", "sports-clubs")]
)
def test_a_new_document_is_found(
    retrieval: Retrieval, index: PassageIndex, encoder: SentenceEncoder, text: str, key: str
) -> None:
    best, probability = found(retrieval, index, encoder, text)
    assert best == key
    assert probability >= ANSWER_FROM


@pytest.mark.parametrize("text", ["how do I reset my password", "write me a poem about the sea", "xxxx yyyy zzz"])
def test_what_is_out_of_scope_is_kept_away(
    retrieval: Retrieval, index: PassageIndex, encoder: SentenceEncoder, text: str
) -> None:
    assert found(retrieval, index, encoder, text)[1] < ANSWER_FROM


def test_nothing_among_nothing(retrieval: Retrieval, index: PassageIndex) -> None:
    vector = np.zeros(384, dtype=np.float32)
    empty = retrieval.find(index, index.nearness("dogs", vector), vector, set(), 3)
    assert (empty.probability, empty.passages) == (0.0, ())


def test_what_is_near_is_answered_although_an_example_out_of_scope_is_near_too(
    retrieval: Retrieval, index: PassageIndex, encoder: SentenceEncoder
) -> None:
    text = "are pets allowed at work"
    (vector,) = encoder.encode([text])
    refused = Retrieval(retrieval.scope, encoder.encode(["are pets allowed in here at work"]))
    result = refused.find(index, index.nearness(text, vector), vector, set(index.keys), 1)
    assert result.passages[0].key == "pets"
    assert result.probability >= ANSWER_FROM


def test_without_documents_nothing_can_be_calibrated(encoder: SentenceEncoder) -> None:
    with pytest.raises(ValueError, match="Both"):
        Retrieval.calibrated([], (), encoder.encode)
