"""Labels for words: a small network over word vectors and features, with a chain over its scores.

A hidden layer reads the vectors of a word and its neighbours beside the features that hold of the word; both also
count directly. It is trained with Adam (Kingma & Ba, ICLR 2015) on a few messages at a time, with a part of all
inputs and of the hidden layer left out in turn (Srivastava et al., "Dropout", JMLR 2014): phrasing that was never
seen asks for leaning on no single word. Seeded, so that a training repeats.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse

from bot.nlu.messages.adam import Adam
from bot.nlu.messages.label_chain import Matrix, Numbers, counted_steps, expectations

SEED = 0


@dataclass(frozen=True)
class Inputs:
    """The words of messages, one after the other: vectors and features of each, and the messages' lengths."""

    vectors: Matrix
    features: sparse.csr_matrix
    lengths: Numbers


@dataclass(frozen=True)
class Schedule:
    """How a network is trained: `epochs` times with every message, and as often as makes `fewest_steps`."""

    epochs: int = 8
    fewest_steps: int = 300
    batch: int = 96
    hidden: int = 128
    rate: float = 0.004
    inputs_left_out: float = 0.3
    hidden_left_out: float = 0.4


@dataclass
class TaggerNetwork:
    """The weights; `scores` gives each word's score for every label, `steps` holds those of neighbouring labels."""

    parameters: dict[str, Matrix]
    steps: Matrix = field(init=False)

    def __post_init__(self) -> None:
        self.steps = self.parameters["steps"]

    def scores(self, vectors: Matrix, features: sparse.csr_matrix) -> Matrix:
        """Of shape (words, labels)."""
        at = self.parameters
        hidden = np.maximum(vectors @ at["hidden_vectors"] + features @ at["hidden_features"] + at["hidden"], 0)
        direct = vectors @ at["direct_vectors"] + features @ at["direct_features"]
        return np.asarray(hidden @ at["output"] + direct + at["bias"], dtype=np.float32)


def train(inputs: Inputs, labels: Numbers, count: int, schedule: Schedule | None = None) -> TaggerNetwork:
    """A network for `count` labels; `labels` holds that of each word."""
    training = _Training(inputs, labels, count, schedule or Schedule())
    training.run()
    return TaggerNetwork(training.parameters)


class _Training:
    def __init__(self, inputs: Inputs, labels: Numbers, count: int, schedule: Schedule) -> None:
        self._inputs, self._labels, self._schedule = inputs, labels, schedule
        self._random = np.random.default_rng(SEED)
        self.parameters = self._first_parameters(count)
        self._adam = Adam(self.parameters)

    def _first_parameters(self, count: int) -> dict[str, Matrix]:
        width, features, hidden = (
            self._inputs.vectors.shape[1],
            self._inputs.features.shape[1],
            self._schedule.hidden,
        )

        def drawn(rows: int, columns: int, deviation: float) -> Matrix:
            return self._random.normal(0, deviation, (rows, columns)).astype(np.float32)

        return {
            "hidden_vectors": drawn(width, hidden, width**-0.5),
            "hidden_features": drawn(features, hidden, 0.05),
            "hidden": np.zeros(hidden, dtype=np.float32),
            "output": drawn(hidden, count, hidden**-0.5),
            "direct_vectors": np.zeros((width, count), dtype=np.float32),
            "direct_features": np.zeros((features, count), dtype=np.float32),
            "bias": np.zeros(count, dtype=np.float32),
            "steps": np.zeros((count, count), dtype=np.float32),
        }

    def run(self) -> None:
        """Goes through all messages again and again, with a rate that falls to nothing."""
        batches = -(-len(self._inputs.lengths) // self._schedule.batch)
        epochs = max(self._schedule.epochs, -(-self._schedule.fewest_steps // batches))
        done = 0
        for _ in range(epochs):
            for messages in self._batches():
                self._adam.rate = self._schedule.rate * (1 - done / (epochs * batches))
                done += 1
                self._learn(messages)

    def _batches(self) -> Iterator[Numbers]:
        """Messages of like length together, so that little is padded, in a new order each time."""
        order = self._random.permutation(len(self._inputs.lengths))
        order = order[np.argsort(self._inputs.lengths[order] // 4, kind="stable")]
        size = self._schedule.batch
        batches = [order[start : start + size] for start in range(0, len(order), size)]
        self._random.shuffle(batches)
        return iter(batches)

    def _learn(self, messages: Numbers) -> None:
        at, schedule = self.parameters, self._schedule
        lengths = self._inputs.lengths[messages]
        rows = _rows_of(messages, self._inputs.lengths)
        vectors = self._inputs.vectors[rows]
        vectors = vectors * self._kept(vectors.shape, schedule.inputs_left_out)
        features = self._inputs.features[rows]
        features.data = features.data * self._kept(features.data.shape, schedule.inputs_left_out)
        present = np.unique(features.indices)
        features = features[:, present]
        before = vectors @ at["hidden_vectors"] + features @ at["hidden_features"][present] + at["hidden"]
        kept = self._kept(before.shape, schedule.hidden_left_out) * (before > 0)
        hidden = before * kept
        scores = hidden @ at["output"] + at["bias"]
        scores += vectors @ at["direct_vectors"] + features @ at["direct_features"][present]
        surplus, steps = self._surplus(scores, self._labels[rows], lengths)
        back = (surplus @ at["output"].T) * kept
        turned = features.T.tocsr()
        self._adam.step(
            {
                "hidden_vectors": vectors.T @ back,
                "hidden": back.sum(axis=0),
                "output": hidden.T @ surplus,
                "direct_vectors": vectors.T @ surplus,
                "bias": surplus.sum(axis=0),
                "steps": steps,
            },
            {"hidden_features": turned @ back, "direct_features": turned @ surplus},
            present,
        )

    def _surplus(self, scores: Matrix, labels: Numbers, lengths: Numbers) -> tuple[Matrix, Matrix]:
        """By how much each label and each step is expected too often, by word."""
        expected = expectations(scores, self.parameters["steps"], lengths)
        surplus = expected.labels
        surplus[np.arange(len(labels)), labels] -= 1
        steps = expected.steps - counted_steps(labels, lengths, len(self.parameters["steps"]))
        return surplus / len(labels), steps / len(labels)

    def _kept(self, shape: Sequence[int], left_out: float) -> Matrix:
        """A factor for each number: nothing for those left out, and for the others what makes up for them."""
        kept = self._random.random(tuple(shape), dtype=np.float32) >= left_out
        return np.asarray(kept / np.float32(1 - left_out), dtype=np.float32)


def _rows_of(messages: Numbers, lengths: Numbers) -> Numbers:
    ends = np.cumsum(lengths)
    return np.concatenate([np.arange(ends[one] - lengths[one], ends[one]) for one in messages])
