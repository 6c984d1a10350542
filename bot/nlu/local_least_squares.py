"""Kernel least squares for very many classes or examples: solved for each text, among the examples nearest to it.

One system over all examples (`bot.nlu.least_squares`) takes memory by their square and time by their cube, and
leaves a weight for every class and example. Here nothing is solved in training but what the temperature needs: a
text has a system of its own, over the examples nearest to it by the kernel, as if there were no others. In the
statistics of places that is kriging with a search neighbourhood. Solving it costs the same however many examples
there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import linalg

from bot.encoder.sentence_encoder import Vectors
from bot.nlu.least_squares import REGULARISATION, Likely, Matrix, best_temperature, softmax
from bot.nlu.similarity_kernel import Rows, SimilarityKernel

MOST_CLASSES = 512
MOST_EXAMPLES = 16_384
"""Up to both of these one system serves all: some four gigabytes while it is solved, 30 MB of weights at most."""

NEAREST = 128
"""How many examples a text's system has."""

SAMPLE = 1_000
"""How many examples the temperature is found on, each left out in turn."""

BLOCK = 50


@dataclass(frozen=True)
class Labeling:
    """What the examples are labelled with: `class_of` is the place of each one's label among the classes."""

    classes: tuple[str, ...]
    class_of: Rows
    temperature: float = 1.0

    @classmethod
    def of(cls, labels: Sequence[str]) -> Labeling:
        """Raises `ValueError` with fewer than two classes."""
        classes = tuple(sorted(set(labels)))
        if len(classes) < 2:
            raise ValueError("A classifier needs examples of at least two classes.")
        place = {name: number for number, name in enumerate(classes)}
        return cls(classes, np.array([place[label] for label in labels], dtype=np.int64))

    def scores(self, near: Rows, shares: Matrix) -> tuple[Rows, Matrix]:
        """The classes of the near examples, and the sum of each one's shares."""
        present, places = np.unique(self.class_of[near], return_inverse=True)
        return present, np.bincount(places, weights=shares).astype(np.float32)


@dataclass(frozen=True)
class LocalModel:
    """The labels of the examples, with a temperature each; the examples themselves are the kernel's."""

    labelings: tuple[Labeling, ...]

    def likely(self, kernel: SimilarityKernel, text: str, vector: Vectors) -> tuple[Likely, ...]:
        """For each labeling the classes of the examples nearest to a text, with their probabilities."""
        near, values = kernel.nearest(text, vector, NEAREST)
        shares = _shares(kernel, near, values)
        return tuple(_likely(labeling, near, shares) for labeling in self.labelings)


def is_too_large(classes: int, examples: int) -> bool:
    """Whether one system for all would take too much memory, time or weights."""
    return classes > MOST_CLASSES or examples > MOST_EXAMPLES


def train_local(kernel: SimilarityKernel, labelings: Sequence[Sequence[str]]) -> LocalModel:
    """Finds the temperature of each labeling on examples that are left out in turn."""
    untempered = [Labeling.of(labels) for labels in labelings]
    sample = np.random.default_rng(0).permutation(len(kernel))[:SAMPLE]
    left_out = [one for start in range(0, len(sample), BLOCK) for one in _left_out(kernel, sample[start:][:BLOCK])]
    return LocalModel(tuple(_tempered(labeling, left_out) for labeling in untempered))


def _left_out(kernel: SimilarityKernel, rows: Rows) -> Iterator[tuple[int, Rows, Matrix]]:
    """Each of these examples with those nearest to it, itself left out, and their shares."""
    for row, values in zip(rows.tolist(), kernel.with_all(rows), strict=True):
        values[row] = -np.inf
        near = np.argsort(-values)[: min(NEAREST, len(values) - 1)]
        yield row, near, _shares(kernel, near, values[near])


def _shares(kernel: SimilarityKernel, near: Rows, values: Matrix) -> Matrix:
    """How much of the label of each of the examples near a text the text gets."""
    system = kernel.among(near)
    system[np.diag_indices_from(system)] += REGULARISATION
    shares = linalg.solve(system, values, assume_a="pos", overwrite_a=True, check_finite=False)
    return np.asarray(shares, dtype=np.float32)


def _likely(labeling: Labeling, near: Rows, shares: Matrix) -> Likely:
    present, scores = labeling.scores(near, shares)
    return [labeling.classes[place] for place in present], softmax(labeling.temperature * scores[None, :])[0]


def _tempered(labeling: Labeling, left_out: Sequence[tuple[int, Rows, Matrix]]) -> Labeling:
    """With the temperature that fits these examples best; those none of whose class was near tell nothing."""
    scored = [(labeling.class_of[row], *labeling.scores(near, shares)) for row, near, shares in left_out]
    known = [(expected, present, scores) for expected, present, scores in scored if expected in present]
    if not known:
        return labeling
    table = np.full((len(known), max(len(present) for _, present, _ in known)), -np.inf, dtype=np.float32)
    for line, (_, _, scores) in enumerate(known):
        table[line, : len(scores)] = scores
    expected = np.array([np.searchsorted(present, own) for own, present, _ in known])
    return Labeling(labeling.classes, labeling.class_of, best_temperature(table, expected))
