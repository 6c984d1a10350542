"""Few vectors are compared exactly; of many the nearest are."""

from __future__ import annotations

import numpy as np
import pytest

from bot.encoder import nearest_vectors
from bot.encoder.nearest_vectors import NearestVectors

RANDOM = np.random.default_rng(5)
# As sentences are: a few directions hold most of what tells vectors apart.
VECTORS = (RANDOM.normal(size=(2_000, 20)) @ RANDOM.normal(size=(20, 96))).astype(np.float32)
VECTORS += RANDOM.normal(scale=0.3, size=VECTORS.shape).astype(np.float32)
VECTORS /= np.linalg.norm(VECTORS, axis=1, keepdims=True)
ASKED = VECTORS[7] + RANDOM.normal(scale=0.02, size=96).astype(np.float32)


def test_few_are_exact() -> None:
    assert np.array_equal(NearestVectors(VECTORS).cosines(ASKED), VECTORS @ ASKED)


def test_of_many_the_nearest_are_exact_and_the_rest_roughly_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearest_vectors, "EXACT_UP_TO", 1_000)
    monkeypatch.setattr(nearest_vectors, "LEADING", 24)
    monkeypatch.setattr(nearest_vectors, "NEAREST", 100)
    exact, found = VECTORS @ ASKED, NearestVectors(VECTORS).cosines(ASKED)
    best = np.argsort(-exact)[:20]
    assert found[best] == pytest.approx(exact[best], abs=1e-5)
    assert np.abs(found - exact).max() < 0.1
    assert (found != exact).any()


def test_none_at_all() -> None:
    assert NearestVectors(VECTORS[:0]).cosines(ASKED).shape == (0,)
