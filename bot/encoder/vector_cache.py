"""Sentence vectors kept between builds and trainings, so that each text is encoded once on a machine.

Encoding is the longest part of both. The file is a product of the encoder alone: deleting it costs time, no more.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.encoder.sentence_encoder import Encoder, Vectors

MAX_TEXTS = 50_000
"""Beyond this many texts only those of the latest call are kept, so that the file cannot grow for ever."""


class VectorCache:
    """An encoder that looks into a file before it works."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self._encoder = encoder
        self._file = folder / f"{encoder.id}.npz"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The same vectors as the encoder's; those that were not in the file are added to it."""
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
