"""Of a passage's entries (its title, questions and texts) the one that is nearest to a text in meaning."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.knowledge.queries import Entry
from bot.knowledge.store import KnowledgeSnapshot

Vectors = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Nearest:
    """An entry, and its cosine with the text."""

    entry: Entry
    similarity: float

    @property
    def point(self) -> str:
        """The point of the passage which the entry belongs to."""
        return self.entry.point


class PassageEntries:
    """The entries of a snapshot, by passage. Make it once per revision."""

    def __init__(self, snapshot: KnowledgeSnapshot) -> None:
        if snapshot.vectors is None:
            raise ValueError("The snapshot was read without vectors.")
        self.revision = snapshot.revision
        self.keys = tuple(snapshot.passages)
        """Of the passages, in document order."""
        self.entries = snapshot.entries
        self.vectors: Vectors = snapshot.vectors
        position = {key: place for place, key in enumerate(self.keys)}
        passage_of = np.array([position[entry.passage] for entry in self.entries], dtype=np.int64)
        self.by_passage: Rows = np.argsort(passage_of, kind="stable")
        """The rows of all entries, those of the first passage first."""
        self.starts: Rows = np.searchsorted(passage_of[self.by_passage], np.arange(len(self.keys)))
        """Where each passage's rows begin in `by_passage`."""
        self._rows = dict(zip(self.keys, np.split(self.by_passage, self.starts[1:]), strict=True))

    def nearest(self, key: str, vector: Vectors) -> Nearest:
        """The nearest entry of the passage of this key to a vector of shape (dimension,)."""
        rows = self._rows[key]
        similarity = self.vectors[rows] @ vector
        best = int(np.argmax(similarity))
        return Nearest(self.entries[rows[best]], float(similarity[best]))
