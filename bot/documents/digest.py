"""The texts that the model is trained on, and one digest of them.

Model and database each keep the digest of the questions they were made from: when the two differ, the model
must be trained again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.documents.passage import LEAD, Document, Passage


class TrainingItem(NamedTuple):
    """A text that people may type, and where it leads: an intent, a passage and one of its points."""

    intent: str
    passage: str
    point: str
    text: str


def training_items(documents: Iterable[Document]) -> Iterator[TrainingItem]:
    """Titles and aliases (tied to `LEAD`) and questions of all passages, in document order, each once."""
    seen: set[TrainingItem] = set()
    for document in documents:
        for passage in document.passages:
            for item in _items_of(passage):
                if item not in seen:
                    seen.add(item)
                    yield item


def _items_of(passage: Passage) -> Iterator[TrainingItem]:
    for text in (passage.title, *passage.aliases):
        yield TrainingItem(passage.intent, passage.key, LEAD, text)
    for question in passage.questions:
        yield TrainingItem(passage.intent, passage.key, question.point, question.text)


def question_digest(documents: Iterable[Document]) -> str:
    """The digest of everything that the documents teach the model; see `digest_of`."""
    return digest_of(training_items(documents))


def digest_of(items: Iterable[tuple[str, str, str, str]]) -> str:
    """SHA-256 in hex over the set of (intent, passage key, point id, text).

    Order and repetition do not count. The items are written as JSON first, so that no two different sets
    read alike.
    """
    ordered = sorted(set(map(tuple, items)))
    return hashlib.sha256(json.dumps(ordered, ensure_ascii=True).encode("ascii")).hexdigest()
