"""Which side, which aspect and which term a message speaks of, tolerant of case, hyphens, plurals and typos."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import spacy
from rapidfuzz import process
from rapidfuzz.distance import OSA
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from bot.database.engine import shared_engine
from bot.knowledge.store import KnowledgeMissing, KnowledgeSnapshot, KnowledgeStore
from bot.nlu.message_attributes import IS_PAYLOAD
from bot.settings import Settings

SIDE, ASPECT, TERM = "side", "aspect", "term"
EXTRACTOR = "EntityExtractor"

SHORTEST_TYPO = 5
LONG_WORD = 8
"""A word of this length or more may hold two typing errors, one of `SHORTEST_TYPO` or more a single one."""


@dataclass(frozen=True)
class Word:
    """A word as it is compared: lower case, singular, with its place in the message."""

    norm: str
    start: int
    end: int


class Vocabulary:
    """The words that the documents declare for sides, aspects and terms, ready to be matched."""

    def __init__(self, phrases: Iterable[tuple[str, str, str]]) -> None:
        self._language: Language = spacy.blank("en")
        self._matcher = PhraseMatcher(self._language.vocab)
        known: set[str] = set()
        for entity, value, phrase in phrases:
            norms = [word.norm for word in self.words(phrase)]
            if norms:
                known.update(norms)
                self._matcher.add(f"{entity}\t{value}", [Doc(self._language.vocab, words=norms)])
        self._known = sorted(known)

    @classmethod
    def of(cls, snapshot: KnowledgeSnapshot) -> Vocabulary:
        """The vocabulary of a built knowledge base."""
        phrases: list[tuple[str, str, str]] = []
        for document in snapshot.documents.values():
            phrases += [(SIDE, side, word) for side, words in document.sides.items() for word in (side, *words)]
            phrases += [(ASPECT, name, word) for name, words in document.aspects.items() for word in (name, *words)]
        for passage in snapshot.passages.values():
            if passage.term:
                phrases += [(TERM, passage.key, word) for word in (passage.term, *passage.aliases)]
        return cls(phrases)

    def words(self, text: str) -> list[Word]:
        """The words of a text; hyphens and other punctuation separate."""
        return [
            Word(_singular(token.lower_), token.idx, token.idx + len(token))
            for token in self._language.make_doc(text)
            if any(character.isalnum() for character in token.text)
        ]

    def entities(self, text: str) -> list[dict[str, Any]]:
        """The entities in a text, in Rasa's form; of overlapping ones of a kind the longest."""
        words = self.words(text)
        if not words:
            return []
        norms = [self._corrected(word.norm) for word in words]
        spans = self._matcher(Doc(self._language.vocab, words=norms))
        found = [(end - start, start, end, *self._label(match)) for match, start, end in spans]
        kept: list[dict[str, Any]] = []
        taken: set[tuple[str, int]] = set()
        for _, start, end, entity, value in sorted(found, key=lambda span: (-span[0], span[1])):
            places = {(entity, place) for place in range(start, end)}
            if taken.isdisjoint(places):
                taken |= places
                kept.append(_entity(entity, value, text, words[start].start, words[end - 1].end))
        return sorted(kept, key=lambda entity: (entity["start"], entity["entity"]))

    def _label(self, match: int) -> tuple[str, str]:
        entity, _, value = self._language.vocab.strings[match].partition("\t")
        return entity, value

    def _corrected(self, norm: str) -> str:
        """The known word that a misspelt one stands for, or the word itself."""
        if len(norm) < SHORTEST_TYPO or norm in self._known:
            return norm
        distance = 2 if len(norm) >= LONG_WORD else 1
        best = process.extractOne(
            norm,
            [known for known in self._known if known[0] == norm[0] and len(known) >= SHORTEST_TYPO],
            scorer=OSA.distance,
            score_cutoff=distance,
        )
        return best[0] if best else norm


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _entity(entity: str, value: str, text: str, start: int, end: int) -> dict[str, Any]:
    return {
        "entity": entity,
        "value": value,
        "start": start,
        "end": end,
        "text": text[start:end],
        "extractor": EXTRACTOR,
    }


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class EntityExtractor(GraphComponent):  # type: ignore[misc]
    """Finds the vocabulary of the built knowledge base in messages; follows every new build."""

    def __init__(self, store: KnowledgeStore) -> None:
        self._store = store
        self._vocabulary: Vocabulary | None = None
        self._revision = ""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EntityExtractor:
        """Creates the extractor on the knowledge base that the settings name."""
        return cls(KnowledgeStore(shared_engine(Settings.from_environment().database_url)))

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the entities of each message; none while nothing was built."""
        for message in messages:
            text = message.get(TEXT)
            found = [] if not text or message.get(IS_PAYLOAD) else self._extract(text)
            message.set(ENTITIES, found, add_to_output=True)
        return messages

    def _extract(self, text: str) -> list[dict[str, Any]]:
        try:
            snapshot = self._store.snapshot()
        except KnowledgeMissing:
            return []
        if self._vocabulary is None or snapshot.revision != self._revision:
            self._vocabulary, self._revision = Vocabulary.of(snapshot), snapshot.revision
        return self._vocabulary.entities(text)
