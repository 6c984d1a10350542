"""Regularised least-squares classification with a kernel.

Rifkin, Yeo & Poggio, "Regularized Least-Squares Classification" (2003). One linear system serves every class,
and the predictions that leave one example out come in closed form (Rifkin & Lippert, "Notes on Regularized
Least Squares", 2007), so the temperature that turns scores into probabilities is set without a second training.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy import linalg
from scipy.optimize import minimize_scalar

Matrix = npt.NDArray[np.float32]

REGULARISATION = 0.15
ALL_CLASSES = 512
NEAR_EXAMPLES = 64
TEMPERATURE_BOUNDS = (1.0, 60.0)


@dataclass(frozen=True)
class LeastSquaresModel:
    """A trained classifier: `weights` has shape (examples, classes), `classes` are in column order.

    `class_of` is the column of each example's own class.
    """

    classes: tuple[str, ...]
    weights: Matrix
    temperature: float
    class_of: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    def scores(self, kernel: Matrix) -> Matrix:
        """Scores of shape (texts, classes), near one for a sure class, for a kernel of shape (texts, examples)."""
        return np.asarray(kernel @ self.weights)

    def probabilities(self, kernel: Matrix) -> Matrix:
        """Class probabilities, shape (texts, classes)."""
        return _softmax(self.temperature * self.scores(kernel))

    def likely(self, kernel: Matrix) -> Iterator[tuple[Sequence[str], Matrix]]:
        """For each text the classes worth a look, with their probabilities, which add up to one.

        All classes, unless they are very many: then those of the nearest examples, so that a text does not cost
        more with every class that is nowhere near it.
        """
        if len(self.classes) <= ALL_CLASSES:
            yield from ((self.classes, row) for row in self.probabilities(kernel))
            return
        for row in kernel:
            nearest = np.argpartition(row, -NEAR_EXAMPLES)[-NEAR_EXAMPLES:]
            columns = np.unique(self.class_of[nearest])
            scores = row @ self.weights[:, columns]
            names = [self.classes[column] for column in columns]
            yield names, _softmax(self.temperature * scores[None, :])[0]


def train(
    kernel: Matrix, labelings: Sequence[Sequence[str]], regularisation: float = REGULARISATION
) -> list[LeastSquaresModel]:
    """Trains one classifier for each labeling of the same examples, on their square kernel.

    The costly part, inverting the kernel, is shared. Raises `ValueError` with fewer than two classes.
    """
    system = np.array(kernel, dtype=np.float32, order="F")
    system[np.diag_indices_from(system)] += regularisation
    inverse = _inverse(system)
    return [_solve(inverse, labels) for labels in labelings]


def _inverse(system: Matrix) -> Matrix:
    """The inverse of a symmetric positive definite matrix, by Cholesky in place.

    Single precision is enough: with the regularisation on its diagonal the matrix is well conditioned.
    """
    factor, failed = linalg.lapack.spotrf(system, lower=True, overwrite_a=True)
    if failed:
        raise ValueError("The kernel is not positive definite.")
    lower, _ = linalg.lapack.spotri(factor, lower=True, overwrite_c=True)
    inverse = np.tril(lower)
    inverse += np.tril(lower, -1).T
    return np.asarray(inverse)


def _solve(inverse: Matrix, labels: Sequence[str]) -> LeastSquaresModel:
    classes = tuple(sorted(set(labels)))
    if len(classes) < 2:
        raise ValueError("A classifier needs examples of at least two classes.")
    index = {name: column for column, name in enumerate(classes)}
    expected = np.array([index[label] for label in labels])
    targets = np.zeros((len(labels), len(classes)), dtype=np.float32)
    targets[np.arange(len(labels)), expected] = 1.0
    weights = inverse @ targets
    held_out = targets - weights / np.diag(inverse)[:, None]
    temperature = _best_temperature(held_out, expected)
    if len(classes) > ALL_CLASSES:
        # Single columns are read then, which must lie together.
        weights = np.asfortranarray(weights)
    return LeastSquaresModel(classes, weights, temperature, expected)


def _best_temperature(scores: Matrix, expected: npt.NDArray[np.int64]) -> float:
    """The temperature with the least mean negative log likelihood of the expected classes."""

    def loss(temperature: float) -> float:
        likely = _softmax(temperature * scores)[np.arange(len(expected)), expected]
        return float(-np.log(np.maximum(likely, 1e-12)).mean())

    return float(minimize_scalar(loss, bounds=TEMPERATURE_BOUNDS, method="bounded").x)


def _softmax(scores: Matrix) -> Matrix:
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True), dtype=np.float32)
