"""The trade between answering what is in scope and refusing what is not, as the papers measure it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.public.datasets import OUTSIDE


@dataclass(frozen=True)
class Guess:
    """The best intent for a text and how sure it is that the text is in scope; `right` is the text's own label."""

    label: str
    sureness: float
    right: str


@dataclass(frozen=True)
class Point:
    """Shares from 0 to 1: of texts in scope, those given their intent; of the others, those refused."""

    threshold: float
    in_scope_accuracy: float
    out_of_scope_recall: float


class Curve:
    """All points that a threshold on the sureness can reach. Texts without any outside have no recall: 0."""

    def __init__(self, guesses: Sequence[Guess]) -> None:
        self._sureness = np.array([guess.sureness for guess in guesses])
        self._outside = np.array([guess.right == OUTSIDE for guess in guesses], dtype=bool)
        self._right = np.array([guess.label == guess.right for guess in guesses], dtype=bool)
        self._refused_anyway = np.array([guess.label == OUTSIDE for guess in guesses], dtype=bool)

    def at(self, threshold: float) -> Point:
        """The point where what is less sure than the threshold is refused."""
        refused = self._refused_anyway | (self._sureness < threshold)
        inside = ~self._outside
        accuracy = _mean((self._right & ~refused)[inside])
        return Point(threshold, accuracy, _mean(refused[self._outside]))

    def points(self) -> list[Point]:
        """The points at every sureness that occurs, from refusing nothing to refusing all."""
        found = sorted({-np.inf, *self._sureness.tolist(), np.inf})
        return [self.at(threshold) for threshold in found]

    def best_with_recall(self, recall: float) -> Point:
        """Of the points that refuse at least this share of what is out of scope, the most accurate."""
        return max(
            (point for point in self.points() if point.out_of_scope_recall >= recall),
            key=lambda point: (point.in_scope_accuracy, point.out_of_scope_recall),
        )

    def is_above(self, accuracy: float, recall: float) -> bool:
        """Whether the curve passes above a published point: as much refused, more answered right."""
        return self.best_with_recall(recall).in_scope_accuracy > accuracy


def _mean(flags: npt.NDArray[np.bool_]) -> float:
    return float(flags.mean()) if len(flags) else 0.0
