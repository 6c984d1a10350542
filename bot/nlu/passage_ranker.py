"""Which passages may answer a message: keys, scores and reasons on the message, never vectors."""

from __future__ import annotations

import logging
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.database.engine import shared_engine
from bot.dialogue.message_contract import KNOWLEDGE
from bot.documents.digest import digest_of
from bot.documents.passage import LEAD
from bot.knowledge.search import HybridIndex, Nearest, PassageEntries
from bot.knowledge.store import KnowledgeMissing, KnowledgeSnapshot, KnowledgeStore
from bot.nlu.message_attributes import CLASSIFICATIONS, PASSAGE, POINT, QUESTIONS, Classification, EncodedQuestion
from bot.settings import Settings

logger = logging.getLogger(__name__)

CANDIDATES = 6
DIGEST_FILE = "question_digest.txt"
PASSAGES_FILE = "passages.txt"
SURE_SIMILARITY = 0.8
"""How near to one of its questions a text must be for a passage that the model was not trained on."""


class NoPassageExamples(Exception):
    """No training example belongs to a passage; the message says how to fix it."""

    def __init__(self) -> None:
        super().__init__(
            "No training example comes from a knowledge document. List bot.nlu.knowledge_importer."
            "KnowledgeImporter under `importers:` in config.yml and put a document into data/knowledge/."
        )


# The type that Rasa's own ResponseSelector has: trained once, then run after the classifier.
@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class PassageRanker(GraphComponent):  # type: ignore[misc]
    """Ranks passages by the classifier's probability and says which stored text is nearest.

    The classifier ranks (it measures far better than search alone, see docs/decisions). The vectors that the build
    stored give the reason shown, and searching them finds passages that came after the last training.
    """

    def __init__(self, store: KnowledgeStore, model_storage: ModelStorage, resource: Resource) -> None:
        self._store = store
        self._model_storage = model_storage
        self._resource = resource
        self._trained_on: frozenset[str] = frozenset()
        self._entries: PassageEntries | None = None
        self._search: HybridIndex | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PassageRanker:
        """Creates the ranker on the knowledge base that the settings name."""
        engine = shared_engine(Settings.from_environment().database_url)
        return cls(KnowledgeStore(engine), model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> PassageRanker:
        """Loads the keys of the passages that the model was trained on."""
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component._trained_on = frozenset((folder / PASSAGES_FILE).read_text(encoding="utf-8").split())
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Stores the passages' keys and their questions' digest; raises `NoPassageExamples` when there are none."""
        items = [
            (message.get(INTENT), message.get(PASSAGE), message.get(POINT), message.get(TEXT))
            for message in training_data.training_examples
            if message.get(PASSAGE)
        ]
        if not items:
            raise NoPassageExamples
        with self._model_storage.write_to(self._resource) as folder:
            (folder / DIGEST_FILE).write_text(digest_of(items), encoding="ascii")
            (folder / PASSAGES_FILE).write_text(
                "\n".join(sorted({key for _, key, _, _ in items})), encoding="utf-8"
            )
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Puts the candidates of each question of a message under `KNOWLEDGE`."""
        for message in messages:
            questions = message.get(QUESTIONS) or ()
            classifications = message.get(CLASSIFICATIONS) or ()
            asked = [
                self._describe(question, classification)
                for question, classification in zip(questions, classifications, strict=True)
            ]
            message.set(KNOWLEDGE, {"questions": asked}, add_to_output=True)
        return messages

    def _describe(self, question: EncodedQuestion, classification: Classification) -> dict[str, Any]:
        candidates: list[dict[str, Any]] = []
        in_scope = 0.0
        try:
            snapshot = self._store.snapshot(with_vectors=True)
            candidates = self._candidates(snapshot, question, classification)
            # Without passages that are gone since the last training: no other one answers in their place.
            in_scope = sum(p for key, p in classification.passages.items() if key in snapshot.passages)
        except KnowledgeMissing as error:
            # The turn goes on: the assistant says that it does not know.
            logger.error("%s", error)
        return {
            "text": question.text,
            "intent": classification.intent,
            # A passage newer than the model is unknown to the classifier, but may be a sure hit all the same.
            "in_scope": max([round(in_scope, 4), *(c["score"] for c in candidates)]),
            "candidates": candidates,
        }

    def _candidates(
        self, snapshot: KnowledgeSnapshot, question: EncodedQuestion, classification: Classification
    ) -> list[dict[str, Any]]:
        if self._entries is None or self._entries.revision != snapshot.revision:
            self._entries = PassageEntries(snapshot)
            # A search reads all vectors once more: worth while only where there is what the model cannot rank.
            is_ranked = self._trained_on.issuperset(snapshot.passages)
            self._search = None if is_ranked else HybridIndex(self._entries)
        vector = question.vector
        probable = sorted(classification.passages, key=lambda key: -classification.passages[key])[:CANDIDATES]
        found = {key: self._entries.nearest(key, vector) for key in probable if key in snapshot.passages}
        if self._search is not None:
            hits = self._search.search(question.text, vector, CANDIDATES)
            found.update({hit.key: hit for hit in hits if hit.key not in self._trained_on})
        scores = {key: _score(key, nearest, classification) for key, nearest in found.items()}
        best = sorted(found, key=lambda key: -scores[key])[:CANDIDATES]
        return [
            {
                "key": key,
                "title": snapshot.passages[key].title,
                "point": _best_point(key, found[key], classification),
                "score": round(scores[key], 4),
                "similarity": round(found[key].similarity, 4),
                "why": found[key].entry.text,
            }
            for key in best
        ]


def _score(key: str, nearest: Nearest, classification: Classification) -> float:
    """The classifier's probability; for a passage newer than the model, the similarity where it is beyond doubt."""
    known = classification.passages.get(key)
    if known is not None:
        return known
    return nearest.similarity if nearest.similarity >= SURE_SIMILARITY else 0.0


def _best_point(key: str, nearest: Nearest, classification: Classification) -> str:
    points = {point: p for (passage, point), p in classification.points.items() if passage == key}
    return max(points, key=lambda point: points[point]) if points else nearest.point or LEAD
