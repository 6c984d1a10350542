"""How often the training examples use a word, and one word after another: what reads well where.

A bigram model with Dirichlet smoothing (Zhai & Lafferty, "A study of smoothing methods for language models", 2004).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

_WORD = re.compile(r"(?<!\w)[A-Za-z][A-Za-z']*(?!\w)")
EDGE = "|"
"""Marks where a text, or a part of it between punctuation marks, begins and ends."""

SMOOTHING = 5.0
UNSEEN = -12.0
"""The log probability, in any place, of a word that the examples do not contain."""

_MARK = re.compile(r"[^\s\-'’\"()]")


@dataclass(frozen=True)
class WordModel:
    """Counts of words and of pairs of words; `pairs` holds the two words with a space between them."""

    counts: Mapping[str, int]
    pairs: Mapping[str, int]
    _total: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_total", max(1, sum(self.counts.values())))

    @classmethod
    def of(cls, texts: Iterable[str]) -> WordModel:
        """Counts the words and pairs of the texts."""
        counts: Counter[str] = Counter()
        pairs: Counter[str] = Counter()
        for text in texts:
            for part in parts(text):
                words = [EDGE, *(match.group().lower() for match in part), EDGE]
                counts.update(words[1:])
                pairs.update(f"{before} {after}" for before, after in pairwise(words))
        return cls(dict(counts), dict(pairs))

    def as_dict(self) -> dict[str, Mapping[str, int]]:
        """The arguments that make the same model again, as plain JSON values."""
        return {"counts": self.counts, "pairs": self.pairs}

    def count(self, word: str) -> int:
        """How often the examples use the word."""
        return self.counts.get(word, 0)

    def follows(self, before: str, word: str) -> int:
        """How often the examples use the word right after the other."""
        return self.pairs.get(f"{before} {word}", 0)

    def log_probability(self, before: str, word: str) -> float:
        """The natural logarithm of the probability that the word follows the other one."""
        count = self.count(word)
        if not count:
            return UNSEEN
        expected = SMOOTHING * count / self._total
        return math.log((self.follows(before, word) + expected) / (self.count(before) + SMOOTHING))


def parts(text: str) -> Iterator[list[re.Match[str]]]:
    """The words of the text in parts, divided where a punctuation mark or a number stands between two of them."""
    part: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        if part and _MARK.search(text, part[-1].end(), match.start()):
            yield part
            part = []
        part.append(match)
    if part:
        yield part
