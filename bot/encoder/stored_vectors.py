"""Vectors for texts that are stored: what the encoder returns is looked at before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]


class EncodingFailed(Exception):
    """The encoder returned something else than one finite vector for each text."""


def encoded(texts: Sequence[str], encode: Encode, vector_type: np.dtype[Any]) -> dict[str, bytes]:
    """The bytes of each text's vector in this type. Raises `EncodingFailed`, and what `encode` raises."""
    if not texts:
        return {}
    vectors = np.asarray(encode(texts), dtype=np.float32)
    if vectors.ndim != 2 or len(vectors) != len(texts) or not np.isfinite(vectors).all():
        raise EncodingFailed(
            f"The sentence encoder returned an array of shape {vectors.shape} for {len(texts)} texts, "
            "or values that are no numbers. Nothing was written. Check RUNG_ENCODER."
        )
    return {text: row.tobytes() for text, row in zip(texts, vectors.astype(vector_type), strict=True)}
