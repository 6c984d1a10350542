"""Search in a snapshot: a passage's nearest entry, and hybrid search by words and sentence vectors, fused by rank.

Full text is BM25 (Robertson & Zaragoza, "The Probabilistic Relevance Framework", 2009), the fusion is reciprocal
rank fusion (Cormack, Clarke & Büttcher, SIGIR 2009). Both lists rank passages by the best of their entries. Ties
go to the passage that comes first in its document, so the result is the same every time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from bot.encoder.nearest_vectors import NearestVectors
from bot.knowledge.queries import Entry
from bot.knowledge.store import KnowledgeSnapshot

Vectors = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]

TERM_SATURATION = 1.2
LENGTH_NORMALISATION = 0.75
RANK_CONSTANT = 60
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Nearest:
    """An entry and its cosine with the text."""

    entry: Entry
    similarity: float

    @property
    def point(self) -> str:
        """The point of the passage to which the entry belongs."""
        return self.entry.point


class PassageEntries:
    """The entries of a snapshot, by passage. Create it once per revision."""

    def __init__(self, snapshot: KnowledgeSnapshot) -> None:
        if snapshot.vectors is None:
            raise ValueError("The snapshot was read without vectors.")
        self.revision = snapshot.revision
        self.keys = tuple(snapshot.passages)
        """Of the passages, in document order."""
        self.entries = snapshot.entries
        self.vectors: Vectors = snapshot.vectors
        position = {key: place for place, key in enumerate(self.keys)}
        passage_of = np.array([position[entry.passage] for entry in self.entries], dtype=np.int64)
        self.by_passage: Rows = np.argsort(passage_of, kind="stable")
        """The rows of all entries, those of the first passage first."""
        self.starts: Rows = np.searchsorted(passage_of[self.by_passage], np.arange(len(self.keys)))
        """Where each passage's rows begin in `by_passage`."""
        self._rows = dict(zip(self.keys, np.split(self.by_passage, self.starts[1:]), strict=True))

    def nearest(self, key: str, vector: Vectors) -> Nearest:
        """The nearest entry of the passage of this key to a vector of shape (dimension,)."""
        rows = self._rows[key]
        similarity = self.vectors[rows] @ vector
        best = int(np.argmax(similarity))
        return Nearest(self.entries[rows[best]], float(similarity[best]))


@dataclass(frozen=True)
class Hit(Nearest):
    """A passage that was found, and its nearest entry: `score` is fused, `lexical` the BM25 of its best entry."""

    key: str
    score: float
    lexical: float


class HybridIndex:
    """A search index of a snapshot's entries. Build it once per revision; searching does not change it."""

    def __init__(self, entries: PassageEntries) -> None:
        self._entries = entries
        self._vectors = NearestVectors(entries.vectors)
        bounds = np.append(entries.starts, len(entries.entries))
        self._filled = np.flatnonzero(np.diff(bounds))
        self._vocabulary, self._weights = _bm25(entry.text for entry in entries.entries)

    def search(self, text: str, vector: Scores, limit: int = 5) -> list[Hit]:
        """The best passages for a text and its vector of shape (dimension,), best first."""
        similarity = self._vectors.cosines(vector)
        lexical = self._lexical(text)
        best_similarity = self._best_per_passage(similarity)
        best_lexical = self._best_per_passage(lexical)
        fused = 1.0 / (RANK_CONSTANT + _ranks(best_similarity))
        # A passage without any of the words is not in the list by words at all.
        fused += np.where(best_lexical > 0, 1.0 / (RANK_CONSTANT + _ranks(best_lexical)), 0.0)
        order = np.argsort(-fused, kind="stable")
        return [self._hit(int(passage), fused, vector, best_lexical) for passage in order[:limit]]

    def _hit(self, passage: int, fused: Scores, vector: Scores, lexical: Scores) -> Hit:
        key = self._entries.keys[passage]
        nearest = self._entries.nearest(key, vector)
        return Hit(
            entry=nearest.entry,
            similarity=nearest.similarity,
            key=key,
            score=float(fused[passage]),
            lexical=float(lexical[passage]),
        )

    def _lexical(self, text: str) -> Scores:
        rows = [self._vocabulary[word] for word in _words(text) if word in self._vocabulary]
        if not rows:
            return np.zeros(len(self._entries.by_passage), dtype=np.float32)
        return np.asarray(self._weights[rows].sum(axis=0), dtype=np.float32).ravel()

    def _best_per_passage(self, scores: Scores) -> Scores:
        best = np.full(len(self._entries.keys), -np.inf, dtype=np.float32)
        if len(self._filled):
            starts = self._entries.starts[self._filled]
            best[self._filled] = np.maximum.reduceat(scores[self._entries.by_passage], starts)
        return best


def search(snapshot: KnowledgeSnapshot, text: str, vector: Scores, limit: int = 5) -> list[Hit]:
    """One search in a snapshot read with vectors; for many, keep a `HybridIndex`."""
    return HybridIndex(PassageEntries(snapshot)).search(text, vector, limit)


def _bm25(texts: Iterable[str]) -> tuple[dict[str, int], sparse.csr_matrix]:
    """The vocabulary and the BM25 weight of every word in every text, shape (words, texts)."""
    vocabulary: dict[str, int] = {}
    rows, columns, lengths = [], [], []
    for column, text in enumerate(texts):
        words = _words(text)
        lengths.append(len(words))
        for word in words:
            rows.append(vocabulary.setdefault(word, len(vocabulary)))
            columns.append(column)
    shape = (len(vocabulary), len(lengths))
    counts = sparse.coo_matrix((np.ones(len(rows)), (rows, columns)), shape=shape).tocsr().tocoo()
    length = np.asarray(lengths, dtype=np.float64)
    norm = 1.0 - LENGTH_NORMALISATION + LENGTH_NORMALISATION * length / max(length.mean(), 1.0)
    containing = np.bincount(counts.row, minlength=len(vocabulary))
    idf = np.log(1.0 + (len(lengths) - containing + 0.5) / (containing + 0.5))
    saturated = counts.data * (TERM_SATURATION + 1) / (counts.data + TERM_SATURATION * norm[counts.col])
    weights = (idf[counts.row] * saturated).astype(np.float32)
    return vocabulary, sparse.csr_matrix((weights, (counts.row, counts.col)), shape=shape)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _ranks(scores: Scores) -> Scores:
    """The rank of every passage, 1 for the best; equal scores rank in document order."""
    ranks = np.empty(len(scores), dtype=np.float32)
    ranks[np.argsort(-scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return ranks
