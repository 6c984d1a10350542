"""The component learns the examples' words, keeps them in the model and reads messages by them."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.message_contract import LANGUAGE
from bot.nlu.spelling_correction import SpellingCorrection
from tests.nlu.graph import Graph, process

# Numbered, because Rasa keeps each example once; a number stands beside no word.
EXAMPLES = [f"{text}? {n}" for n in range(6) for text in ("how do I earn a badge", "what does a badge cost")]


@pytest.fixture
def component(graph: Graph) -> SpellingCorrection:
    trained = graph.create(SpellingCorrection)
    trained.train(TrainingData([Message({"text": text}) for text in EXAMPLES]))
    loaded: SpellingCorrection = graph.load(SpellingCorrection)
    return loaded


def test_a_trained_model_reads_as_meant(component: SpellingCorrection) -> None:
    assert process("how do i earn a batch", component).get("text") == "how do i earn a badge"
    assert process("waht does a bagde cost", component).get("text") == "what does a badge cost"


@pytest.mark.parametrize("text", ["a batch job", "/ask_person", "", None])
def test_other_texts_and_payloads_stay(component: SpellingCorrection, text: str | None) -> None:
    assert process(text, component).get("text") == text


def test_another_language_stays(component: SpellingCorrection) -> None:
    message = Message({"text": "un bagde", LANGUAGE: "fr"})
    assert component.process([message])[0].get("text") == "un bagde"
