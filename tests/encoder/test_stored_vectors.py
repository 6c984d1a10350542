"""Vectors that are kept: each text is encoded once, a damaged file costs only time, and nothing odd is stored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.encoder import stored_vectors
from bot.encoder.sentence_encoder import SentenceEncoder, Vectors
from bot.encoder.stored_vectors import EncodingFailed, VectorCache, encoded


class Counting:
    """An encoder that remembers what it was asked for."""

    def __init__(self, encoder: SentenceEncoder, name: str = "one") -> None:
        self.id, self.dimension = name, encoder.dimension
        self.asked: list[str] = []
        self._encoder = encoder

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return self._encoder.encode(texts)


@pytest.fixture
def counting(encoder: SentenceEncoder) -> Counting:
    return Counting(encoder)


def test_each_text_is_encoded_once(counting: Counting, encoder: SentenceEncoder, tmp_path: Path) -> None:
    folder = tmp_path / "var" / "vectors"
    texts = ["badge", "promotion", "badge", "größer 大"]
    first = VectorCache(counting, folder).encode(texts)
    assert counting.asked == ["badge", "promotion", "größer 大"]
    assert first == pytest.approx(encoder.encode(texts), abs=0.05)
    counting.asked.clear()
    again = VectorCache(counting, folder).encode([*reversed(texts), "pay"])
    assert counting.asked == ["pay"]
    assert (again[:4] == first[::-1]).all()
    assert [file.suffix for file in folder.iterdir()] == [".npz"]


def test_no_texts(counting: Counting, tmp_path: Path) -> None:
    assert VectorCache(counting, tmp_path / "none").encode([]).shape == (0, 384)
    assert not (tmp_path / "none").exists()


def test_another_encoder_has_a_file_of_its_own(
    counting: Counting, encoder: SentenceEncoder, tmp_path: Path
) -> None:
    VectorCache(counting, tmp_path).encode(["badge"])
    other = Counting(encoder, "two")
    VectorCache(other, tmp_path).encode(["badge"])
    assert other.asked == ["badge"]


@pytest.mark.parametrize("damage", [b"", b"no archive", b"PK\x03\x04 cut"])
def test_a_damaged_file_is_made_anew(counting: Counting, tmp_path: Path, damage: bytes) -> None:
    cache = VectorCache(counting, tmp_path)
    expected = cache.encode(["badge"])
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)
    assert (cache.encode(["badge"]) == expected).all()
    counting.asked.clear()
    cache.encode(["badge"])
    assert counting.asked == []


def test_half_a_file_is_made_anew(counting: Counting, tmp_path: Path) -> None:
    cache = VectorCache(counting, tmp_path)
    cache.encode(["badge", "pay"])
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-200])
    assert cache.encode(["badge"]).shape == (1, 384)
    np.savez(file, texts=np.array(["badge"]))
    assert cache.encode(["badge"]).shape == (1, 384)


def test_the_file_does_not_grow_for_ever(
    counting: Counting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored_vectors, "MAX_TEXTS", 3)
    cache = VectorCache(counting, tmp_path)
    cache.encode(["a", "b", "c"])
    assert cache.encode(["c", "d"]).shape == (2, 384)
    counting.asked.clear()
    cache.encode(["c", "d", "a"])
    assert counting.asked == ["a"]


def test_each_text_gets_the_bytes_of_its_vector(encoder: SentenceEncoder) -> None:
    stored = encoded(["badge", "pay"], encoder.encode, np.dtype(np.float16))
    assert list(stored) == ["badge", "pay"]
    restored = np.frombuffer(stored["pay"], dtype=np.float16)
    assert restored == pytest.approx(encoder.encode(["pay"])[0], abs=1e-3)


def test_without_texts_nothing_is_encoded(counting: Counting) -> None:
    assert encoded([], counting.encode, np.dtype(np.float32)) == {}
    assert counting.asked == []


@pytest.mark.parametrize(
    "vectors",
    [
        pytest.param(np.zeros((1, 3)), id="too few"),
        pytest.param(np.zeros(2), id="no vectors"),
        pytest.param(np.array([[0.0, 1.0], [np.nan, 0.0]]), id="not a number"),
        pytest.param(np.array([[0.0, 1.0], [np.inf, 0.0]]), id="infinite"),
    ],
)
def test_what_is_no_vector_for_each_text_is_refused(vectors: np.ndarray) -> None:
    with pytest.raises(EncodingFailed, match="RUNG_ENCODER"):
        encoded(["badge", "pay"], lambda _: vectors.astype(np.float32), np.dtype(np.float32))
