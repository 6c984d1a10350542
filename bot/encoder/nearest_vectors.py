"""Cosines with very many vectors at the price of few: roughly with all of them, exactly with the nearest.

The vectors are turned so that their leading components hold most of what tells them apart (principal components,
without taking the mean off, so that inner products stay what they are). Such a product costs what is read of the
vectors, and these are a sixth of them.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

EXACT_UP_TO = 16_384
"""Up to so many vectors all cosines are exact: that takes a millisecond or two."""

LEADING = 64
NEAREST = 1_024
"""How many of the nearest get their exact cosine."""


class NearestVectors:
    """Vectors of length one, ready to be compared with others."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._basis: Vectors | None = None
        if len(vectors) > EXACT_UP_TO:
            _, components = np.linalg.eigh(vectors.T @ vectors)
            # In ascending order.
            self._basis = np.ascontiguousarray(components[:, -LEADING:], dtype=np.float32)
            self._leading = vectors @ self._basis

    def cosines(self, vector: Vectors) -> Vectors:
        """The cosine of each with a vector of shape (dimension,): exact for the nearest, rough for the rest."""
        if self._basis is None:
            return np.asarray(self._vectors @ vector)
        rough = np.asarray(self._leading @ (vector @ self._basis))
        nearest = np.argpartition(rough, -NEAREST)[-NEAREST:]
        rough[nearest] = self._vectors[nearest] @ vector
        return rough
