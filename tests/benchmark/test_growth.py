from __future__ import annotations

import pytest

from tests.benchmark import growth
from tests.benchmark.growth import Growth, measure_growth, render


def test_a_small_size_is_really_measured() -> None:
    found = measure_growth(5, asked=5)
    assert 0 < found.p50 <= found.p95
    assert found.build_seconds is not None


def test_a_large_size_is_asked_without_training(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "LARGEST_TRAINED", 1)
    found = measure_growth(600, asked=5)
    assert found.build_seconds is None
    assert found.p50 > 0


def test_the_table() -> None:
    text = render([Growth(28, 0.01, 0.02, 3.0, 500_000_000), Growth(10_000, 0.018, 0.03, None, 4_000_000_000)])
    assert "| 10,000 | 18.0 ms | 30.0 ms | 1.8 | not run here | 4000 MB |" in text
