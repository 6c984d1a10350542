"""Intent and passage of a message, from one classifier over all examples."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.message_contract import ENGLISH_CODE, LANGUAGE
from bot.encoder.sentence_encoder import Vectors
from bot.nlu.kernel_classifier import KernelClassifier
from bot.nlu.learnable import learnable
from bot.nlu.message_attributes import CLASSIFICATIONS, PASSAGE, POINT, QUESTIONS, Classification
from bot.nlu.plain_arrays import read_arrays, write_arrays
from bot.nlu.similarity_kernel import Matrix
from bot.settings import MULTILINGUAL_ENCODER, Settings

NOTHING_SAID = "nothing_said"
OTHER_LANGUAGE = "other_language"

SURE_OF_A_PASSAGE = 0.8
"""How sure it must be that a passage answers a question in another language, with an encoder that may know it."""

SURE_WITH_LANGUAGES = 0.4
"""The same with the encoder of many languages. Chosen with translated_development.yml."""

NEVER = 2.0

RANKING_LENGTH = 5
CLASSES, POINTS = 0, 1
"""The two labelings of the examples."""

MODEL_FILE = "intent_classifier.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent):  # type: ignore[misc]
    """A kernel classifier over intents, with every passage as a class of its own inside its intent.

    An intent's confidence is the sum over its passages. Whether any passage answers is decided before which one:
    when the passages together outweigh every other intent, the intent is the best one among theirs.
    """

    def __init__(self, model_storage: ModelStorage, resource: Resource) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._model: KernelClassifier | None = None
        """Of classes, then of points."""
        self._labels: list[tuple[str, str]] = []
        """Intent and passage of each class."""
        self._points: dict[str, list[slice]] = {}
        """Where the points of each passage stand among the classes of the second labeling."""
        self._reads_from = NEVER

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentClassifier:
        """Creates an untrained classifier."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        """Loads a trained classifier from the model."""
        component = cls(model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._take(KernelClassifier.of_arrays(read_arrays(folder / MODEL_FILE)))
        component._reads_from = _reads_from(Settings.from_environment().encoder)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Trains on the examples with an intent and persists the result; `learnable` says which of very many."""
        examples = learnable([message for message in training_data.intent_examples if message.get(TEXT)])
        classes = [_class_label(message) for message in examples]
        points = [
            _point_label(message) if message.get(PASSAGE) else label
            for message, label in zip(examples, classes, strict=True)
        ]
        vectors = np.vstack([vector_of(message) for message in examples])
        model = KernelClassifier().fit([message.get(TEXT) for message in examples], vectors, [classes, points])
        self._take(model)
        with self._model_storage.write_to(self._resource) as folder:
            write_arrays(folder / MODEL_FILE, model.arrays())
        return self._resource

    def _take(self, model: KernelClassifier) -> None:
        self._model = model
        self._labels = _parted(model.classes[CLASSES])
        self._points = _places_of_points(model.classes[POINTS])

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets intent and ranking, and a `Classification` for each question of the message."""
        for message in messages:
            questions = message.get(QUESTIONS) or ()
            if not questions:
                set_intent(message, [(NOTHING_SAID, 1.0)])
                message.set(CLASSIFICATIONS, ())
                continue
            vectors = np.stack([question.vector for question in questions])
            rankings, classifications = self.classify([question.text for question in questions], vectors)
            ranking = rankings[0]
            if message.get(LANGUAGE, ENGLISH_CODE) != ENGLISH_CODE and not self._reads_it(classifications[0]):
                ranking = [(OTHER_LANGUAGE, 1.0)]
            set_intent(message, ranking)
            message.set(CLASSIFICATIONS, tuple(classifications))
        return messages

    def _reads_it(self, classification: Classification) -> bool:
        """Whether what was understood of a question in another language may be trusted."""
        return classification.in_scope >= self._reads_from

    def classify(
        self, texts: Sequence[str], vectors: Vectors
    ) -> tuple[list[list[tuple[str, float]]], list[Classification]]:
        """The intent ranking and the classification of each text; `vectors` has shape (texts, dimension)."""
        if self._model is None:
            raise RuntimeError("The classifier was not trained.")
        rankings, classifications = [], []
        compared = self._model.kernel.compare(texts, vectors)
        for place, row in enumerate(self._model.probabilities(compared, CLASSES)):
            ranking, passages = _read_classes(self._labels, row)
            rankings.append(ranking)
            classifications.append(
                Classification(
                    intent=ranking[0][0],
                    in_scope=sum(passages.values()),
                    passages=passages,
                    best_point=partial(self._best_point, self._model, compared[place : place + 1]),
                    leads_to_knowledge=any(passage and intent == ranking[0][0] for intent, passage in self._labels),
                )
            )
        return rankings, classifications

    def _best_point(self, model: KernelClassifier, compared: Matrix, passage: str) -> str | None:
        """The likeliest point of a passage for a text. Its points alone are scored: few passages are asked for."""
        best, found = -np.inf, None
        for places in self._points.get(passage, ()):
            (scores,) = model.scores(compared, POINTS, places)
            if scores.max() > best:
                best, found = scores.max(), model.classes[POINTS][places][scores.argmax()].split("/")[2]
        return found


def _reads_from(encoder: Path | str | None) -> float:
    """How sure it must be of a question in another language; the encoder that ships knows English only."""
    if encoder is None:
        return NEVER
    return SURE_WITH_LANGUAGES if encoder == MULTILINGUAL_ENCODER else SURE_OF_A_PASSAGE


def vector_of(message: Message) -> Vectors:
    """The sentence vector of a training example; raises `ValueError` without one."""
    _, sentence = message.get_dense_features(TEXT)
    if sentence is None:
        raise ValueError("IntentClassifier needs SentenceFeatures before it in config.yml.")
    return np.asarray(sentence.features[0], dtype=np.float32)


def _class_label(message: Message) -> str:
    passage = message.get(PASSAGE)
    return f"{message.get(INTENT)}/{passage}" if passage else str(message.get(INTENT))


def _point_label(message: Message) -> str:
    return f"{message.get(INTENT)}/{message.get(PASSAGE)}/{message.get(POINT)}"


def _parted(classes: Sequence[str]) -> list[tuple[str, str]]:
    """Intent and passage of each class; no passage for an intent that has none."""
    return [(intent, passage) for intent, _, passage in (label.partition("/") for label in classes)]


def _read_classes(
    labels: Sequence[tuple[str, str]], probabilities: npt.NDArray[np.float32]
) -> tuple[list[tuple[str, float]], dict[str, float]]:
    """The intent ranking, best first, and the probability of each passage."""
    passages: dict[str, float] = {}
    answered: dict[str, float] = {}
    others: dict[str, float] = {}
    for (intent, passage), probability in zip(labels, probabilities.tolist(), strict=True):
        if passage:
            passages[passage] = probability
            answered[intent] = answered.get(intent, 0.0) + probability
        else:
            others[intent] = probability
    ranked_answered = sorted(answered.items(), key=lambda item: -item[1])
    ranked_others = sorted(others.items(), key=lambda item: -item[1])
    if not ranked_others or sum(answered.values()) >= ranked_others[0][1]:
        ranking = ranked_answered + ranked_others
    else:
        ranking = ranked_others + ranked_answered
    head, tail = ranking[0], sorted(ranking[1:], key=lambda item: -item[1])
    return [head, *tail], passages


def _places_of_points(classes: Sequence[str]) -> dict[str, list[slice]]:
    """Where the points of each passage stand, in stretches: the classes are in order, but several intents may lead
    to one passage."""
    places: dict[str, list[slice]] = {}
    runs = groupby(enumerate(classes), key=lambda one: one[1].split("/")[:2] if one[1].count("/") == 2 else None)
    for run, members in runs:
        if run is not None:
            numbers = [place for place, _ in members]
            places.setdefault(run[1], []).append(slice(numbers[0], numbers[-1] + 1))
    return places


def set_intent(message: Message, ranking: Sequence[tuple[str, float]]) -> None:
    """Puts intent and ranking, best first, on the message as Rasa has them."""
    entries = [
        {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: round(confidence, 4)}
        for name, confidence in ranking[:RANKING_LENGTH]
    ]
    message.set(INTENT, entries[0], add_to_output=True)
    message.set("intent_ranking", entries, add_to_output=True)
