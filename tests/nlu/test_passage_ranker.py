"""Ranked passages on the message: follows every build, drops what is gone, finds what is new, never crashes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.message_contract import KNOWLEDGE
from bot.documents.digest import question_digest
from bot.documents.passage import LEAD, Document, Passage, Question
from bot.encoder.sentence_encoder import SentenceEncoder
from bot.knowledge.ranking import ANSWER_FROM
from bot.nlu.passage_ranker import (
    CANDIDATES,
    DIGEST_FILE,
    NEWER_DOCUMENT,
    NoPassageExamples,
    PassageRanker,
)
from bot.nlu.sentence_features import SentenceFeatures
from tests.documents.career import CAREER, LEAP, PAY
from tests.knowledge_base import build_small
from tests.nlu.graph import Graph, process, training_data
from tests.nlu.trained import Trained

SPORTS = Passage(
    key="sports-clubs",
    title="Sports clubs",
    intent="ask_sports",
    lead="Everybody may join a sports club.",
    points=(),
    questions=(Question("which sports clubs can I join here", LEAD),),
    document="career",
)


@pytest.fixture(autouse=True)
def asked_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build counts from the next message on, not from the next second."""
    monkeypatch.setattr("bot.knowledge.store.RANKING_SECONDS", 0.0)


@pytest.fixture
def ranker(
    graph: Graph,
    small_knowledge_url: str,
    small_documents: tuple[Document, ...],
    small_features: SentenceFeatures,
) -> PassageRanker:
    """A ranker that was trained and loaded again, on the small knowledge base."""
    graph.create(PassageRanker).train(small_features.process_training_data(training_data(small_documents)))
    return graph.load(PassageRanker)


def ranked(text: str | None, model: Trained, ranker: PassageRanker) -> list[dict[str, Any]]:
    message = process(text, model.features, model.classifier, ranker)
    questions: list[dict[str, Any]] = message.get(KNOWLEDGE)["questions"]
    return questions


def keys(question: dict[str, Any]) -> list[str]:
    return [candidate["key"] for candidate in question["candidates"]]


def test_candidates_are_ranked_with_reasons(small_model: Trained, ranker: PassageRanker) -> None:
    (asked,) = ranked("will a badge get me a pay raise", small_model, ranker)
    assert (asked["text"], asked["intent"]) == ("will a badge get me a pay raise", "ask_pay")
    best = asked["candidates"][0]
    assert (best["key"], best["point"], best["title"]) == (PAY.key, "badge-raise", PAY.title)
    assert best["why"] == "will a badge get me a raise"
    assert best["similarity"] > 0.8
    scores = [candidate["score"] for candidate in asked["candidates"]]
    assert scores == sorted(scores, reverse=True)
    assert len(set(keys(asked))) == len(scores) <= CANDIDATES
    assert sum(scores) <= asked["in_scope"] + 0.001


def test_the_message_carries_no_vectors(small_model: Trained, ranker: PassageRanker) -> None:
    text = "what is a badge and how long does a rotation last"
    message = process(text, small_model.features, small_model.classifier, ranker)
    output = message.as_dict(only_output_properties=True)
    assert [question["text"] for question in output[KNOWLEDGE]["questions"]] == [
        text,
        "what is a badge",
        "how long does a rotation last",
    ]
    assert set(output) <= {TEXT, INTENT, "intent_ranking", KNOWLEDGE}
    assert len(json.dumps(output)) < 10_000


@pytest.mark.parametrize("text", ["", None, "/tell_more"])
def test_nothing_asked(small_model: Trained, ranker: PassageRanker, text: str | None) -> None:
    assert ranked(text, small_model, ranker) == []


def test_a_new_build_is_followed_without_a_restart(
    small_model: Trained,
    ranker: PassageRanker,
    small_knowledge_url: str,
    small_documents: tuple[Document, ...],
    encoder: SentenceEncoder,
) -> None:
    text = "which sport clubs can I join here"
    (before,) = ranked(text, small_model, ranker)
    assert SPORTS.key not in keys(before)
    assert before["in_scope"] < ANSWER_FROM
    grown = replace(CAREER, passages=(*CAREER.passages, SPORTS))
    build_small(small_knowledge_url, (grown, *small_documents[1:]), encoder)
    (after,) = ranked(text, small_model, ranker)
    # The model does not know the passage, yet it answers.
    assert keys(after)[0] == SPORTS.key
    assert after["candidates"][0]["point"] == LEAD
    assert after["in_scope"] >= after["candidates"][0]["score"] > ANSWER_FROM
    # What nothing answers is still refused.
    (vague,) = ranked("how do I reset the password of my laptop", small_model, ranker)
    assert vague["in_scope"] < ANSWER_FROM


