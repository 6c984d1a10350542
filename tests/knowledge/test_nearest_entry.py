"""The nearest entry of a passage, also where the entries of a passage do not stand together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bot.knowledge.nearest_entry import PassageEntries
from tests.documents.career import BADGES, PAY
from tests.knowledge.test_search import ALONG_X, ALONG_Y, BETWEEN, snapshot

MIXED = snapshot(
    (BADGES.key, "what is a badge", ALONG_Y),
    (PAY.key, "will it raise my pay", ALONG_X),
    (BADGES.key, "who gives badges", BETWEEN),
)


@pytest.mark.parametrize(
    ("key", "vector", "text", "similarity"),
    [
        (BADGES.key, ALONG_Y, "what is a badge", 1.0),
        (BADGES.key, ALONG_X, "who gives badges", 0.6),
        (PAY.key, ALONG_Y, "will it raise my pay", 0.0),
    ],
)
def test_of_its_own_entries_alone(key: str, vector: list[float], text: str, similarity: float) -> None:
    found = PassageEntries(MIXED).nearest(key, np.array(vector, dtype=np.float32))
    assert found.entry.text == text
    assert found.similarity == pytest.approx(similarity)


def test_a_snapshot_needs_vectors() -> None:
    with pytest.raises(ValueError, match="without vectors"):
        PassageEntries(replace(MIXED, vectors=None))
