"""Vectors that outlive a process: in a file, so that each text is encoded once, and as bytes for the database."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.encoder.sentence_encoder import Encoder, Vectors

Encode = Callable[[Sequence[str]], Vectors]
"""`Encoder.encode`, or anything that does the same."""

MAX_TEXTS = 50_000
"""Beyond this many texts only those of the latest call are kept, so that the file cannot grow for ever."""


class EncodingFailed(Exception):
    """The encoder returned something other than one finite vector for each text; the message says what to check."""


class VectorCache:
    """An encoder that looks into a file before it works.

    Encoding is the longest part of builds and trainings. The file depends on the encoder alone: deleting it costs
    time and nothing else.
    """

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self._encoder = encoder
        self._file = folder / f"{encoder.id}.npz"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The same vectors as the encoder's; those that the file lacks are added to it."""
        known = self._read()
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing:
            known.update(zip(missing, self._encoder.encode(missing), strict=True))
            self._write(known if len(known) <= MAX_TEXTS else {text: known[text] for text in texts})
        if not texts:
            return np.zeros((0, self._encoder.dimension), dtype=np.float32)
        return np.stack([known[text] for text in texts])

    def _read(self) -> dict[str, Vectors]:
        try:
            with np.load(self._file, allow_pickle=False) as stored:
                return dict(zip(stored["texts"].tolist(), stored["vectors"], strict=True))
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return {}  # missing or damaged: everything is encoded again

    def _write(self, vectors: dict[str, Vectors]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._file.parent, suffix=".npz")
        with os.fdopen(handle, "wb") as file:
            np.savez(file, texts=np.array(list(vectors)), vectors=np.stack(list(vectors.values())))
        os.replace(name, self._file)


def encoded(texts: Sequence[str], encode: Encode, vector_type: np.dtype[Any]) -> dict[str, bytes]:
    """The bytes of each text's vector in this type, checked before anything is written.

    Raises `EncodingFailed`, and what `encode` raises.
    """
    if not texts:
        return {}
    vectors = np.asarray(encode(texts), dtype=np.float32)
    if vectors.ndim != 2 or len(vectors) != len(texts) or not np.isfinite(vectors).all():
        raise EncodingFailed(
            f"The sentence encoder returned an array of shape {vectors.shape} for {len(texts)} texts, "
            "or values that are not numbers. Nothing was written. Check RUNG_ENCODER."
        )
    return {text: row.tobytes() for text, row in zip(texts, vectors.astype(vector_type), strict=True)}
