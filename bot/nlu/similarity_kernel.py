"""How alike two texts are, for the classifier: by meaning, by letters and by words.

The kernel is a weighted sum of four: a Gaussian kernel on sentence vectors of length one, the cosine of TF-IDF
vectors over character n-grams (which forgive typos) and over words, and a Gaussian kernel on all three together,
which is near one only for texts that are alike in every way. Sums and products of kernels are kernels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.encoder.nearest_vectors import NearestVectors
from bot.encoder.sentence_encoder import Vectors
from bot.nlu.row_products import RowProducts
from bot.nlu.term_index import TermIndex

Matrix = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

GAUSSIAN_WIDTH = 2.0
CHARACTER_WEIGHT = 0.2
WORD_WEIGHT = 0.2
JOINT_WEIGHT = 0.5
JOINT_SHARE = 0.2
"""What letters and words each weigh beside meaning in the joint kernel."""

SHORTLIST = 1_024

BLOCK = 512
"""How many rows of the whole kernel are computed at a time."""


class SimilarityKernel:
    """The kernel between any texts and the texts that it was fitted on, and of these with one another."""

    def __init__(self) -> None:
        self._characters = TermIndex(
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, min_df=2, dtype=np.float32)
        )
        self._words = TermIndex(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)\b\w+\b", dtype=np.float32)
        )
        self._vectors: Vectors = np.zeros((0, 0), dtype=np.float32)
        self._texts: _Texts | None = None

    def __len__(self) -> int:
        return len(self._vectors)

    def fit(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Remembers the texts. Their kernel with one another, which is costly, is computed when it is asked for."""
        self._vectors = vectors
        self._texts = _Texts(self._characters.index(texts), self._words.index(texts), NearestVectors(vectors))

    def forget_texts(self) -> None:
        """Frees what only `whole`, `among`, `with_all` and `nearest` need."""
        self._texts = None

    def compare(self, texts: Sequence[str], vectors: Vectors) -> Matrix:
        """The kernel between new texts and those fitted on, shape (new texts, fitted texts)."""
        return _sum(vectors @ self._vectors.T, self._characters.compare(texts), self._words.compare(texts))

    def whole(self) -> Matrix:
        """The kernel of all texts fitted on with one another: its lower triangle, and zeros above."""
        fitted = self._fitted()
        characters, words = RowProducts(fitted.characters), RowProducts(fitted.words)
        kernel = np.zeros((len(self), len(self)), dtype=np.float32)
        for start in range(0, len(self), BLOCK):
            stop = min(start + BLOCK, len(self))
            cosines = self._vectors[start:stop] @ self._vectors[:stop].T
            kernel[start:stop, :stop] = _sum(cosines, characters.block(start, stop), words.block(start, stop))
            kernel[start:stop, start:stop] = np.tril(kernel[start:stop, start:stop])
        return kernel

    def among(self, rows: Rows) -> Matrix:
        """The kernel of some of the texts fitted on with one another."""
        return self._between(rows, rows)

    def with_all(self, rows: Rows) -> Matrix:
        """The kernel of some of the texts fitted on with all of them."""
        return self._between(rows, slice(None))

    def nearest(self, text: str, vector: Vectors, count: int) -> tuple[Rows, Matrix]:
        """The texts fitted on that are nearest to a new one, in no order, and their kernel with it.

        They are sought by meaning and words; letters, which take longest, count only among `SHORTLIST` found so.
        """
        fitted = self._fitted()
        words = self._words.compare([text])[0]
        rough = _sum(fitted.nearest.cosines(vector), words, words)
        rows = _largest(rough, SHORTLIST)
        characters = np.asarray(fitted.characters[rows] @ self._characters.vector(text), dtype=np.float32)
        kernel = _sum(self._vectors[rows] @ vector, characters, words[rows])
        best = _largest(kernel, count)
        return rows[best], kernel[best]

    def _between(self, rows: Rows, columns: Rows | slice) -> Matrix:
        fitted = self._fitted()
        return _sum(
            self._vectors[rows] @ self._vectors[columns].T,
            (fitted.characters[rows] @ fitted.characters[columns].T).toarray(),
            (fitted.words[rows] @ fitted.words[columns].T).toarray(),
        )

    def _fitted(self) -> _Texts:
        if self._texts is None:
            raise RuntimeError("The texts of the kernel were forgotten.")
        return self._texts


@dataclass(frozen=True)
class _Texts:
    """The TF-IDF vectors of the texts fitted on, by letters and by words, and their sentence vectors searchable."""

    characters: sparse.csr_matrix
    words: sparse.csr_matrix
    nearest: NearestVectors


def _largest(values: Matrix, count: int) -> Rows:
    if count >= len(values):
        return np.arange(len(values))
    return np.asarray(np.argpartition(values, -count)[-count:])


def _sum(cosines: Matrix, characters: Matrix, words: Matrix) -> Matrix:
    # For unit vectors |a - b|^2 = 2 - 2ab, so the Gaussian is a function of the cosine alone.
    # The joint kernel is the same Gaussian times one on letters and words, so that one exponential serves both.
    total = np.asarray(np.exp(GAUSSIAN_WIDTH * (cosines - 1.0)), dtype=np.float32)
    joint = np.exp(GAUSSIAN_WIDTH * JOINT_SHARE * (characters + words - 2.0))
    joint *= JOINT_WEIGHT
    joint += 1.0
    total *= joint
    total += CHARACTER_WEIGHT * characters
    total += WORD_WEIGHT * words
    return total
