"""Cosines with very many vectors at the price of a few: approximate for all of them, exact for the nearest.

The vectors are rotated so that their leading components hold most of what tells them apart (principal components,
without subtracting the mean, so that inner products stay the same). What such a product costs is reading the
vectors, and the leading components are a sixth of them.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

EXACT_UP_TO = 16_384
"""Up to this many vectors all cosines are exact: that takes a millisecond or two."""

LEADING = 64
"""How many components the approximation reads."""

NEAREST = 1_024
"""How many of the nearest vectors get their exact cosine."""


class NearestVectors:
    """Vectors of length one, of shape (number, dimension), ready to be compared with one at a time."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._basis: Vectors | None = None
        if len(vectors) > EXACT_UP_TO:
            _, components = np.linalg.eigh(vectors.T @ vectors)
            # eigh returns them in ascending order.
            self._basis = np.ascontiguousarray(components[:, -LEADING:], dtype=np.float32)
            self._leading = vectors @ self._basis

    def cosines(self, vector: Vectors) -> Vectors:
        """The cosine of each with a vector of shape (dimension,): exact for the nearest, estimated for the rest."""
        if self._basis is None:
            return np.asarray(self._vectors @ vector)
        rough = np.asarray(self._leading @ (vector @ self._basis))
        nearest = np.argpartition(rough, -NEAREST)[-NEAREST:]
        rough[nearest] = self._vectors[nearest] @ vector
        return rough
