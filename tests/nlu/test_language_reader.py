from __future__ import annotations

import pytest

from bot.nlu.language_reader import LanguageReader
from bot.nlu.message_attributes import LANGUAGE
from tests.nlu.graph import Graph, process
from tests.nlu.trained import Trained


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
    monkeypatch.setattr(small_model.classifier, "_may_know_languages", True)
    reader = graph.create(LanguageReader)
    unsure = process("¿Cuánto tarda un ascenso?", reader, small_model.features, small_model.classifier)
    monkeypatch.setattr("bot.nlu.intent_classifier.SURE_OF_A_PASSAGE", 0.0)
    trusted = process("¿Cuánto tarda un ascenso?", reader, small_model.features, small_model.classifier)
    assert unsure.get("intent")["name"] == "other_language"
    assert trusted.get("intent")["name"] != "other_language"