def test_a_deleted_passage_is_dropped_with_its_probability(
    small_model: Trained,
    ranker: PassageRanker,
    small_knowledge_url: str,
    small_documents: tuple[Document, ...],
    encoder: SentenceEncoder,
) -> None:
    text = "so what is a nanodegree leap"
    assert keys(ranked(text, small_model, ranker)[0])[0] == LEAP.key
    left = replace(CAREER, passages=tuple(passage for passage in CAREER.passages if passage.key != LEAP.key))
    build_small(small_knowledge_url, (left, *small_documents[1:]), encoder)
    (after,) = ranked(text, small_model, ranker)
    assert LEAP.key not in keys(after)
    assert after["candidates"]
    # What it would have answered is answered by no passage now.
    assert after["in_scope"] < 0.4


def test_nothing_built(
    small_model: Trained, ranker: PassageRanker, graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUNG_DATABASE_URL", f"sqlite:///{tmp_path}/empty.db")
    (asked,) = ranked("what is a badge", small_model, graph.load(PassageRanker))
    assert (asked["candidates"], asked["in_scope"]) == ([], 0.0)


def test_training_stores_the_digest_of_the_questions(
    graph: Graph, ranker: PassageRanker, small_documents: tuple[Document, ...]
) -> None:
    with graph.storage.read_from(Resource("PassageRanker")) as folder:
        assert (folder / DIGEST_FILE).read_text(encoding="ascii") == question_digest(small_documents)


def test_training_without_passages_fails(graph: Graph) -> None:
    with pytest.raises(NoPassageExamples, match=r"bot\.nlu\.knowledge_importer"):
        graph.create(PassageRanker).train(TrainingData([Message({TEXT: "hi", INTENT: "greet"})]))


def test_the_intent_of_a_newer_document_is_the_declared_one(
    small_model: Trained,
    ranker: PassageRanker,
    small_knowledge_url: str,
    small_documents: tuple[Document, ...],
    encoder: SentenceEncoder,
) -> None:
    grown = replace(CAREER, passages=(*CAREER.passages, SPORTS))
    build_small(small_knowledge_url, (grown, *small_documents[1:]), encoder)
    text = "which sport clubs can I join here"
    message = process(text, small_model.features, small_model.classifier, ranker)
    assert message.get(INTENT)["name"] == NEWER_DOCUMENT
    assert message.get("intent_ranking")[0] == message.get(INTENT)


def test_an_example_out_of_scope_does_not_refuse_what_a_document_answers(
    small_model: Trained,
    ranker: PassageRanker,
    small_knowledge_url: str,
    small_documents: tuple[Document, ...],
    encoder: SentenceEncoder,
) -> None:
    text = "where is the canteen"
    assert process(text, small_model.features, small_model.classifier, ranker).get(INTENT)["name"] == "out_of_scope"
    canteen = replace(
        SPORTS, key="canteen", title="The canteen", questions=(Question("where do I find the canteen", LEAD),)
    )
    build_small(
        small_knowledge_url,
        (replace(CAREER, passages=(*CAREER.passages, canteen)), *small_documents[1:]),
        encoder,
    )
    asked = process(text, small_model.features, small_model.classifier, ranker)
    assert asked.get(INTENT)["name"] == NEWER_DOCUMENT
    assert keys(asked.get(KNOWLEDGE)["questions"][0])[0] == "canteen"


@pytest.mark.parametrize("is_general", [True, False])
def test_the_organisations_own_document_goes_first_where_both_answer(
    small_model: Trained,
    ranker: PassageRanker,
    small_knowledge_url: str,
    small_documents: tuple[Document, ...],
    encoder: SentenceEncoder,
    is_general: bool,
) -> None:
    raises = replace(
        SPORTS,
        key="raises-here",
        title="Raises here",
        questions=(Question("does a badge get me a raise here", LEAD),),
    )
    own = replace(CAREER, key="own", passages=(replace(raises, document="own"),), is_general=False)
    general = replace(CAREER, is_general=True)
    build_small(small_knowledge_url, (general, *small_documents[1:], replace(own, is_general=is_general)), encoder)
    (asked,) = ranked("does a badge get me a raise here", small_model, ranker)
    if not is_general:
        assert keys(asked)[0] == "raises-here"
    assert {"raises-here", PAY.key} <= set(keys(asked))


def test_a_general_small_document_answers_only_what_it_surely_answers(
    small_model: Trained,
    ranker: PassageRanker,
    small_knowledge_url: str,
    small_documents: tuple[Document, ...],
    encoder: SentenceEncoder,
) -> None:
    found: dict[tuple[bool, str], bool] = {}
    for is_general in (False, True):
        clubs = replace(CAREER, key="clubs", passages=(replace(SPORTS, document="clubs"),), is_general=is_general)
        build_small(small_knowledge_url, (*small_documents, clubs), encoder)
        for text in ("which sports clubs can I join here", "can I join a choir in town"):
            found[is_general, text] = SPORTS.key in keys(ranked(text, small_model, ranker)[0])
    assert [text for (is_general, text), is_found in found.items() if is_general and not is_found] == [
        "can I join a choir in town"
    ]
    assert found[False, "can I join a choir in town"]
