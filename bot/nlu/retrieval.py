"""Finds the passages that the classifier has not learned, or from too few examples: by their texts as built now.

How much is to be made of nearness is learned in training, on small documents that others ask (`bot.nlu.scope`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.dialogue.message_contract import NOT_KNOWN
from bot.documents.passage import LEAD
from bot.knowledge.passage_index import Nearness, PassageIndex
from bot.knowledge.queries import Entry
from bot.knowledge.ranking import RankedPassage, rank
from bot.nlu.scope import Scope, ScopeEvidence
from bot.nlu.small_documents import SmallDocument

Vectors = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]

LEARNED_FROM = 16
"""Examples of a passage from which the classifier's word on it counts."""

EVERY = 3
"""Each document is asked every third question of the others as well, which it does not answer."""


@dataclass(frozen=True)
class Example:
    """A training example with its vector, of length one; `passage` and `point` are empty where none answers it."""

    text: str
    intent: str
    passage: str
    point: str
    vector: Vectors


@dataclass(frozen=True)
class Retrieved:
    """The passages found, best first, and the probability that the best of them answers."""

    probability: float
    passages: tuple[RankedPassage, ...]


NOTHING_FOUND = Retrieved(0.0, ())


@dataclass(frozen=True)
class Retrieval:
    """What training found out: how scope is judged, and the vectors of the examples that no passage answers."""

    scope: Scope
    others: Vectors

    @classmethod
    def calibrated(
        cls, examples: Sequence[Example], documents: Sequence[SmallDocument], encode: Encode
    ) -> Retrieval:
        """Calibrates on the documents, each of which is asked its own questions and those of others."""
        vectors = [example.vector for example in examples if example.intent in NOT_KNOWN]
        others = np.array(vectors, dtype=np.float32)
        labelled: list[tuple[ScopeEvidence, bool]] = []
        for document in documents:
            index = _index(document, encode)
            foreign = [text for other in documents if other is not document for _, text in other.asked][::EVERY]
            asked = [(text, True) for _, text in document.asked]
            asked += [(text, False) for text in (*document.outside, *foreign)]
            for (text, inside), vector in zip(asked, encode([text for text, _ in asked]), strict=True):
                nearness = index.nearness(text, vector)
                (best,) = rank(index, nearness, 1)
                labelled.append((_evidence(index, nearness, best, vector, others), inside))
        return cls(Scope.fitted(labelled), others)

    def find(
        self, index: PassageIndex, nearness: Nearness, vector: Vectors, among: Collection[str], limit: int
    ) -> Retrieved:
        """The passages `among` these keys that may answer a question, at most `limit` of them.

        `nearness` and `vector` are those of the question.
        """
        if not among:
            return NOTHING_FOUND
        passages = rank(index, nearness, limit, among)
        if not passages:
            return NOTHING_FOUND
        evidence = _evidence(index, nearness, passages[0], vector, self.others)
        return Retrieved(self.scope.probability(evidence), passages)


def _evidence(
    index: PassageIndex, nearness: Nearness, passage: RankedPassage, vector: Vectors, others: Vectors
) -> ScopeEvidence:
    return ScopeEvidence(
        nearest=passage.similarity,
        several=index.several(passage.key, nearness),
        other=float((others @ vector).max()) if len(others) else 0.0,
    )


def _index(document: SmallDocument, encode: Encode) -> PassageIndex:
    keys = tuple(dict.fromkeys(passage for passage, _ in document.texts))
    entries = [Entry(text, passage, LEAD, "question") for passage, text in document.texts]
    return PassageIndex(keys, entries, encode([entry.text for entry in entries]))
