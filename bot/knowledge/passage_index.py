"""How near a question is to each passage of a snapshot: by meaning and by words, whatever the number of its texts.

A passage with 150 questions has a nearest one by chance where a passage with 8 has none. So besides the nearest
text, each passage is measured by the cosine that the nearest of eight of its texts would be expected to have, drawn
at random without replacement: that is the same yardstick for a small document and a large one.

Full text is BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), as the share of the
question's own weight that the best text of a passage covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.special import gammaln

from bot.encoder.nearest_vectors import NearestVectors
from bot.knowledge.queries import Entry
from bot.knowledge.store import KnowledgeSnapshot

Vectors = npt.NDArray[np.float32]
Scores = npt.NDArray[np.float32]

DRAWN = 8
"""How many texts of a passage the yardstick draws: what a document's author is asked to write for one."""

SEVERAL = 3

VOTERS = 5
"""How many of a passage's nearest texts vote for the point that answers."""

VOTE_SHARPNESS = 20.0
TERM_SATURATION = 1.2
LENGTH_NORMALISATION = 0.75
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Nearness:
    """How near a question is to each passage, in the order of `PassageIndex.keys`: arrays of shape (passages,).

    `nearest` is the cosine of the nearest text, `typical` the one expected of the nearest of `DRAWN` texts, `words`
    the share of the question's words, weighted by their rarity, that one text covers. A passage without texts
    has -1.
    """

    nearest: Scores
    typical: Scores
    words: Scores
    cosines: Scores
    """Of every entry, in the snapshot's order."""


class PassageIndex:
    """The texts of passages made comparable with a question. Build it once per revision; asking changes nothing."""

    def __init__(self, keys: Sequence[str], entries: Sequence[Entry], vectors: Vectors, revision: str = "") -> None:
        """`keys` are those of the passages, in document order; `vectors` has a row of length one for each entry."""
        self.revision = revision
        self.keys = tuple(keys)
        self.entries = tuple(entries)
        self._vectors = vectors
        self._place = {key: place for place, key in enumerate(self.keys)}
        passage_of = np.array([self._place[entry.passage] for entry in self.entries], dtype=np.int64)
        self._order = np.argsort(passage_of, kind="stable")
        self._sizes = np.bincount(passage_of, minlength=len(self.keys))
        starts = np.concatenate([[0], np.cumsum(self._sizes)[:-1]]).astype(np.int64)
        self._filled = np.flatnonzero(self._sizes)
        self._starts = starts[self._filled]
        self._rows = {
            key: self._order[start : start + size]
            for key, start, size in zip(self.keys, starts, self._sizes, strict=True)
        }
        self._large = [
            (place, self._rows[self.keys[place]], _drawn(int(self._sizes[place])))
            for place in np.flatnonzero(self._sizes > DRAWN)
        ]

    @classmethod
    def of(cls, snapshot: KnowledgeSnapshot) -> PassageIndex:
        """The index of a snapshot; raises `ValueError` for one that was read without vectors."""
        if snapshot.vectors is None:
            raise ValueError("The snapshot was read without vectors.")
        return cls(tuple(snapshot.passages), snapshot.entries, snapshot.vectors, snapshot.revision)

    @cached_property
    def _compared(self) -> NearestVectors:
        # Like the full text below: of no use, and so not made, while the classifier has learned every passage.
        return NearestVectors(self._vectors)

    @cached_property
    def _words(self) -> _FullText:
        return _FullText(entry.text for entry in self.entries)

    def nearness(self, text: str, vector: Vectors) -> Nearness:
        """How near a question and its vector of shape (dimension,), of length one, are to every passage."""
        cosines = self._compared.cosines(vector)
        nearest = self._best(cosines)
        typical = nearest.copy()
        for place, rows, weights in self._large:
            typical[place] = np.sort(cosines[rows])[::-1] @ weights
        return Nearness(nearest, typical, self._best(self._words.shares(text)), cosines)

    def several(self, key: str, nearness: Nearness) -> float:
        """The mean cosine of the texts of one passage that are nearest, `SEVERAL` of them or all of fewer."""
        return float(np.sort(nearness.cosines[self._rows[key]])[-SEVERAL:].mean())

    def nearest_entry(self, key: str, vector: Vectors) -> tuple[Entry, float] | None:
        """The text of one passage that is nearest to a vector, and its cosine; None where it has no texts."""
        rows = self._rows[key]
        if not len(rows):
            return None
        cosines = self._vectors[rows] @ vector
        best = int(np.argmax(cosines))
        return self.entries[rows[best]], float(cosines[best])

    def best_entry(self, key: str, nearness: Nearness) -> Entry | None:
        """The text of the passage that is nearest to the question; None where it has no texts."""
        rows = self._rows[key]
        return self.entries[rows[int(np.argmax(nearness.cosines[rows]))]] if len(rows) else None

    def best_point(self, key: str, nearness: Nearness) -> str | None:
        """The point for which the passage's nearest texts vote, each by its cosine; None where it has no texts."""
        rows = self._rows[key]
        votes: dict[str, float] = {}
        for row in rows[np.argsort(-nearness.cosines[rows], kind="stable")[:VOTERS]]:
            weight = float(np.exp(VOTE_SHARPNESS * nearness.cosines[row]))
            votes[self.entries[row].point] = votes.get(self.entries[row].point, 0.0) + weight
        return max(votes, key=lambda point: votes[point]) if votes else None

    def _best(self, scores: Scores) -> Scores:
        best = np.full(len(self.keys), -1.0, dtype=np.float32)
        if len(self._filled):
            best[self._filled] = np.maximum.reduceat(scores[self._order], self._starts)
        return best


