"""Which passages may answer a message: keys, scores and reasons on the message, never vectors."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.database.engine import shared_engine
from bot.dialogue.message_contract import KNOWLEDGE, NOT_KNOWN
from bot.documents.digest import digest_of
from bot.documents.passage import LEAD
from bot.encoder.encoder_choice import shared_encoder
from bot.encoder.stored_vectors import VectorCache
from bot.knowledge.passage_index import PassageIndex
from bot.knowledge.ranking import ANSWER_FROM, RankedPassage
from bot.knowledge.store import KnowledgeMissing, KnowledgeSnapshot, KnowledgeStore
from bot.nlu.intent_classifier import OTHER_LANGUAGE, set_intent, vector_of
from bot.nlu.message_attributes import CLASSIFICATIONS, PASSAGE, POINT, QUESTIONS, Classification, EncodedQuestion
from bot.nlu.retrieval import LEARNED_FROM, NOTHING_FOUND, Example, Retrieval, Retrieved
from bot.nlu.scope import Scope
from bot.nlu.small_documents import small_documents
from bot.settings import Settings

logger = logging.getLogger(__name__)

CANDIDATES = 6
DIGEST_FILE = "question_digest.txt"
RETRIEVAL_FILE = "retrieval.json"
OTHERS_FILE = "others.npy"

QUESTION_FROM = 0.35
"""The probability from which a passage that was found by its texts alone is offered or given as an answer."""

GENERAL_FROM = 0.8
"""The same for one of a general document, which is not written for these people: among many such passages nearly
any question has a near text, so only a sure one counts (docs/decisions)."""

NEWER_DOCUMENT = "ask_document"
"""The intent of a question whose passage has one that the model does not know, as of a document written since."""


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
    """Ranks passages: those of many examples by the classifier, all others by their texts as they are built now.

    A passage that was written after the last training is so found like any other small one, and no example out of
    scope can refuse it (`bot.nlu.scope`).
    """

    def __init__(
        self, store: KnowledgeStore, model_storage: ModelStorage, resource: Resource, settings: Settings
    ) -> None:
        self._store = store
        self._settings = settings
        self._model_storage = model_storage
        self._resource = resource
        self._retrieval: Retrieval | None = None
        self._learned: frozenset[str] = frozenset()
        self._intents: frozenset[str] = frozenset()
        self._index: PassageIndex | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PassageRanker:
        """Creates the ranker on the knowledge base that the settings name."""
        settings = Settings.from_environment()
        store = KnowledgeStore(shared_engine(settings.database_url))
        return cls(store, model_storage, resource, settings)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> PassageRanker:
        """Loads what training found out, and which passages and intents the classifier has learned."""
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component._read(folder)
        return component

    def _read(self, folder: Path) -> None:
        content = json.loads((folder / RETRIEVAL_FILE).read_text(encoding="utf-8"))
        others = np.load(folder / OTHERS_FILE, allow_pickle=False).astype(np.float32)
        self._retrieval = Retrieval(Scope(tuple(content["weights"]), content["bias"]), others)
        self._learned = frozenset(content["learned"])
        self._intents = frozenset(content["intents"])

    def train(self, training_data: TrainingData) -> Resource:
        """Calibrates the retrieval; raises `NoPassageExamples` when no example belongs to a passage."""
        messages = [message for message in training_data.intent_examples if message.get(TEXT)]
        if not any(message.get(PASSAGE) for message in messages):
            raise NoPassageExamples
        examples = [_example(message) for message in messages]
        of_passages = [example for example in examples if example.passage]
        sizes = Counter(example.passage for example in of_passages)
        encode = VectorCache(shared_encoder(self._settings.encoder), self._settings.vectors).encode
        retrieval = Retrieval.calibrated(examples, small_documents(self._settings.root), encode)
        content = {
            "weights": retrieval.scope.weights,
            "bias": retrieval.scope.bias,
            "learned": sorted(key for key, size in sizes.items() if size >= LEARNED_FROM),
            "intents": sorted({example.intent for example in examples}),
        }
        items = [(example.intent, example.passage, example.point, example.text) for example in of_passages]
        with self._model_storage.write_to(self._resource) as folder:
            (folder / DIGEST_FILE).write_text(digest_of(items), encoding="ascii")
            (folder / RETRIEVAL_FILE).write_text(json.dumps(content), encoding="utf-8")
            np.save(folder / OTHERS_FILE, retrieval.others.astype(np.float16), allow_pickle=False)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Puts the candidates of each question under `KNOWLEDGE`, and sets the intent that leads to them."""
        for message in messages:
            questions: tuple[EncodedQuestion, ...] = message.get(QUESTIONS) or ()
            classified = list(zip(questions, message.get(CLASSIFICATIONS) or (), strict=True))
            snapshot = self._snapshot() if classified else None
            asked = [self._describe(snapshot, question, classification) for question, classification in classified]
            message.set(KNOWLEDGE, {"questions": asked}, add_to_output=True)
            if snapshot is not None and message.get(INTENT)["name"] != OTHER_LANGUAGE:
                self._lead_to_knowledge(message, classified[0][1], asked[0], snapshot)
        return messages

    def _snapshot(self) -> KnowledgeSnapshot | None:
        try:
            snapshot = self._store.snapshot(with_vectors=True)
        except KnowledgeMissing as error:
            # The turn goes on: the assistant says that it does not know.
            logger.error("%s", error)
            return None
        if self._index is None or self._index.revision != snapshot.revision:
            self._index = PassageIndex.of(snapshot)
        return snapshot

    def _describe(
        self, snapshot: KnowledgeSnapshot | None, question: EncodedQuestion, classification: Classification
    ) -> dict[str, Any]:
        candidates: list[dict[str, Any]] = []
        in_scope = 0.0
        if snapshot is not None and self._index is not None and self._retrieval is not None:
            # Without passages that are gone since the last training: no other one answers in their place.
            known = {key: p for key, p in classification.passages.items() if self._counts(key, snapshot)}
            learned = self._learned_candidates(snapshot, self._index, question, classification, known)
            found = self._find(snapshot, self._index, self._retrieval, question)
            in_scope, ranked = _merged(sum(known.values()), learned, found.probability, found.passages)
            if self._goes_first(found, ranked, snapshot):
                ranked = _put_first(found.passages[0].key, ranked)
            candidates = [_candidate(snapshot, passage) for passage in ranked[:CANDIDATES]]
        return {
            "text": question.text,
            "intent": classification.intent,
            "in_scope": round(in_scope, 4),
            "candidates": candidates,
        }

    def _find(
        self, snapshot: KnowledgeSnapshot, index: PassageIndex, retrieval: Retrieval, question: EncodedQuestion
    ) -> Retrieved:
        """What texts alone find; a general document gives way to an own one, and where it is not sure."""
        unlearned = frozenset(snapshot.passages) - self._learned
        if not unlearned:
            return NOTHING_FOUND
        own = frozenset(key for key in unlearned if snapshot.is_own(snapshot.passages[key]))
        nearness = index.nearness(question.text, question.vector)
        found = retrieval.find(index, nearness, question.vector, unlearned, CANDIDATES)
        if not found.passages or found.passages[0].key in own:
            return found
        instead = retrieval.find(index, nearness, question.vector, own, CANDIDATES)
        is_sure = found.probability >= GENERAL_FROM and instead.probability < ANSWER_FROM
        return found if is_sure else instead

    def _counts(self, key: str, snapshot: KnowledgeSnapshot) -> bool:
        return key in self._learned and key in snapshot.passages

    def _learned_candidates(
        self,
        snapshot: KnowledgeSnapshot,
        index: PassageIndex,
        question: EncodedQuestion,
        classification: Classification,
        known: dict[str, float],
    ) -> list[RankedPassage]:
        """The passages that the classifier knows, each with its probability as its share."""
        candidates = []
        for key in sorted(known, key=lambda key: -known[key])[:CANDIDATES]:
            nearest = index.nearest_entry(key, question.vector)
            why, similarity = ("", 0.0) if nearest is None else (nearest[0].text, nearest[1])
            point = classification.best_point(key) or (LEAD if nearest is None else nearest[0].point)
            candidates.append(RankedPassage(key, known[key], point, similarity, 0.0, why))
        return candidates

    def _goes_first(self, found: Retrieved, ranked: list[RankedPassage], snapshot: KnowledgeSnapshot) -> bool:
        """Whether an organisation's own document answers as well as the general one that is ahead of it."""
        if not found.passages or found.probability < ANSWER_FROM:
            return False
        own = snapshot.is_own(snapshot.passages[found.passages[0].key])
        return own and not snapshot.is_own(snapshot.passages[ranked[0].key])

    def _lead_to_knowledge(
        self, message: Message, classification: Classification, asked: dict[str, Any], snapshot: KnowledgeSnapshot
    ) -> None:
        """Sets the intent of the best passage where the classifier could not have known it."""
        best = next(iter(asked["candidates"]), None)
        if best is None or best["key"] in self._learned or asked["in_scope"] < QUESTION_FROM:
            return
        if classification.intent not in NOT_KNOWN and not classification.leads_to_knowledge:
            return
        intent = snapshot.passages[best["key"]].intent
        chosen = intent if intent in self._intents else NEWER_DOCUMENT
        rest = [(entry["name"], entry["confidence"]) for entry in message.get("intent_ranking")]
        set_intent(message, [(chosen, asked["in_scope"]), *(entry for entry in rest if entry[0] != chosen)])


