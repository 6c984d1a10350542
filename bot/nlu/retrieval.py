"""Finds the passages that the classifier has not learned, or from too few examples: by their texts as built now.

How much is to be made of nearness is learned in training: half of the passages are taken as a document that
somebody has just written, with a few questions each, and examples that were left out are asked of all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.documents.passage import LEAD
from bot.knowledge.passage_index import DRAWN, Nearness, PassageIndex
from bot.knowledge.queries import Entry
from bot.knowledge.ranking import RankedPassage, rank
from bot.nlu.scope import DEFAULT_SCOPE, Scope, ScopeEvidence

Vectors = npt.NDArray[np.float32]

OUT_OF_SCOPE = frozenset({"out_of_scope", "nonsense"})
"""The intents of examples that no passage answers; the other intents without passages lead the conversation."""

LEARNED_FROM = 16
"""Examples of a passage from which the classifier's word on it counts."""

LEFT_OUT = 0.2
"""The share of the examples that is asked in the calibration."""

MOST_ASKED = 2_000
SEED = 12


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


@dataclass(frozen=True)
class Retrieval:
    """What training found out: how scope is judged, and the vectors of the examples that no passage answers."""

    scope: Scope
    others: Vectors

    @classmethod
    def calibrated(cls, examples: Sequence[Example]) -> Retrieval:
        """Calibrates on the training examples; too few of them, or of one kind alone, give a cautious default."""
        random = np.random.default_rng(SEED)
        left_out = random.random(len(examples)) < LEFT_OUT
        kept = [example for example, out in zip(examples, left_out, strict=True) if not out]
        asked = [example for example, out in zip(examples, left_out, strict=True) if out and _is_asked(example)]
        asked = [asked[place] for place in sorted(random.permutation(len(asked))[:MOST_ASKED])]
        others = _vectors([example for example in examples if example.intent in OUT_OF_SCOPE])
        passages = sorted({example.passage for example in examples if example.passage})
        written = frozenset(passages[::2])
        trial = cls(DEFAULT_SCOPE, _vectors([example for example in kept if example.intent in OUT_OF_SCOPE]))
        indexed = _as_written(kept, written)
        if not asked or not indexed or not written:
            return cls(DEFAULT_SCOPE, others)
        index = _index(indexed)
        labelled = []
        for example in asked:
            nearness = index.nearness(example.text, example.vector)
            best = rank(index, nearness, 1, written)
            if best:
                evidence = trial.evidence(index, nearness, best[0], example.vector, written)
                labelled.append((evidence, best[0].key == example.passage))
        try:
            return cls(Scope.fitted(labelled), others)
        except ValueError:
            return cls(DEFAULT_SCOPE, others)

    def find(
        self, index: PassageIndex, text: str, vector: Vectors, among: Collection[str], limit: int
    ) -> Retrieved:
        """The passages `among` these keys that may answer a question, at most `limit` of them."""
        if not among:
            return Retrieved(0.0, ())
        nearness = index.nearness(text, vector)
        passages = rank(index, nearness, limit, among)
        if not passages:
            return Retrieved(0.0, ())
        evidence = self.evidence(index, nearness, passages[0], vector, among)
        return Retrieved(self.scope.probability(evidence), passages)

    def evidence(
        self,
        index: PassageIndex,
        nearness: Nearness,
        passage: RankedPassage,
        vector: Vectors,
        among: Collection[str],
    ) -> ScopeEvidence:
        """What speaks for a passage `among` these, and against it: other passages, and what none answers."""
        rivals = [
            float(typical) for key, typical in zip(index.keys, nearness.typical, strict=True) if key not in among
        ]
        return ScopeEvidence(
            nearest=passage.similarity,
            typical=float(nearness.typical[index.place(passage.key)]),
            words=passage.words,
            rival=max([0.0, *rivals]),
            other=float((self.others @ vector).max()) if len(self.others) else 0.0,
        )


def _is_asked(example: Example) -> bool:
    return bool(example.passage) or example.intent in OUT_OF_SCOPE


def _vectors(examples: Sequence[Example]) -> Vectors:
    return np.array([example.vector for example in examples], dtype=np.float32)


def _as_written(examples: Sequence[Example], written: Collection[str]) -> list[Example]:
    """The examples of all passages, only `DRAWN` of each of those that count as just written."""
    seen: Counter[str] = Counter()
    chosen = []
    for example in examples:
        seen[example.passage] += 1
        if example.passage and (example.passage not in written or seen[example.passage] <= DRAWN):
            chosen.append(example)
    return chosen


def _index(examples: Sequence[Example]) -> PassageIndex:
    keys = tuple(dict.fromkeys(example.passage for example in examples))
    entries = [Entry(e.text, e.passage, e.point or LEAD, "question") for e in examples]
    return PassageIndex(keys, entries, _vectors(examples))
