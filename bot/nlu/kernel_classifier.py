"""Classes of a text, with probabilities: scikit-learn's `KernelRidge` on the project's kernel, tempered.

One column for each class and one linear system for all of them: regularised least-squares classification (Rifkin,
Yeo & Poggio, 2003). A temperature makes probabilities of its scores (Guo et al., "On Calibration of Modern Neural
Networks", ICML 2017); it is found on examples that a first fit has left out.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from sklearn.kernel_ridge import KernelRidge

from bot.encoder.sentence_encoder import Vectors
from bot.nlu.plain_arrays import Arrays, json_array, json_value, part, under
from bot.nlu.similarity_kernel import Matrix, SimilarityKernel, products

REGULARISATION = 0.1
LEFT_OUT = 0.2
TEMPERATURE_BOUNDS = (1.0, 60.0)
UNTEMPERED = 10.0
"""Where too few examples can be left out to find the temperature."""

SEED = 0


class KernelClassifier:
    """Classifies texts by several labelings of the same examples, which share the costly part of the training."""

    def __init__(self) -> None:
        self.kernel = SimilarityKernel()
        self._weights: Matrix = np.zeros((0, 0), dtype=np.float32)
        """Of shape (classes, examples), so that the scores of a few classes read the weights of these alone."""
        self._columns: list[slice] = []
        self._temperatures: list[float] = []
        self.classes: list[tuple[str, ...]] = []
        """Of each labeling, in the order of its columns."""

    def arrays(self) -> Arrays:
        """What it has learned, to be stored."""
        return {
            "weights": np.ascontiguousarray(self._weights.T),
            "temperatures": np.array(self._temperatures, dtype=np.float64),
            "classes": json_array(self.classes),
            **under("kernel", self.kernel.arrays()),
        }

    @classmethod
    def of_arrays(cls, arrays: Arrays) -> KernelClassifier:
        """The classifier that gave these arrays."""
        classifier = cls()
        classifier.kernel = SimilarityKernel.of_arrays(part(arrays, "kernel"))
        classifier.classes = [tuple(classes) for classes in json_value(arrays["classes"])]
        classifier._columns = _columns(classifier.classes)
        classifier._weights = np.ascontiguousarray(arrays["weights"].T)
        classifier._temperatures = arrays["temperatures"].tolist()
        return classifier

    def fit(self, texts: Sequence[str], vectors: Vectors, labelings: Sequence[Sequence[str]]) -> KernelClassifier:
        """Learns each labeling of the texts; raises `ValueError` for one with fewer than two classes."""
        self.classes = [_classes(labels) for labels in labelings]
        self._columns = _columns(self.classes)
        targets = np.hstack([_targets(*pair) for pair in zip(self.classes, labelings, strict=True)])
        kernel = self.kernel.fit(texts, vectors)
        self._temperatures = self._found_temperatures(kernel, targets)
        self._weights = np.ascontiguousarray(_weights(kernel, targets).T)
        return self

    def scores(self, compared: Matrix, labeling: int, among: slice = slice(None)) -> Matrix:
        """The scores of shape (texts, classes) by one labeling, near one for a sure class.

        `compared` is the kernel of the texts with those learned from, as `kernel.compare` gives it; `among` leaves
        classes out, whose weights are then not read: that is most of what a score costs.
        """
        return products(compared, self._weights[self._columns[labeling]][among])

    def probabilities(self, compared: Matrix, labeling: int) -> Matrix:
        """The probabilities of shape (texts, classes) by one labeling, which add up to one for each text."""
        return np.asarray(softmax(self._temperatures[labeling] * self.scores(compared, labeling), axis=1))

    def _found_temperatures(self, kernel: Matrix, targets: Matrix) -> list[float]:
        left_out = np.random.default_rng(SEED).random(len(kernel)) < LEFT_OUT
        asked, kept = np.flatnonzero(left_out), np.flatnonzero(~left_out)
        if not len(asked) or not len(kept):
            return [UNTEMPERED for _ in self._columns]
        scores = kernel[np.ix_(asked, kept)] @ _weights(kernel[np.ix_(kept, kept)], targets[kept])
        return [best_temperature(scores[:, own], targets[asked, own].argmax(axis=1)) for own in self._columns]


def best_temperature(scores: Matrix, expected: npt.NDArray[np.int64]) -> float:
    """The temperature with the least mean negative log likelihood of the expected classes."""

    def loss(temperature: float) -> float:
        return -float(log_softmax(temperature * scores, axis=1)[np.arange(len(expected)), expected].mean())

    return float(minimize_scalar(loss, bounds=TEMPERATURE_BOUNDS, method="bounded").x)


def _columns(labelings: Sequence[Sequence[str]]) -> list[slice]:
    """Where the classes of each labeling stand beside those of the others."""
    ends = np.cumsum([0, *map(len, labelings)]).tolist()
    return list(map(slice, ends, ends[1:]))


def _weights(kernel: Matrix, targets: Matrix) -> Matrix:
    model = KernelRidge(alpha=REGULARISATION, kernel="precomputed").fit(kernel, targets)
    return np.ascontiguousarray(model.dual_coef_, dtype=np.float32)


def _classes(labels: Sequence[str]) -> tuple[str, ...]:
    classes = tuple(sorted(set(labels)))
    if len(classes) < 2:
        raise ValueError("A classifier needs examples of at least two classes.")
    return classes


def _targets(classes: Sequence[str], labels: Sequence[str]) -> Matrix:
    """One in the column of each example's own class, shape (examples, classes)."""
    return np.asarray(np.array(labels)[:, None] == np.array(classes)[None, :], dtype=np.float32)
