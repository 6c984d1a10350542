"""Which of very many examples a classifier learns from: memory grows with their square, time with their cube."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.message_attributes import PASSAGE
from bot.nlu.retrieval import LEARNED_FROM

MOST_EXAMPLES = 12_000
"""Up to so many all are learned: their kernel takes 0.6 GB, and three times that while it is solved."""


def learnable(examples: Sequence[Message]) -> list[Message]:
    """The examples to learn from, in their order.

    Of more than `MOST_EXAMPLES`, small passages are left out, which are found by their texts anyway, and then what
    the largest passages and intents have most of.
    """
    chosen = list(examples)
    if len(chosen) <= MOST_EXAMPLES:
        return chosen
    sizes = Counter(map(_label, chosen))
    chosen = [one for one in chosen if not one.get(PASSAGE) or sizes[_label(one)] >= LEARNED_FROM]
    most = _most_of_each(Counter(map(_label, chosen)))
    seen: Counter[str] = Counter()
    kept = []
    for one in chosen:
        seen[_label(one)] += 1
        if seen[_label(one)] <= most:
            kept.append(one)
    return kept


def _most_of_each(sizes: Counter[str]) -> int:
    """How many examples each label may keep so that all together are no more than `MOST_EXAMPLES`."""
    most = max(sizes.values())
    while most > 1 and sum(min(size, most) for size in sizes.values()) > MOST_EXAMPLES:
        most -= 1
    return most


def _label(message: Message) -> str:
    return str(message.get(PASSAGE) or message.get(INTENT))
