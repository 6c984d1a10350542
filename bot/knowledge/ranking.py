"""Ranks passages by their texts alone: nearness in meaning first, the words of the question beside it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from bot.documents.passage import LEAD
from bot.knowledge.passage_index import Nearness, PassageIndex

ANSWER_FROM = 0.55
"""The probability that some passage answers, from which the best is given without reserve (docs/decisions)."""

MEANING_WEIGHT = 15.0
"""Of the typical cosine; this and the next were chosen on training examples left out of the index."""

WORDS_WEIGHT = 3.0


@dataclass(frozen=True)
class RankedPassage:
    """A passage that may answer: its share among those ranked (0 to 1), its best point, and what spoke for it.

    `similarity` is the cosine of its nearest text, `why` that text, `words` the share of the question's words that
    one text covers.
    """

    key: str
    share: float
    point: str
    similarity: float
    words: float
    why: str


def rank(
    index: PassageIndex, nearness: Nearness, limit: int, among: Collection[str] | None = None
) -> tuple[RankedPassage, ...]:
    """The passages nearest to a question, best first, at most `limit`; only those `among`, where that is given."""
    scores = MEANING_WEIGHT * nearness.typical.astype(np.float64) + WORDS_WEIGHT * nearness.words
    left_out = nearness.nearest < 0
    if among is not None:
        left_out |= np.array([key not in among for key in index.keys])
    if left_out.all():
        return ()
    scores[left_out] = -np.inf
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    order = np.argsort(-shares, kind="stable")[:limit]
    return tuple(_ranked(index, nearness, int(place), float(shares[place])) for place in order if shares[place] > 0)


def _ranked(index: PassageIndex, nearness: Nearness, place: int, share: float) -> RankedPassage:
    key = index.keys[place]
    entry = index.best_entry(key, nearness)
    return RankedPassage(
        key=key,
        share=share,
        point=index.best_point(key, nearness) or LEAD,
        similarity=float(nearness.nearest[place]),
        words=float(nearness.words[place]),
        why=entry.text if entry is not None else "",
    )
