"""What a misspelt word may stand for, among the words that the training examples use.

A word counts as misspelt when neither English (pyspellchecker's word list) nor the examples know it. The examples
also contain misspellings on purpose: words that are far rarer in them than a word with nearly the same letters. A
rare but correct word, which often shows that a question is not covered, is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.nlu.text.spelling_variants import respelt

SHORTEST = 4
LONG = 7
"""A word of at least this length may contain two typing errors; one of at least `SHORTEST`, a single one."""

SHORTEST_WITHOUT_VOWELS = 3
"""The fewest letters of a word that is read as one whose vowels were left out, such as "cst" for "cost"."""

KNOWN_FROM = 2
TARGET_FROM = 3
TARGET_UNLISTED_FROM = 8
"""How often the examples must use a word: to leave it alone, to correct others into it, and to do so although it is
not in the English list."""

MISSPELLING_FACTOR = 20
"""How many times as often the examples must use a word for one of theirs to be its misspelling."""

CANDIDATES = 5

_VOWELS = re.compile(r"[aeiou]")


@dataclass(frozen=True)
class Candidate:
    """A word that may be meant; `only_lacks` when the word typed has no letter too many and none wrong."""

    word: str
    errors: float
    only_lacks: bool


class Speller:
    """Knows the words of the training examples and a list of English words."""

    def __init__(self, counts: Mapping[str, int], is_english: Callable[[str], bool]) -> None:
        self._counts = counts
        self._is_english = is_english
        self._targets: dict[str, list[str]] = {}
        often = [word for word, count in sorted(counts.items()) if len(word) >= SHORTEST and count >= TARGET_FROM]
        for word in filter(is_english, often):
            self._add_target(word)
        # After the English words, so that a misspelling that the examples repeat does not become a target.
        for word in often:
            if not is_english(word) and counts[word] >= TARGET_UNLISTED_FROM and not self.candidates(word):
                self._add_target(word)

    @property
    def targets(self) -> tuple[str, ...]:
        """The words that others may be corrected into."""
        return tuple(word for words in self._targets.values() for word in words)

    def candidates(self, word: str) -> list[Candidate]:
        """The words that this one, in lower case, may stand for; none when it is not a misspelling."""
        if "'" in word or self._is_english(word) or self._is_english(word.removesuffix("s")):
            return []
        if any(map(self._is_english, respelt(word))):
            # The word list is American: "defence" is spelt as it should be.
            return []
        near = self._without_vowels(word) or self._nearest(word)
        if not near:
            return []
        # Of equally near words, one that only lacks letters: leaving a letter out is the commonest error.
        best = min(near, key=lambda c: (c.errors, not c.only_lacks, -self._counts[c.word], c.word))
        return [] if self._is_known_beside(best.word, word) else near

    def _add_target(self, word: str) -> None:
        self._targets.setdefault(word[0], []).append(word)

    def _is_known_beside(self, target: str, word: str) -> bool:
        """Whether the examples use the word in its own right; the target plus an ending is another form of it."""
        if target == word:
            return True
        own = self._counts.get(word, 0)
        rare = self._counts[target] >= MISSPELLING_FACTOR * own and not word.startswith(target)
        return own >= KNOWN_FROM and not rare

    def _nearest(self, word: str) -> list[Candidate]:
        if len(word) < SHORTEST:
            return []
        # The first letter is right, or comes second.
        targets = [*self._targets.get(word[0], []), *(self._by_second(word) if word[0] != word[1] else ())]
        found = process.extract(
            word,
            targets,
            scorer=OSA.distance,
            score_cutoff=2 if len(word) >= LONG else 1,
            limit=CANDIDATES,
        )
        return [Candidate(target, errors, is_within(word, target)) for target, errors, _ in found]

    def _by_second(self, word: str) -> list[str]:
        """The words that this one would be near to if its first two letters were swapped."""
        swapped = word[1] + word[0]
        return [target for target in self._targets.get(word[1], []) if target.startswith(swapped)]

    def _without_vowels(self, word: str) -> list[Candidate]:
        if len(word) < SHORTEST_WITHOUT_VOWELS or _VOWELS.search(word):
            return []
        return [
            Candidate(target, 0.0, True)
            for target in self._targets.get(word[0], [])
            if _VOWELS.sub("", target) == word
        ]


def is_within(letters: str, word: str) -> bool:
    """Whether the word contains these letters in this order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)