def _drawn(size: int) -> Scores:
    """The chance that each of `size` texts, best first, is the best of `DRAWN` drawn without replacement."""
    worse = size - 1 - np.arange(size)
    possible = worse >= DRAWN - 1
    chance = np.zeros(size)
    chance[possible] = np.exp(_log_choose(worse[possible], DRAWN - 1) - _log_choose(np.array(size), DRAWN))
    return chance.astype(np.float32)


def _log_choose(total: npt.NDArray[np.int64], drawn: int) -> npt.NDArray[np.float64]:
    return np.asarray(gammaln(total + 1) - gammaln(drawn + 1) - gammaln(total - drawn + 1))


class _FullText:
    """BM25 over short texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._vocabulary: dict[str, int] = {}
        rows, columns, lengths = [], [], []
        for column, text in enumerate(texts):
            words = _words(text)
            lengths.append(len(words))
            for word in words:
                rows.append(self._vocabulary.setdefault(word, len(self._vocabulary)))
                columns.append(column)
        shape = (len(self._vocabulary), len(lengths))
        counts = sparse.coo_matrix((np.ones(len(rows)), (rows, columns)), shape=shape).tocsr().tocoo()
        length = np.asarray(lengths, dtype=np.float64)
        mean_length = max(float(length.mean()), 1.0) if len(length) else 1.0
        norm = 1.0 - LENGTH_NORMALISATION + LENGTH_NORMALISATION * length / mean_length
        containing = np.bincount(counts.row, minlength=len(self._vocabulary))
        self._rarity = np.log(1.0 + (len(lengths) - containing + 0.5) / (containing + 0.5))
        self._unknown = float(np.log(1.0 + (len(lengths) + 0.5) / 0.5))
        saturated = counts.data * (TERM_SATURATION + 1) / (counts.data + TERM_SATURATION * norm[counts.col])
        weights = (self._rarity[counts.row] * saturated).astype(np.float32)
        self._weights = sparse.csr_matrix((weights, (counts.row, counts.col)), shape=shape)

    def shares(self, text: str) -> Scores:
        """For each text the share, 0 to 1, of the weight of the question's words that it covers."""
        words = set(_words(text))
        rows = [self._vocabulary[word] for word in words if word in self._vocabulary]
        if not rows:
            return np.zeros(self._weights.shape[1], dtype=np.float32)
        whole = float(self._rarity[rows].sum()) + self._unknown * (len(words) - len(rows))
        covered = np.asarray(self._weights[rows].sum(axis=0), dtype=np.float32).ravel()
        return np.minimum(covered / np.float32(whole * (TERM_SATURATION + 1)), np.float32(1.0))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