def _example(message: Message) -> Example:
    return Example(
        text=message.get(TEXT),
        intent=str(message.get(INTENT)),
        passage=str(message.get(PASSAGE) or ""),
        point=str(message.get(POINT) or ""),
        vector=vector_of(message),
    )


def _candidate(snapshot: KnowledgeSnapshot, passage: RankedPassage) -> dict[str, Any]:
    return {
        "key": passage.key,
        "title": snapshot.passages[passage.key].title,
        "point": passage.point,
        "score": round(passage.share, 4),
        "similarity": round(passage.similarity, 4),
        "why": passage.why,
    }


def _merged(
    known: float, learned: Iterable[RankedPassage], probability: float, found: Iterable[RankedPassage]
) -> tuple[float, list[RankedPassage]]:
    """The probability that some passage answers, and all passages, each with its part of that, best first.

    At most one kind of passage answers: those that the classifier knows, with the probability `known`, or those
    found by their texts. Which one it is goes by their odds; to be in doubt twice makes nothing surer.
    """
    in_scope = max(known, probability if probability >= QUESTION_FROM else 0.0)
    learned_odds, found_odds = known / (1.0 + 1e-9 - known), probability / (1.0 + 1e-9 - probability)
    part = found_odds / (learned_odds + found_odds) if found_odds else 0.0
    scale = in_scope / known if known else 0.0
    ranked = [replace(passage, share=scale * (1.0 - part) * passage.share) for passage in learned]
    ranked += [replace(passage, share=in_scope * part * passage.share) for passage in found]
    return in_scope, sorted(ranked, key=lambda passage: -passage.share)


def _put_first(key: str, ranked: list[RankedPassage]) -> list[RankedPassage]:
    """With the passage of this key first, and no less probable than the one that was."""
    first = [replace(passage, share=ranked[0].share) for passage in ranked if passage.key == key]
    return [*first, *(passage for passage in ranked if passage.key != key)]
