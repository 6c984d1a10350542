"""TF-IDF cosine between short new texts and the texts of an index, by looking up only the terms they hold.

The same figures as scikit-learn's `TfidfVectorizer` gives, in a fraction of the time for a single text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

Matrix = npt.NDArray[np.float32]


class TermIndex:
    """Texts by the terms that a vectoriser finds in them: characters n-grams or words."""

    def __init__(self, vectorizer: TfidfVectorizer) -> None:
        self._vectorizer = vectorizer
        self._texts = 0

    def index(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Indexes the texts, and returns their TF-IDF vectors."""
        matrix = self._vectorizer.fit_transform(texts)
        by_term = matrix.T.tocsr()
        self._texts = len(texts)
        self._analyze = self._vectorizer.build_analyzer()
        self._vocabulary: dict[str, int] = self._vectorizer.vocabulary_
        self._idf = self._vectorizer.idf_.astype(np.float32)
        self._starts, self._postings, self._weights = by_term.indptr, by_term.indices, by_term.data
        return matrix

    def compare(self, texts: Sequence[str]) -> Matrix:
        """Cosines between new texts and those indexed, shape (new texts, indexed texts)."""
        return np.stack([self._cosines(text) for text in texts])

    def vector(self, text: str) -> Matrix:
        """The TF-IDF vector of a new text, shape (terms,)."""
        found = np.zeros(len(self._idf), dtype=np.float32)
        terms, weights = self._weigh(text)
        found[terms] = weights
        return found

    def _cosines(self, text: str) -> Matrix:
        terms, weights = self._weigh(text)
        if not len(terms):
            return np.zeros(self._texts, dtype=np.float32)
        spans = [slice(self._starts[term], self._starts[term + 1]) for term in terms]
        columns = (
            np.concatenate([self._weights[span] for span in spans]),
            np.concatenate([self._postings[span] for span in spans]),
            np.cumsum([0, *(span.stop - span.start for span in spans)]),
        )
        return np.asarray(sparse.csc_matrix(columns, shape=(self._texts, len(terms))) @ weights)

    def _weigh(self, text: str) -> tuple[npt.NDArray[np.int64], Matrix]:
        """The known terms of a text and their TF-IDF weights, as of a vector of length one."""
        counts = Counter(self._vocabulary[term] for term in self._analyze(text) if term in self._vocabulary)
        terms = np.fromiter(counts.keys(), dtype=np.int64)
        weights = (1.0 + np.log(np.fromiter(counts.values(), dtype=np.float32))) * self._idf[terms]
        return terms, weights / max(float(np.linalg.norm(weights)), 1e-12)

    def __getstate__(self) -> dict[str, object]:
        # The analyser is a partial function of the vectoriser, which pickle cannot store.
        return {name: value for name, value in self.__dict__.items() if name != "_analyze"}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        self._analyze = self._vectorizer.build_analyzer()
