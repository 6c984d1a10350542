"""The exported texts, and batches of them in which a passage stands beside its neighbours.

A batch holds texts of some passages and of chat intents, several of each, and negatives: texts that belong to no
class (out of scope, or a pool of unlabelled texts). Passages that lie near each other come together, so that
what tells them apart is learned; some of the out-of-scope texts are those nearest to the batch's passages.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

SAID = ("lead", "point", "alias", "title")
NEIGHBOURS, STRANGERS, CHATS, EACH = 3, 3, 2, 4
"""A batch: one passage, this many neighbours, strangers and chat intents, and the number of texts of each."""
NEAR_NEGATIVES, NEGATIVES = 6, 10
SAID_SHARE = 0.25
"""How many of a passage's texts are its own words instead of a question: on average one in four."""


@dataclass(frozen=True)
class Example:
    """A text with its class: a passage's key or a chat intent, or None where it belongs to neither."""

    text: str
    kind: str
    label: str | None


def read_examples(file: Path) -> list[Example]:
    """The texts of a file that `export_examples` wrote, each once for each kind and class."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    examples = [
        Example(row["text"], row["kind"], None if row["kind"] == "out_of_scope" else row["label"]) for row in rows
    ]
    return list(dict.fromkeys(examples))


def read_pool(files: Sequence[Path]) -> list[Example]:
    """Unlabelled texts, one a line."""
    texts = [line.strip() for file in files for line in file.read_text("utf-8").splitlines()]
    return [Example(text, "pool", None) for text in dict.fromkeys(texts) if text]


def passages(examples: Sequence[Example]) -> list[str]:
    """The keys of the passages in the order of the documents."""
    return list(dict.fromkeys(e.label for e in examples if e.label and e.kind not in ("chat",)))


def without(examples: Sequence[Example], count: int, seed: int) -> tuple[list[Example], list[str]]:
    """The examples without `count` passages, which are drawn at random, and the keys of these."""
    keys = passages(examples)
    out = [keys[place] for place in np.random.default_rng(seed).choice(len(keys), count, replace=False)]
    return [example for example in examples if example.label not in out], out


class Batches:
    """Draws batches as places in `examples`.

    `vectors` has one row of unit length for each example, by the teacher: they say which passages are neighbours.
    """

    def __init__(self, examples: Sequence[Example], vectors: Vectors, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self._vectors = vectors
        self.labels = list(dict.fromkeys(e.label for e in examples if e.label))
        self._passages = passages(examples)
        self._chats = [label for label in self.labels if label not in self._passages]
        self._asked: dict[str, list[int]] = {label: [] for label in self.labels}
        self._said: dict[str, list[int]] = {label: [] for label in self.labels}
        self._negatives: list[int] = []
        self._out_of_scope: list[int] = []
        for place, example in enumerate(examples):
            if example.label is None:
                (self._out_of_scope if example.kind == "out_of_scope" else self._negatives).append(place)
            elif example.kind in SAID:
                self._said[example.label].append(place)
            else:
                self._asked[example.label].append(place)
        self._negatives += self._out_of_scope
        self._queues: dict[str, list[int]] = {label: [] for label in self.labels}
        centres = np.stack([vectors[self._asked[label]].mean(axis=0) for label in self._passages])
        centres /= np.linalg.norm(centres, axis=1, keepdims=True)
        self._likeness = centres @ centres.T
        self._nearness = vectors[self._out_of_scope] @ centres.T

    @property
    def per_epoch(self) -> int:
        """How many batches it takes to show every question of the passages about once."""
        return sum(len(self._asked[p]) for p in self._passages) // ((1 + NEIGHBOURS + STRANGERS) * EACH)

    def draw(self, count: int) -> Iterator[list[int]]:
        """`count` batches, each a list of places in the examples."""
        for _ in range(count):
            labels = self._neighbourhood()
            places = [place for label in labels for place in self._texts(self._passages[label])]
            for chat in self._random.choice(len(self._chats), CHATS, replace=False):
                places += self._texts(self._chats[chat])
            yield places + self._drawn_negatives(labels)

    def _neighbourhood(self) -> list[int]:
        weights = np.array([len(self._asked[label]) for label in self._passages], dtype=float)
        first = int(self._random.choice(len(weights), p=weights / weights.sum()))
        order = [int(place) for place in np.argsort(-self._likeness[first]) if place != first]
        near = [int(place) for place in self._random.choice(order[: 2 * NEIGHBOURS], NEIGHBOURS, replace=False)]
        others = [place for place in order if place not in near]
        far = [int(place) for place in self._random.choice(others, STRANGERS, replace=False)]
        return [first, *near, *far]

    def _texts(self, label: str) -> list[int]:
        chosen = [self._next_question(label) for _ in range(EACH)]
        said = self._said[label]
        if said and self._random.random() < SAID_SHARE * EACH:
            chosen[0] = said[int(self._random.integers(len(said)))]
        return chosen

    def _next_question(self, label: str) -> int:
        """Each question of a class once before any comes again."""
        queue = self._queues[label]
        if not queue:
            queue += [int(place) for place in self._random.permutation(self._asked[label])]
        return queue.pop()

    def _drawn_negatives(self, labels: Sequence[int]) -> list[int]:
        nearness = self._nearness[:, list(labels)].max(axis=1)
        near = np.argsort(-nearness)[: 20 * NEAR_NEGATIVES]
        chosen = [self._out_of_scope[int(i)] for i in self._random.choice(near, NEAR_NEGATIVES, replace=False)]
        others = self._random.choice(len(self._negatives), NEGATIVES, replace=False)
        return chosen + [self._negatives[int(place)] for place in others]
