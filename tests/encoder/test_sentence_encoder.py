"""The sentence encoder: unit vectors, the same for a text whatever it is encoded with, and clear errors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.encoder import sentence_encoder as encoder_module
from bot.encoder.sentence_encoder import MODEL, SHIPPED, TOKENIZER, EncoderError, SentenceEncoder

ODD = ["", " ", "💥", "大きい", "\x00", "a" * 10_000, "word " * 5_000, "{{7*7}}", "<b>x</b>"]


def test_vectors_have_length_one_and_keep_their_order(encoder: SentenceEncoder) -> None:
    texts = ["will a badge get me a raise", "hi", *ODD, "how long does a promotion take compared with a badge"] * 3
    vectors = encoder.encode(texts)
    assert vectors.shape == (len(texts), encoder.dimension) == (len(texts), 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(texts)), abs=1e-4)
    for text, vector in list(zip(texts, vectors, strict=True))[: 3 + len(ODD)]:
        assert (vector == encoder.encode([text])[0]).all(), text[:20]


def test_no_text_no_vector(encoder: SentenceEncoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


def test_like_meanings_are_near(encoder: SentenceEncoder) -> None:
    raise_, salary, weather = encoder.encode(
        ["will a badge get me a raise", "does a certificate increase my salary", "what is the weather like"]
    )
    assert raise_ @ salary > 0.5 > 0.3 > raise_ @ weather


def test_a_folder_of_ones_own(tmp_path: Path, encoder: SentenceEncoder) -> None:
    (tmp_path / MODEL).symlink_to(SHIPPED / MODEL)
    with pytest.raises(EncoderError, match=r"tokenizer\.json is missing"):
        SentenceEncoder.load(tmp_path)
    tokenizer = (SHIPPED / TOKENIZER).read_text(encoding="utf-8")
    (tmp_path / TOKENIZER).write_text(tokenizer, encoding="utf-8")
    same = SentenceEncoder.load(tmp_path)
    assert same.id == encoder.id
    # Another file is another encoder: vectors stored under the old id are not taken for its own.
    (tmp_path / TOKENIZER).write_text(tokenizer + "\n", encoding="utf-8")
    assert SentenceEncoder.load(tmp_path).id != encoder.id


def test_a_damaged_copy_of_the_project_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(encoder_module, "SHIPPED", tmp_path)
    with pytest.raises(EncoderError, match="Restore it from the repository"):
        SentenceEncoder.load()
