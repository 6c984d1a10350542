"""Puts misspelt words right, but only into words that the training examples use.

A word counts as misspelt when neither English (the word list of pyspellchecker) nor the examples know it. So a
rare but sound word, which often is what tells that a question is not covered, stays what it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
LONG = 7
"""A word of this length or more may hold two typing errors, one of `SHORTEST` or more a single one."""

KNOWN_FROM = 2
TARGET_FROM = 3
TARGET_UNLISTED_FROM = 8
"""How often the examples must use a word: to leave it alone, to correct into it, and that if English lacks it."""

CANDIDATES = 5

_WORD = re.compile(r"[A-Za-z][A-Za-z']*")


class SpellingCorrector:
    """Corrects texts by the words of the training examples and a list of English words."""

    def __init__(self, counts: Mapping[str, int], is_english: Callable[[str], bool]) -> None:
        self._counts = counts
        self._is_english = is_english
        self._targets: dict[str, list[str]] = {}
        for word, count in sorted(counts.items()):
            enough = TARGET_FROM if is_english(word) else TARGET_UNLISTED_FROM
            if len(word) >= SHORTEST and count >= enough:
                self._targets.setdefault(word[0], []).append(word)

    def correct(self, text: str) -> str:
        """The text with each misspelt word put right, where an example's word is near enough."""
        return _WORD.sub(lambda match: self._corrected(match.group()), text)

    def _corrected(self, word: str) -> str:
        lower = word.lower()
        if len(lower) < SHORTEST or "'" in lower or self._is_known(lower):
            return word
        near = process.extract(
            lower,
            self._targets.get(lower[0], []),
            scorer=OSA.distance,
            score_cutoff=2 if len(lower) >= LONG else 1,
            limit=CANDIDATES,
        )
        if not near:
            return word
        return min(near, key=lambda found: (found[1], -self._counts[found[0]], found[0]))[0]

    def _is_known(self, word: str) -> bool:
        singular = word.removesuffix("s")
        return self._counts.get(word, 0) >= KNOWN_FROM or self._is_english(word) or self._is_english(singular)


def word_counts(texts: Iterable[str]) -> dict[str, int]:
    """How often each word, in lower case, occurs in the texts."""
    return dict(Counter(word.lower() for text in texts for word in _WORD.findall(text)))
