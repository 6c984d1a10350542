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
from bot.nlu.scope import DEFAULT_SCOPE
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
    return Retrieval.calibrated(examples_of(small_documents, encoder))


@pytest.fixture(scope="module")
def index(encoder: SentenceEncoder) -> PassageIndex:
    """A document that nobody has trained on."""
    entries = [Entry(text, "sports-clubs", "lead", "question") for text in CLUBS]
    entries += [Entry(text, "pets", "lead", "question") for text in PETS]
    return PassageIndex(("sports-clubs", "pets"), entries, encoder.encode([entry.text for entry in entries]))


def found(retrieval: Retrieval, index: PassageIndex, encoder: SentenceEncoder, text: str) -> tuple[str, float]:
    result = retrieval.find(index, text, encoder.encode([text])[0], set(index.keys), 3)
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
    empty = retrieval.find(index, "dogs", np.zeros(384, dtype=np.float32), set(), 3)
    assert (empty.probability, empty.passages) == (0.0, ())


def test_a_rival_that_was_learned_takes_away(index: PassageIndex, encoder: SentenceEncoder) -> None:
    cautious = Retrieval(DEFAULT_SCOPE, np.zeros((0, 384), dtype=np.float32))
    text = "are pets allowed at work"
    vector = encoder.encode([text])[0]
    alone = cautious.find(index, text, vector, {"pets", "sports-clubs"}, 1)
    beside = cautious.find(index, text, vector, {"sports-clubs"}, 1)
    assert alone.probability > 0.9
    assert beside.probability < ANSWER_FROM


@pytest.mark.parametrize("number", [0, 1, 2])
def test_too_few_examples_give_the_cautious_default(number: int, encoder: SentenceEncoder) -> None:
    vectors = encoder.encode(["hello", "how much is it"])
    few = [
        Example("hello", "greet", "", "", vectors[0]),
        Example("how much is it", "ask", "pay", "lead", vectors[1]),
    ]
    assert Retrieval.calibrated(few[:number]).scope == DEFAULT_SCOPE
