"""One classifier for intent, passage and point: trained small, persisted, loaded, and its numbers add up."""

from __future__ import annotations

import numpy as np
import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.intent_classifier import (
    NOTHING_SAID,
    POINTS,
    IntentClassifier,
    _parted,
    _places_of_points,
    _read_classes,
)
from bot.nlu.message_attributes import CLASSIFICATIONS, QUESTIONS
from tests.nlu.graph import Graph, process
from tests.nlu.trained import Trained


def classified(model: Trained, text: str | None) -> Message:
    return process(text, model.features, model.classifier)


@pytest.mark.parametrize(
    ("text", "intent", "passage", "point"),
    [
        ("how long does a rotation last", "ask_job_rotation", "how-a-rotation-is-arranged", "length"),
        ("can i say no to being rotatd", "ask_job_rotation", "how-a-rotation-is-arranged", "say-no"),
        ("does a badge get me a raise", "ask_pay", "earning-potential", "badge-raise"),
        ("so what is a nanodegree leap?", "ask_term", "nanodegree-leap", "lead"),
    ],
)
def test_intent_passage_and_point(small_model: Trained, text: str, intent: str, passage: str, point: str) -> None:
    message = classified(small_model, text)
    (classification,) = message.get(CLASSIFICATIONS)
    assert message.get(INTENT)["name"] == classification.intent == intent
    assert max(classification.passages, key=lambda key: classification.passages[key]) == passage
    assert classification.best_point(passage) == point
    assert classification.in_scope > 0.5


@pytest.mark.parametrize(("text", "intent"), [("hello", "greet"), ("my password does not work", "out_of_scope")])
def test_what_no_passage_answers(small_model: Trained, text: str, intent: str) -> None:
    message = classified(small_model, text)
    assert message.get(INTENT)["name"] == intent
    assert message.get(CLASSIFICATIONS)[0].in_scope < 0.5


def test_probabilities_add_up(small_model: Trained) -> None:
    message = classified(small_model, "what does a badge cost")
    (classification,) = message.get(CLASSIFICATIONS)
    assert classification.in_scope == pytest.approx(sum(classification.passages.values()))
    question = message.get(QUESTIONS)[0]
    rankings, _ = small_model.classifier.classify([question.text], question.vector[None, :])
    assert sum(confidence for _, confidence in rankings[0]) == pytest.approx(1, abs=1e-4)


def test_the_ranking_is_rasas(small_model: Trained) -> None:
    message = classified(small_model, "what does a badge cost")
    ranking = message.get("intent_ranking")
    assert ranking[0] == message.get(INTENT)
    assert len(ranking) == 5
    confidences = [entry["confidence"] for entry in ranking[1:]]
    assert confidences == sorted(confidences, reverse=True)
    assert {INTENT, "intent_ranking"} <= set(message.as_dict(only_output_properties=True))


def test_each_question_is_classified(small_model: Trained) -> None:
    message = classified(small_model, "will a badge get me a raise and how long does a rotation last")
    whole, first, second = message.get(CLASSIFICATIONS)
    assert (first.intent, second.intent) == ("ask_pay", "ask_job_rotation")
    assert message.get(INTENT)["name"] == whole.intent


@pytest.mark.parametrize("text", ["", None, "/tell_more"])
def test_nothing_said(small_model: Trained, text: str | None) -> None:
    message = classified(small_model, text)
    assert message.get(INTENT) == {"name": NOTHING_SAID, "confidence": 1.0}
    assert message.get(CLASSIFICATIONS) == ()


@pytest.mark.parametrize("text", ["💥", "大きい", "x" * 600, "{{7*7}}", "'; DROP TABLE passage; --", "?"])
def test_odd_text_gets_some_intent(small_model: Trained, text: str) -> None:
    ranking = classified(small_model, text).get("intent_ranking")
    assert all(0 <= entry["confidence"] <= 1 for entry in ranking)


def test_whether_any_passage_answers_is_decided_first() -> None:
    labels = _parted(["ask_pay/pay", "ask_pay/bonus", "ask_cost/cost", "greet", "out_of_scope"])
    ranking, passages = _read_classes(labels, np.array([0.2, 0.05, 0.2, 0.35, 0.2]))
    # No passage alone outweighs the greeting, all together do.
    assert ranking[0][0] == "ask_pay"
    assert passages == {"pay": 0.2, "bonus": 0.05, "cost": 0.2}
    ranking, _ = _read_classes(labels, np.array([0.2, 0.0, 0.1, 0.55, 0.15]))
    assert [name for name, _ in ranking] == ["greet", "ask_pay", "out_of_scope", "ask_cost"]


def test_a_passage_that_two_intents_lead_to_has_points_in_two_places() -> None:
    classes = ["ask_cost/pay/much", "ask_pay/bonus/lead", "ask_pay/pay/lead", "ask_pay/pay/when", "greet", "thank"]
    assert _places_of_points(classes) == {
        "pay": [slice(0, 1), slice(2, 4)],
        "bonus": [slice(1, 2)],
    }


def test_the_best_point_is_that_of_the_whole_labeling(small_model: Trained) -> None:
    classifier = small_model.classifier
    model = classifier._model
    assert model is not None
    texts = ["what does a badge cost", "how long does a rotation last and who pays", "💥"]
    vectors = np.random.default_rng(1).normal(0, 0.05, (3, 384)).astype(np.float32)
    whole = model.scores(model.kernel.compare(texts, vectors), POINTS)
    _, classifications = classifier.classify(texts, vectors)
    for row, classification in zip(whole, classifications, strict=True):
        for passage in classification.passages:
            own = {
                label.split("/")[2]: score
                for label, score in zip(model.classes[POINTS], row.tolist(), strict=True)
                if label.split("/")[1:2] == [passage]
            }
            assert classification.best_point(passage) == max(own, key=lambda point: own[point])
        assert classification.best_point("no-such-passage") is None


def test_untrained(graph: Graph, small_model: Trained) -> None:
    with pytest.raises(RuntimeError, match="not trained"):
        graph.create(IntentClassifier).classify(["hi"], np.zeros((1, 384), dtype=np.float32))


def test_needs_the_featurizer_before_it(graph: Graph) -> None:
    bare = [Message({TEXT: "hi", INTENT: "greet"}), Message({TEXT: "bye", INTENT: "goodbye"})]
    with pytest.raises(ValueError, match=r"SentenceFeatures before it in config\.yml"):
        graph.create(IntentClassifier).train(TrainingData(bare))
