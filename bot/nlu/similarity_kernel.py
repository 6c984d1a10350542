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
from bot.nlu.term_weights import TermWeights

Matrix = npt.NDArray[np.float32]

GAUSSIAN_WIDTH = 2.0
TERM_WEIGHT = 0.2
"""What letters and words each weigh."""

JOINT_WEIGHT = 0.5
JOINT_SHARE = 0.2
"""What letters and words each weigh beside meaning in the joint kernel."""

FEW = 8
"""Up to this many rows are multiplied one after the other: for more, packing the large matrix is worth its time."""

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
        self._by_term = sparse.csr_matrix((0, 0), dtype=np.float32)
        """Which texts have a term, and what it weighs there: the runs of letters, then the words."""

    def __len__(self) -> int:
        return len(self._vectors)

    def arrays(self) -> Arrays:
        """What it was fitted on, to be stored."""
        return {
            "vectors": self._vectors,
            **under("characters", vectorizer_arrays(self._characters)),
            **under("words", vectorizer_arrays(self._words)),
            **under("by_character", sparse_arrays(self._by_term[: len(self._letters)])),
            **under("by_word", sparse_arrays(self._by_term[len(self._letters) :])),
        }

    @classmethod
    def of_arrays(cls, arrays: Arrays) -> SimilarityKernel:
        """The kernel that gave these arrays."""
        kernel = cls()
        kernel._vectors = arrays["vectors"]
        restore_vectorizer(kernel._characters, part(arrays, "characters"))
        restore_vectorizer(kernel._words, part(arrays, "words"))
        kernel._keep(sparse_matrix(part(arrays, "by_character")), sparse_matrix(part(arrays, "by_word")))
        return kernel

    def fit(self, texts: Sequence[str], vectors: Vectors) -> Matrix:
        """Remembers the texts and returns their kernel with one another, of shape (texts, texts)."""
        self._vectors = vectors
        characters, words = self._characters.fit_transform(texts), self._words.fit_transform(texts)
        self._keep(characters.T.tocsr(), words.T.tocsr())
        kernel = np.empty((len(texts), len(texts)), dtype=np.float32)
        for start in range(0, len(texts), BLOCK):
            rows, up_to = slice(start, start + BLOCK), slice(start + BLOCK)
            kernel[rows, up_to] = _sum(
                vectors[rows] @ vectors[up_to].T,
                _products(characters[rows], characters[up_to].T) + _products(words[rows], words[up_to].T),
            )
            kernel[up_to, rows] = kernel[rows, up_to].T
        return kernel

    def compare(self, texts: Sequence[str], vectors: Vectors) -> Matrix:
        """The kernel between new texts and those fitted on, shape (new texts, fitted texts)."""
        return _sum(products(vectors, self._vectors), np.stack([self._shared(text) for text in texts]))

    def _keep(self, by_character: sparse.csr_matrix, by_word: sparse.csr_matrix) -> None:
        """Keeps the texts by term: a new text then costs no more than the texts that share one with it."""
        self._letters, self._word_terms = TermWeights(self._characters), TermWeights(self._words)
        self._by_term = sparse.vstack([by_character, by_word], format="csr", dtype=np.float32)

    def _shared(self, text: str) -> Vectors:
        """The cosine by letters and that by words of a text with each of those fitted on, added up."""
        letters, words = self._letters.of(text), self._word_terms.of(text)
        terms = np.concatenate([letters.columns, words.columns + len(self._letters)])
        return np.asarray(np.concatenate([letters.weights, words.weights]) @ self._by_term[terms])


def products(rows: Matrix, many: Matrix) -> Matrix:
    """The product of each row with each row of a large matrix, shape (rows, many)."""
    if len(rows) > FEW:
        return np.asarray(rows @ many.T)
    return np.asarray([many @ row for row in rows], dtype=np.float32).reshape(len(rows), len(many))


def _products(rows: sparse.csr_matrix, columns: sparse.spmatrix) -> Matrix:
    return np.asarray((rows @ columns).toarray(), dtype=np.float32)


def _sum(cosines: Matrix, shared: Matrix) -> Matrix:
    """The kernel of texts by their cosines of meaning, and by those of letters and words added up."""
    # For unit vectors |a - b|^2 = 2 - 2ab, so the Gaussian is a function of the cosine alone.
    # The joint kernel is the same Gaussian times one on letters and words, so that one exponential serves both.
    total = np.asarray(np.exp(GAUSSIAN_WIDTH * (cosines - 1.0)), dtype=np.float32)
    joint = np.exp(GAUSSIAN_WIDTH * JOINT_SHARE * (shared - 2.0))
    joint *= JOINT_WEIGHT
    joint += 1.0
    total *= joint
    total += TERM_WEIGHT * shared
    return total
