"""The kernel: symmetric and positive definite, the same in training and use, forgiving of typos."""

from __future__ import annotations

import numpy as np
import pytest

from bot.encoder.sentence_encoder import SentenceEncoder
from bot.nlu import similarity_kernel
from bot.nlu.similarity_kernel import (
    CHARACTER_WEIGHT,
    GAUSSIAN_WIDTH,
    JOINT_SHARE,
    JOINT_WEIGHT,
    WORD_WEIGHT,
    SimilarityKernel,
)

TEXTS = ["will a badge get me a raise", "does a certificate raise my pay", "where is the canteen", "how long is it"]
WHOLE = 1 + CHARACTER_WEIGHT + WORD_WEIGHT + JOINT_WEIGHT
"""A text's kernel with itself."""


def axes(count: int) -> np.ndarray:
    return np.eye(count, 8, dtype=np.float32)


def test_is_a_kernel(encoder: SentenceEncoder) -> None:
    fitted = SimilarityKernel()
    fitted.fit(TEXTS, encoder.encode(TEXTS))
    kernel = fitted.among(np.arange(len(TEXTS)))
    assert kernel == pytest.approx(kernel.T, abs=1e-5)
    assert np.diag(kernel) == pytest.approx(np.full(len(TEXTS), WHOLE), abs=1e-4)
    assert np.linalg.eigvalsh(kernel).min() > 0


@pytest.mark.parametrize("block", [1, 3, 512])
def test_the_whole_kernel_is_the_lower_triangle_in_blocks(
    encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(similarity_kernel, "BLOCK", block)
    fitted = SimilarityKernel()
    fitted.fit(TEXTS, encoder.encode(TEXTS))
    assert fitted.whole() == pytest.approx(np.tril(fitted.among(np.arange(len(TEXTS)))), abs=1e-5)


def test_the_texts_fitted_on_compare_as_in_training(encoder: SentenceEncoder) -> None:
    kernel, vectors = SimilarityKernel(), encoder.encode(TEXTS)
    kernel.fit(TEXTS, vectors)
    assert np.tril(kernel.compare(TEXTS, vectors)) == pytest.approx(kernel.whole(), abs=1e-5)
    assert kernel.with_all(np.array([2])) == pytest.approx(kernel.compare(TEXTS[2:3], vectors[2:3]), abs=1e-5)


def test_meaning_alone_is_the_gaussian_of_the_distance_and_little_of_the_joint_one() -> None:
    kernel = SimilarityKernel()
    kernel.fit(TEXTS, axes(4))
    half = np.array([[0.5, 0.5, 0.5, 0.5, 0, 0, 0, 0]], dtype=np.float32)
    # No word and no letter of it is known.
    gaussian = np.exp(GAUSSIAN_WIDTH * (0.5 - 1))
    joint = JOINT_WEIGHT * gaussian * np.exp(-2 * GAUSSIAN_WIDTH * JOINT_SHARE)
    assert kernel.compare(["大大"], half)[0] == pytest.approx(np.full(4, gaussian + joint), rel=1e-5)


def test_a_misspelt_word_still_counts() -> None:
    kernel = SimilarityKernel()
    kernel.fit(TEXTS, axes(4))
    nowhere = np.zeros((3, 8), dtype=np.float32)
    typo, other, exact = kernel.compare(["certifcate rais", "canteen", "does a certificate raise my pay"], nowhere)
    assert exact[1] > typo[1] > typo[2]
    assert other.argmax() == 2


def test_the_nearest_have_their_kernel(encoder: SentenceEncoder) -> None:
    kernel, vectors = SimilarityKernel(), encoder.encode(TEXTS)
    kernel.fit(TEXTS, vectors)
    asked = encoder.encode(["will a certificate raise my salary"])
    everything = kernel.compare(["will a certificate raise my salary"], asked)[0]
    rows, values = kernel.nearest("will a certificate raise my salary", asked[0], 2)
    assert set(rows.tolist()) == set(np.argsort(-everything)[:2].tolist())
    assert values == pytest.approx(everything[rows], abs=1e-5)


def test_forgotten_texts_can_still_be_compared_with(encoder: SentenceEncoder) -> None:
    kernel, vectors = SimilarityKernel(), encoder.encode(TEXTS)
    kernel.fit(TEXTS, vectors)
    kernel.forget_texts()
    assert kernel.compare(TEXTS, vectors).argmax(axis=1).tolist() == [0, 1, 2, 3]
    with pytest.raises(RuntimeError, match="forgotten"):
        kernel.whole()
