"""How alike two texts are, for the classifier: by meaning, by letters and by words.

The kernel is a weighted sum of four: a Gaussian kernel on sentence vectors of length one, the cosine of TF-IDF
vectors over character n-grams (which forgive typos) and over words, and a Gaussian kernel on all three together,
which is near one only for texts that are alike in every way. Sums and products of kernels are kernels.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.encoder.sentence_encoder import Vectors
from bot.nlu.plain_arrays import (
    Arrays,
    part,
    restore_vectorizer,
    sparse_arrays,
    sparse_matrix,
    under,
    vectorizer_arrays,
)

Matrix = npt.NDArray[np.float32]

GAUSSIAN_WIDTH = 2.0
CHARACTER_WEIGHT = 0.2
WORD_WEIGHT = 0.2
JOINT_WEIGHT = 0.5
JOINT_SHARE = 0.2
"""What letters and words each weigh beside meaning in the joint kernel."""

BLOCK = 1_024
"""How many rows of the kernel of the texts with one another are computed at a time."""


class SimilarityKernel:
    """The kernel between any texts and the texts that it was fitted on, and of these with one another."""

    def __init__(self) -> None:
        self._characters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, min_df=2, dtype=np.float32
        )
        self._words = TfidfVectorizer(
            ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)\b\w+\b", dtype=np.float32
        )
        self._vectors: Vectors = np.zeros((0, 0), dtype=np.float32)

    def __len__(self) -> int:
        return len(self._vectors)

    def arrays(self) -> Arrays:
        """What it was fitted on, to be stored."""
        return {
            "vectors": self._vectors,
            **under("characters", vectorizer_arrays(self._characters)),
            **under("words", vectorizer_arrays(self._words)),
            **under("by_character", sparse_arrays(self._by_character)),
            **under("by_word", sparse_arrays(self._by_word)),
        }

    @classmethod
    def of_arrays(cls, arrays: Arrays) -> SimilarityKernel:
        """The kernel that gave these arrays."""
        kernel = cls()
        kernel._vectors = arrays["vectors"]
        restore_vectorizer(kernel._characters, part(arrays, "characters"))
        restore_vectorizer(kernel._words, part(arrays, "words"))
        kernel._by_character = sparse_matrix(part(arrays, "by_character"))
        kernel._by_word = sparse_matrix(part(arrays, "by_word"))
        return kernel

    def fit(self, texts: Sequence[str], vectors: Vectors) -> Matrix:
        """Remembers the texts and returns their kernel with one another, of shape (texts, texts)."""
        self._vectors = vectors
        characters, words = self._characters.fit_transform(texts), self._words.fit_transform(texts)
        # By term: a new text then costs no more than the texts that share one with it.
        self._by_character, self._by_word = characters.T.tocsr(), words.T.tocsr()
        kernel = np.empty((len(texts), len(texts)), dtype=np.float32)
        for start in range(0, len(texts), BLOCK):
            rows, up_to = slice(start, start + BLOCK), slice(start + BLOCK)
            kernel[rows, up_to] = _sum(
                vectors[rows] @ vectors[up_to].T,
                _products(characters[rows], characters[up_to].T),
                _products(words[rows], words[up_to].T),
            )
            kernel[up_to, rows] = kernel[rows, up_to].T
        return kernel

    def compare(self, texts: Sequence[str], vectors: Vectors) -> Matrix:
        """The kernel between new texts and those fitted on, shape (new texts, fitted texts)."""
        return _sum(
            vectors @ self._vectors.T,
            _products(self._characters.transform(texts), self._by_character),
            _products(self._words.transform(texts), self._by_word),
        )


def _products(rows: sparse.csr_matrix, columns: sparse.spmatrix) -> Matrix:
    return np.asarray((rows @ columns).toarray(), dtype=np.float32)


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
