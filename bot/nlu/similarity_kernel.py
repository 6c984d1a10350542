"""How alike two texts are, for the classifier: by meaning, by letters and by words.

The kernel is a weighted sum of four: a Gaussian kernel on sentence vectors of length one, the cosine of TF-IDF
vectors over character n-grams (which forgive typos) and over words, and a Gaussian kernel on all three together,
which is near one only for texts that are alike in every way. Sums and products of kernels are kernels.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.encoder import Vectors
from bot.nlu.term_index import TermIndex

Matrix = npt.NDArray[np.float32]

GAUSSIAN_WIDTH = 2.0
CHARACTER_WEIGHT = 0.4
WORD_WEIGHT = 0.4
JOINT_WEIGHT = 0.5
JOINT_SHARE = 0.2
"""What letters and words each weigh beside meaning in the joint kernel."""


class SimilarityKernel:
    """The kernel between any texts and the texts that it was fitted on."""

    def __init__(self) -> None:
        self._characters = TermIndex(
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, min_df=2, dtype=np.float32)
        )
        self._words = TermIndex(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)\b\w+\b", dtype=np.float32)
        )
        self._vectors: Vectors = np.zeros((0, 0), dtype=np.float32)

    def fit(self, texts: Sequence[str], vectors: Vectors) -> Matrix:
        """Remembers the texts and returns their kernel with one another, shape (texts, texts)."""
        self._vectors = vectors
        return self._sum(vectors, self._characters.fit(texts), self._words.fit(texts))

    def index(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Remembers the texts without their kernel with one another, which takes most of the time and memory."""
        self._vectors = vectors
        self._characters.index(texts)
        self._words.index(texts)

    def compare(self, texts: Sequence[str], vectors: Vectors) -> Matrix:
        """The kernel between new texts and those fitted on, shape (new texts, fitted texts)."""
        return self._sum(vectors, self._characters.compare(texts), self._words.compare(texts))

    def _sum(self, vectors: Vectors, characters: Matrix, words: Matrix) -> Matrix:
        # For unit vectors |a - b|^2 = 2 - 2ab, so the Gaussian is a function of the cosine alone.
        # The joint kernel is the same Gaussian times one on letters and words, so that one exponential serves both.
        total = np.asarray(np.exp(GAUSSIAN_WIDTH * (vectors @ self._vectors.T - 1.0)), dtype=np.float32)
        joint = np.exp(GAUSSIAN_WIDTH * JOINT_SHARE * (characters + words - 2.0))
        joint *= JOINT_WEIGHT
        joint += 1.0
        total *= joint
        total += CHARACTER_WEIGHT * characters
        total += WORD_WEIGHT * words
        return total
