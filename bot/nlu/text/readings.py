"""What the words of a text may stand for: misspelt, misheard, run together, split, or other English."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import OSA

from bot.nlu.text.sound_alikes import homophones, sound_key, sounds_like
from bot.nlu.text.spelling import Speller, is_within
from bot.nlu.text.spelling_variants import RAISE, is_rise_in_pay, other_words, respelt
from bot.nlu.text.word_model import EDGE, WordModel

ONE_ERROR = 5.0
A_WRONG_LETTER = 1.0
"""Added where letters are not merely missing: leaving one out is the commonest error."""

MISHEARD = 2.5
HOMOPHONE = 4.0
DROPPED_LETTER = 3.0
RUN_TOGETHER = 1.0
VARIANT_OF_UNKNOWN = 0.0
VARIANT_OF_KNOWN = 4.0
LEFT_OUT = 2.0
MISSPELT = 13.0
"""What each reading costs: the natural logarithm of how much likelier it has to make the text. `MISSPELT` is the
cost of leaving a misspelt word as it is."""

TARGET_FROM = 5
"""How often the examples must use a word before one that sounds or is spelt nearly like it is read as it."""

KNOWN_FROM = 2
SHORTEST_DROPPED = 3
SHORTEST_MISHEARD = 4
SHORTEST_JOINED = 7
MOST_JOINED = 3

HESITATIONS = frozenset({"er", "erm", "um", "uh", "like", "you know", "i mean"})


@dataclass(frozen=True)
class Reading:
    """What the words from `start` to before `end` may stand for; no `words` where they are better left out.

    `needs_support` where it only counts between words that the examples use right beside it.
    """

    start: int
    end: int
    words: tuple[str, ...]
    cost: float = 0.0
    needs_support: bool = False


class ReadingFinder:
    """Finds readings by the words of the training examples and a list of English words."""

    def __init__(self, model: WordModel, is_english: Callable[[str], bool]) -> None:
        self._model = model
        self._is_english = is_english
        self._speller = Speller(model.counts, is_english)
        self._homophones = homophones()
        self._other_words = other_words()
        self._targets = {word for word in self._speller.targets if model.count(word) >= TARGET_FROM}
        self._by_sound: dict[str, list[str]] = {}
        self._by_length: dict[tuple[str, int], list[str]] = {}
        for word in sorted(self._targets):
            self._by_sound.setdefault(sound_key(word), []).append(word)
            self._by_length.setdefault((word[0], len(word)), []).append(word)

    def find(self, words: Sequence[str]) -> Iterator[Reading]:
        """All readings of adjacent words in lower case, including each word unchanged."""
        for at in range(len(words)):
            yield from self._of_word(words, at)
            for end in range(at + 2, min(at + MOST_JOINED, len(words)) + 1):
                yield from self._variants(words, at, end)
                yield from self._joined(words, at, end)
            for end in (at + 1, at + 2):
                if self._is_noise(words, at, end):
                    yield Reading(at, end, (), LEFT_OUT, needs_support=True)

    def _of_word(self, words: Sequence[str], at: int) -> Iterator[Reading]:
        word, end = words[at], at + 1
        before, after = _beside(words, at, end)
        if is_rise_in_pay(before, word, after):
            # How the examples use the word does not help: they use "rise" for other things as well.
            yield Reading(at, end, (RAISE,))
            return
        yield from self._variants(words, at, end)
        near = self._speller.candidates(word)
        if near:
            yield Reading(at, end, (word,), MISSPELT)
            for found in near:
                cost = ONE_ERROR * found.errors + A_WRONG_LETTER * (not found.only_lacks)
                yield Reading(at, end, (found.word,), cost)
            yield from self._misheard(word, at, needs_support=False)
            return
        yield Reading(at, end, (word,))
        if self._fits(words, at, end):
            return
        for other in self._homophones.get(word, ()):
            yield Reading(at, end, (other,), HOMOPHONE, needs_support=True)
        if self._model.count(word) < KNOWN_FROM and "'" not in word:
            yield from self._dropped_letter(words, at)
            yield from self._misheard(word, at, needs_support=True)
            yield from self._run_together(word, at)

    def _variants(self, words: Sequence[str], at: int, end: int) -> Iterator[Reading]:
        phrase = " ".join(words[at:end])
        others = self._other_words.get(phrase, ())
        known = all(map(self._model.count, words[at:end]))
        for other in others if end - at > 1 else (*others, *respelt(phrase)):
            said = tuple(other.split())
            if all(map(self._model.count, said)):
                yield Reading(at, end, said, VARIANT_OF_KNOWN if known else VARIANT_OF_UNKNOWN)

    def _dropped_letter(self, words: Sequence[str], at: int) -> Iterator[Reading]:
        word = words[at]
        if len(word) < SHORTEST_DROPPED:
            return
        before, after = _beside(words, at, at + 1)
        is_english = self._is_english(word)
        for target in self._by_length.get((word[0], len(word) + 1), ()):
            beside = is_english or self._model.follows(before, target) or self._model.follows(target, after)
            if beside and is_within(word, target):
                yield Reading(at, at + 1, (target,), DROPPED_LETTER, needs_support=is_english)

    def _misheard(self, word: str, at: int, needs_support: bool) -> Iterator[Reading]:
        if len(word) < SHORTEST_MISHEARD:
            return
        for target in self._by_sound.get(sound_key(word), ()):
            if target != word and sounds_like(word, target):
                yield Reading(at, at + 1, (target,), MISHEARD, needs_support)

    def _run_together(self, word: str, at: int) -> Iterator[Reading]:
        if self._is_english(word):
            return
        for cut in range(2, len(word) - 1):
            if self._model.follows(word[:cut], word[cut:]) >= KNOWN_FROM:
                yield Reading(at, at + 1, (word[:cut], word[cut:]), RUN_TOGETHER)

    def _joined(self, words: Sequence[str], at: int, end: int) -> Iterator[Reading]:
        joined = "".join(words[at:end])
        pairs = pairwise(words[at:end])
        if len(joined) < SHORTEST_JOINED or all(self._model.follows(*pair) >= KNOWN_FROM for pair in pairs):
            return
        if joined in self._targets:
            yield Reading(at, end, (joined,), RUN_TOGETHER)
            return
        for target in self._by_sound.get(sound_key(joined), ()):
            if sounds_like(joined, target) and OSA.distance(joined, target) <= 2:
                yield Reading(at, end, (target,), MISHEARD, needs_support=True)

    def _is_noise(self, words: Sequence[str], at: int, end: int) -> bool:
        """Whether the words are hesitation, or repeat what was just said, between two words of one part."""
        if at == 0 or end >= len(words):
            return False
        said, length = words[at:end], end - at
        if length > 1 and words[max(0, at - length) : at] == said:
            return True
        again = words[at - 1] == said[0] and length == 1
        return (again or " ".join(said) in HESITATIONS) and not self._fits(words, at, end)

    def _fits(self, words: Sequence[str], at: int, end: int) -> bool:
        """Whether the examples use these words both after the word before them and before the word after them."""
        before, after = _beside(words, at, end)
        return bool(self._model.follows(before, words[at]) and self._model.follows(words[end - 1], after))


def _beside(words: Sequence[str], at: int, end: int) -> tuple[str, str]:
    return words[at - 1] if at else EDGE, words[end] if end < len(words) else EDGE
