"""The kernel: symmetric and positive definite, the same in training and use, forgiving of typos."""

from __future__ import annotations

import numpy as np
import pytest

from bot.encoder.sentence_encoder import SentenceEncoder
from bot.nlu import similarity_kernel
from bot.nlu.similarity_kernel import (
    FEW,
    GAUSSIAN_WIDTH,
    JOINT_SHARE,
    JOINT_WEIGHT,
    TERM_WEIGHT,
    SimilarityKernel,
    products,
)

TEXTS = ["will a badge get me a raise", "does a certificate raise my pay", "where is the canteen", "how long is it"]
WHOLE = 1 + 2 * TERM_WEIGHT + JOINT_WEIGHT
"""A text's kernel with itself."""


def axes(count: int) -> np.ndarray:
    return np.eye(count, 8, dtype=np.float32)


def fitted(vectors: np.ndarray) -> SimilarityKernel:
    kernel = SimilarityKernel()
    kernel.fit(TEXTS, vectors)
    return kernel


@pytest.mark.parametrize("block", [1, 3, 512])
def test_is_a_kernel(encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    monkeypatch.setattr(similarity_kernel, "BLOCK", block)
    kernel = SimilarityKernel().fit(TEXTS, encoder.encode(TEXTS))
    assert kernel == pytest.approx(kernel.T, abs=1e-6)
    assert np.diag(kernel) == pytest.approx(np.full(len(TEXTS), WHOLE), abs=1e-4)
    assert np.linalg.eigvalsh(kernel).min() > 0


def test_the_texts_fitted_on_compare_as_in_training(encoder: SentenceEncoder) -> None:
    kernel, vectors = SimilarityKernel(), encoder.encode(TEXTS)
    whole = kernel.fit(TEXTS, vectors)
    assert len(kernel) == len(TEXTS)
    assert kernel.compare(TEXTS, vectors) == pytest.approx(whole, abs=1e-5)


def test_meaning_alone_is_the_gaussian_of_the_distance_and_little_of_the_joint_one() -> None:
    half = np.array([[0.5, 0.5, 0.5, 0.5, 0, 0, 0, 0]], dtype=np.float32)
    # No word and no letter of it is known.
    gaussian = np.exp(GAUSSIAN_WIDTH * (0.5 - 1))
    joint = JOINT_WEIGHT * gaussian * np.exp(-2 * GAUSSIAN_WIDTH * JOINT_SHARE)
    assert fitted(axes(4)).compare(["大大"], half)[0] == pytest.approx(np.full(4, gaussian + joint), rel=1e-5)


def test_a_misspelt_word_still_counts() -> None:
    nowhere = np.zeros((3, 8), dtype=np.float32)
    asked = ["certifcate rais", "canteen", "does a certificate raise my pay"]
    typo, other, exact = fitted(axes(4)).compare(asked, nowhere)
    assert exact[1] > typo[1] > typo[2]
    assert other.argmax() == 2


@pytest.mark.parametrize("rows", [0, 1, FEW, FEW + 1, 40])
def test_few_rows_are_multiplied_as_many_are(rows: int) -> None:
    random = np.random.default_rng(rows)
    few, many = (random.normal(0, 1, (count, 16)).astype(np.float32) for count in (rows, 30))
    found = products(few, many)
    assert found.dtype == np.float32
    assert found.shape == (rows, 30)
    assert found == pytest.approx(few.astype(np.float64) @ many.T.astype(np.float64), abs=1e-5)
