"""Regularised least-squares classification with a kernel.

Rifkin, Yeo & Poggio, "Regularized Least-Squares Classification" (2003). One linear system serves every class,
and the predictions that leave one example out come in closed form (Rifkin & Lippert, "Notes on Regularized
Least Squares", 2007), so the temperature that turns scores into probabilities is set without a second training.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import linalg
from scipy.optimize import minimize_scalar

Matrix = npt.NDArray[np.float32]
Likely = tuple[Sequence[str], Matrix]
"""Classes and their probabilities, which add up to one."""

REGULARISATION = 0.1
TEMPERATURE_BOUNDS = (1.0, 60.0)


@dataclass(frozen=True)
class LeastSquaresModel:
    """A trained classifier: `weights` has shape (examples, classes), `classes` are in column order."""

    classes: tuple[str, ...]
    weights: Matrix
    temperature: float

    def scores(self, kernel: Matrix) -> Matrix:
        """Scores of shape (texts, classes), near one for a sure class, for a kernel of shape (texts, examples)."""
        return np.asarray(kernel @ self.weights)

    def probabilities(self, kernel: Matrix) -> Matrix:
        """Class probabilities, shape (texts, classes)."""
        return softmax(self.temperature * self.scores(kernel))


@dataclass(frozen=True)
class JointModel:
    """Classifiers for several labelings of the same examples."""

    models: tuple[LeastSquaresModel, ...]

    def likely(self, kernel: Matrix) -> Iterator[tuple[Likely, ...]]:
        """For each text and labeling all classes, with their probabilities."""
        for rows in zip(*(model.probabilities(kernel) for model in self.models), strict=True):
            yield tuple((model.classes, row) for model, row in zip(self.models, rows, strict=True))


def train(
    kernel: Matrix, labelings: Sequence[Sequence[str]], regularisation: float = REGULARISATION
) -> list[LeastSquaresModel]:
    """Trains one classifier for each labeling of the same examples, on their square kernel, which is used up.

    Only its lower triangle is read. The costly part, factorising it, is shared. Single precision is enough: with
    the regularisation on its diagonal the kernel is well conditioned. Raises `ValueError` with fewer than two
    classes, or when the matrix is no kernel.
    """
    kernel[np.diag_indices_from(kernel)] += regularisation
    # Its transpose is in the order of columns that LAPACK works in without a copy.
    factor, failed = linalg.lapack.spotrf(kernel.T, lower=False, clean=True, overwrite_a=True)
    if failed:
        raise ValueError("The kernel is not positive definite.")
    targets = [_targets(labels) for labels in labelings]
    weights = [linalg.cho_solve((factor, False), aimed_at, check_finite=False) for _, aimed_at in targets]
    inverse, _ = linalg.lapack.strtri(factor, lower=False, overwrite_c=True)
    # The diagonal of the kernel's inverse.
    diagonal = np.einsum("ij,ij->i", inverse, inverse)
    return [_model(*aims, solved, diagonal) for aims, solved in zip(targets, weights, strict=True)]


def _targets(labels: Sequence[str]) -> tuple[tuple[str, ...], Matrix]:
    """The classes, and one in the column of each example's own, shape (examples, classes)."""
    classes = tuple(sorted(set(labels)))
    if len(classes) < 2:
        raise ValueError("A classifier needs examples of at least two classes.")
    index = {name: column for column, name in enumerate(classes)}
    targets = np.zeros((len(labels), len(classes)), dtype=np.float32)
    targets[np.arange(len(labels)), [index[label] for label in labels]] = 1.0
    return classes, targets


def _model(classes: tuple[str, ...], targets: Matrix, weights: Matrix, diagonal: Matrix) -> LeastSquaresModel:
    held_out = targets - weights / diagonal[:, None]
    temperature = best_temperature(held_out, targets.argmax(axis=1))
    return LeastSquaresModel(classes, np.ascontiguousarray(weights), temperature)


def best_temperature(scores: Matrix, expected: npt.NDArray[np.int64]) -> float:
    """The temperature with the least mean negative log likelihood of the expected classes."""

    def loss(temperature: float) -> float:
        likely = softmax(temperature * scores)[np.arange(len(expected)), expected]
        return float(-np.log(np.maximum(likely, 1e-12)).mean())

    return float(minimize_scalar(loss, bounds=TEMPERATURE_BOUNDS, method="bounded").x)


def softmax(scores: Matrix) -> Matrix:
    """Probabilities of each row's scores."""
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True), dtype=np.float32)
