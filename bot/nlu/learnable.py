"""Which of very many examples a classifier learns from: memory grows with their square, time with their cube."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rasa.shared.nlu.training_data.message import Message

from bot.nlu.message_attributes import PASSAGE
from bot.nlu.retrieval import LEARNED_FROM

MOST_EXAMPLES = 18_500
"""Up to so many all are learned: their kernel takes 1.4 GB, and three times that while it is solved."""


def learnable(examples: Sequence[Message]) -> list[Message]:
    """The examples to learn from, in their order.

    Of more than `MOST_EXAMPLES`, small passages are left out, which are found by their texts anyway, and then what
    the largest passages have most of. What no passage answers stays whole: it is what refusing is learned from.
    """
    chosen = list(examples)
    if len(chosen) <= MOST_EXAMPLES:
        return chosen
    sizes = Counter(one.get(PASSAGE) for one in chosen)
    chosen = [one for one in chosen if not one.get(PASSAGE) or sizes[one.get(PASSAGE)] >= LEARNED_FROM]
    sizes = Counter(one.get(PASSAGE) for one in chosen if one.get(PASSAGE))
    most = _most_of_each(sizes, MOST_EXAMPLES - (len(chosen) - sizes.total()))
    seen: Counter[str] = Counter()
    kept = []
    for one in chosen:
        passage = one.get(PASSAGE)
        if not passage or _is_kept(seen[passage], sizes[passage], most):
            kept.append(one)
        seen[passage] += 1
    return kept


def _most_of_each(sizes: Counter[str], room: int) -> int:
    """How many examples each passage may keep so that all together find room; one at least."""
    most = max(sizes.values(), default=1)
    while most > 1 and sum(min(size, most) for size in sizes.values()) > room:
        most -= 1
    return most


def _is_kept(place: int, size: int, most: int) -> bool:
    """Whether the example at this place is among the `most` of `size`, which are taken evenly from all of them."""
    return size <= most or (place + 1) * most // size > place * most // size
