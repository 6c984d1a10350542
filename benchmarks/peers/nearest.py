"""Peers without a classifier: the nearest training question answers, by sentence embedding or by BM25.

The threshold below which such a peer refuses is the best one on the training data, each example being looked up
among all the others.
"""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.peers.examples import TrainingSet
from benchmarks.peers.prediction import Prediction

Matrix = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Matrix]

REFUSED = "out_of_scope"
BLOCK = 500
THRESHOLDS = 200
BM25_K1, BM25_B = 1.5, 0.75
"""The usual constants (Robertson & Zaragoza, "The Probabilistic Relevance Framework", 2009)."""


@dataclass(frozen=True)
class Nearest:
    """A trained peer: `similarities` gives the likeness of texts to all examples, shape (texts, examples)."""

    training: TrainingSet
    similarities: Callable[[Sequence[str]], Matrix]
    threshold: float

    def predict(self, text: str) -> Prediction:
        """The reading of one text."""
        start = time.perf_counter()
        row = self.similarities([text])[0]
        best = int(row.argmax())
        example = self.training.examples[best]
        answers = example.passage is not None and float(row[best]) >= self.threshold
        ranking = self._ranking(row)
        seconds = time.perf_counter() - start
        refused = float(row[best]) < self.threshold
        # Its own likeness is all that such a peer knows of its confidence.
        confidence = min(max(float(row[best]), 0.0), 1.0)
        intent = REFUSED if refused else example.intent
        return Prediction(intent, ranking, answers, 1 - confidence if refused else confidence, seconds)

    def _ranking(self, row: Matrix) -> tuple[str, ...]:
        titles: dict[str, None] = {}
        for index in np.argsort(-row)[:BLOCK]:
            passage = self.training.examples[index].passage
            if passage is not None:
                titles.setdefault(self.training.titles[passage])
        return tuple(titles)[:5]


def by_embedding(training: TrainingSet, encode: Encode, vectors: Matrix, threshold: float) -> Nearest:
    """Nearest question by cosine; `encode` makes vectors of length one, `vectors` are those of the examples."""

    def similarities(texts: Sequence[str]) -> Matrix:
        return np.asarray(encode(texts) @ vectors.T, dtype=np.float32)

    return Nearest(training, similarities, threshold)


def by_bm25(training: TrainingSet, index: Bm25, threshold: float) -> Nearest:
    """Nearest question by BM25."""
    return Nearest(training, index.similarities, threshold)


def bm25_index(training: TrainingSet) -> Bm25:
    """The word index of all training examples."""
    return Bm25([example.text for example in training.examples])


def threshold_by_embedding(training: TrainingSet, vectors: Matrix) -> float:
    """The best threshold for cosines; `vectors` has a row of unit length for each example."""
    blocks = ((start, vectors[start : start + BLOCK] @ vectors.T) for start in range(0, len(vectors), BLOCK))
    return best_threshold(training, blocks)


def threshold_by_bm25(training: TrainingSet, index: Bm25) -> float:
    """The best threshold for scores of the word index of the same examples."""
    texts = [example.text for example in training.examples]
    blocks = ((start, index.similarities(texts[start : start + BLOCK])) for start in range(0, len(texts), BLOCK))
    return best_threshold(training, blocks)


def best_threshold(training: TrainingSet, blocks: Iterator[tuple[int, Matrix]]) -> float:
    """The threshold with the best mean of questions answered right and other texts not answered.

    `blocks` are rows of the examples' similarity to one another, with the index of their first row.
    """
    scores, is_right, is_passage, inside = [], [], [], []
    for start, rows in blocks:
        for offset, row in enumerate(rows):
            row[start + offset] = -np.inf
            best = int(row.argmax())
            found, own = training.examples[best].passage, training.examples[start + offset].passage
            scores.append(float(row[best]))
            is_passage.append(found is not None)
            is_right.append(found is not None and found == own)
            inside.append(own is not None)
    likeness, right, passage, within = map(np.array, (scores, is_right, is_passage, inside))

    def quality(threshold: float) -> float:
        given = passage & (likeness >= threshold)
        return float((right & given)[within].mean()) + float((~given)[~within].mean())

    candidates = np.quantile(likeness, np.linspace(0, 1, THRESHOLDS))
    return float(max(candidates, key=quality))


class Bm25:
    """Okapi BM25 over words."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(_words(text)) for text in texts]
        self._count = len(texts)
        lengths = np.array([sum(count.values()) for count in counts], dtype=np.float32)
        norm = BM25_K1 * (1 - BM25_B + BM25_B * lengths / lengths.mean())
        self._postings: dict[str, tuple[npt.NDArray[np.int64], Matrix]] = {}
        by_word: dict[str, list[tuple[int, int]]] = {}
        for index, count in enumerate(counts):
            for word, occurrences in count.items():
                by_word.setdefault(word, []).append((index, occurrences))
        for word, found in by_word.items():
            places = np.array([index for index, _ in found])
            times = np.array([occurrences for _, occurrences in found], dtype=np.float32)
            idf = math.log(1 + (self._count - len(found) + 0.5) / (len(found) + 0.5))
            weights = idf * times * (BM25_K1 + 1) / (times + norm[places])
            self._postings[word] = (places, weights.astype(np.float32))

    def similarities(self, texts: Sequence[str]) -> Matrix:
        """Scores of shape (texts, indexed texts), through s / (s + 5)."""
        scores = np.zeros((len(texts), self._count), dtype=np.float32)
        for row, text in zip(scores, texts, strict=True):
            for word in _words(text):
                if word in self._postings:
                    places, weights = self._postings[word]
                    row[places] += weights
        return scores / (scores + 5.0)


def _words(text: str) -> list[str]:
    return "".join(character if character.isalnum() else " " for character in text.lower()).split()
