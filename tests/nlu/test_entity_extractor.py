"""Sides, aspects and terms are found whatever their case, hyphens, plurals and typing errors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.shared.nlu.constants import ENTITIES

from bot.documents.passage import Document
from bot.encoder.sentence_encoder import SentenceEncoder
from bot.nlu.entity_extractor import EXTRACTOR, EntityExtractor, Vocabulary
from tests.documents.career import CAREER
from tests.knowledge_base import build_small
from tests.nlu.graph import Graph, process

VOCABULARY = Vocabulary(
    [
        ("side", "badges", "badge"),
        ("side", "badges", "digital badge"),
        ("side", "badges", "micro-credential"),
        ("side", "promotion", "promotion"),
        ("aspect", "cost", "cost"),
        ("aspect", "timeframe", "how long"),
        ("term", "digital-badge-promotion", "digital badge promotion"),
        ("term", "nothing", "!?"),
    ]
)


def found(text: str, vocabulary: Vocabulary = VOCABULARY) -> list[tuple[str, str, str]]:
    entities = vocabulary.entities(text)
    for entity in entities:
        assert entity["text"] == text[entity["start"] : entity["end"]]
        assert entity["extractor"] == EXTRACTOR
    return [(entity["entity"], entity["value"], entity["text"]) for entity in entities]


@pytest.fixture(autouse=True)
def asked_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build counts from the next message on, not from the next second."""
    monkeypatch.setattr("bot.knowledge.store.RANKING_SECONDS", 0.0)


@pytest.mark.parametrize(
    ("text", "value", "named"),
    [
        ("what is a badge", "badges", "badge"),
        ("what are BADGES?", "badges", "BADGES"),
        ("micro-credentials", "badges", "micro-credentials"),
        ("Micro Credential.", "badges", "Micro Credential"),
        ("a promtion", "promotion", "promtion"),
        ("my promotoins", "promotion", "promotoins"),
        ("(promotion)", "promotion", "promotion"),
        ("micro-credentails!", "badges", "micro-credentails"),
    ],
)
def test_tolerant_of_how_people_type(text: str, value: str, named: str) -> None:
    assert found(text) == [("side", value, named)]


@pytest.mark.parametrize(
    "text", ["", "   ", "?!", "what is this", "bridge", "costume", "coast", "emotion", "大きい", "💥"]
)
def test_other_words_are_none(text: str) -> None:
    assert found(text) == []


def test_the_longest_of_a_kind_wins_and_kinds_may_overlap() -> None:
    assert found("a digital badge promotion") == [
        ("side", "badges", "digital badge"),
        ("term", "digital-badge-promotion", "digital badge promotion"),
        ("side", "promotion", "promotion"),
    ]


def test_several_in_the_order_of_the_text() -> None:
    assert found("how long and what cost: promotion or badge") == [
        ("aspect", "timeframe", "how long"),
        ("aspect", "cost", "cost"),
        ("side", "promotion", "promotion"),
        ("side", "badges", "badge"),
    ]


@given(st.text(max_size=60))
def test_odd_text_does_no_harm(text: str) -> None:
    found(text)


def test_component_follows_a_new_build(
    small_knowledge_url: str, small_documents: tuple[Document, ...], encoder: SentenceEncoder, graph: Graph
) -> None:
    extractor = graph.create(EntityExtractor)
    text = "is a nanodegree better than a diploma"
    assert [entity["value"] for entity in process(text, extractor).get(ENTITIES)] == ["nanodegree-leap"]
    sides = {**CAREER.sides, "diplomas": ("diploma",)}
    build_small(small_knowledge_url, (replace(CAREER, sides=sides), *small_documents[1:]), encoder)
    assert [entity["value"] for entity in process(text, extractor).get(ENTITIES)] == ["nanodegree-leap", "diplomas"]


def test_component_knows_every_document(small_knowledge_url: str, graph: Graph) -> None:
    message = process("meaning and salary", graph.create(EntityExtractor))
    assert {entity["value"] for entity in message.get(ENTITIES)} == {"definition", "pay"}
    assert ENTITIES in message.as_dict(only_output_properties=True)


@pytest.mark.parametrize("text", [None, "", '/show_passage{"passage": "earning-potential"}'])
def test_nothing_to_find_in_a_payload(small_knowledge_url: str, graph: Graph, text: str | None) -> None:
    assert process(text, graph.create(EntityExtractor)).get(ENTITIES) == []


def test_nothing_built(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUNG_DATABASE_URL", f"sqlite:///{tmp_path}/empty.db")
    assert process("what is a badge", graph.create(EntityExtractor)).get(ENTITIES) == []
