"""Reads a text as it was most likely meant: the best path through all readings of its words (Viterbi).

The words of the training examples show what reads well where. A correct word gives way only to one that the
examples use right after the word before it and right before the word after it. So the batch in "earn a batch" is
read as a badge, and "a batch job" stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from bot.dialogue.message_contract import ENGLISH_CODE
from bot.nlu.text.message_text import Edit, MessageText
from bot.nlu.text.readings import Reading, ReadingFinder
from bot.nlu.text.word_model import EDGE, WordModel, parts

_SHORT_FORM = re.compile(r"[A-Z][a-z]?[A-Z]+[a-z]?s?")
"""How degrees, exams and firms are written for short, "MSc", "HND" or "CPCs": misspelt forms of nothing."""

State = tuple[str, bool]
"""The last word of a path, and whether only a word that the examples use right after it may follow."""

Path = tuple[float, tuple[Reading, ...]]
"""What the readings of a path cost together, and the readings themselves."""


class Rereader:
    """Finds the likeliest reading of each text, by a model of the examples' words and a list of English ones."""

    def __init__(self, model: WordModel, is_english: Callable[[str], bool]) -> None:
        self._model = model
        self._finder = ReadingFinder(model, is_english)

    def read(self, text: MessageText) -> MessageText:
        """The text in its likeliest reading; words that make sense as they were typed are not touched.

        A text in another language than English is unchanged.
        """
        return text.edited(self._edits(text.now)) if text.language == ENGLISH_CODE else text

    def _edits(self, text: str) -> Iterator[Edit]:
        done = 0
        is_shouted = text.isupper()
        for part in parts(text):
            words = [match.group().lower() for match in part]
            for reading in self._likeliest(words):
                if tuple(words[reading.start : reading.end]) == reading.words:
                    continue
                if not is_shouted and any(
                    _SHORT_FORM.fullmatch(match.group()) for match in part[reading.start : reading.end]
                ):
                    continue
                start, end = part[reading.start].start(), part[reading.end - 1].end()
                if not reading.words:
                    # Words that are left out take the space before them with them.
                    start = done + len(text[done:start].rstrip())
                yield Edit(start, end, " ".join(reading.words))
                done = end

    def _likeliest(self, words: Sequence[str]) -> tuple[Reading, ...]:
        readings = list(self._finder.find(words))
        if all(reading.words == tuple(words[reading.start : reading.end]) for reading in readings):
            return ()  # Nothing could be anything else: the common case.
        by_start: dict[int, list[Reading]] = {}
        for reading in readings:
            by_start.setdefault(reading.start, []).append(reading)
        by_start[len(words)] = [Reading(len(words), len(words) + 1, (EDGE,))]
        paths: list[dict[State, Path]] = [{} for _ in range(len(words) + 2)]
        paths[0][EDGE, False] = (0.0, ())
        for start, here in enumerate(paths):
            for (before, needs_support), (cost, path) in here.items():
                for reading in by_start.get(start, ()):
                    step = self._cost(before, needs_support, reading)
                    if step is None:
                        continue
                    state = (reading.words[-1] if reading.words else before, reading.needs_support)
                    known = paths[reading.end].get(state)
                    if known is None or cost + step < known[0]:
                        paths[reading.end][state] = (cost + step, (*path, reading))
        _, best = min(paths[-1].values(), key=lambda path: path[0])
        return best[:-1]

    def _cost(self, before: str, needs_support: bool, reading: Reading) -> float | None:
        """What the reading adds to the cost of a path that ends in this word; None where it may not follow."""
        cost = reading.cost
        for position, word in enumerate(reading.words):
            supported = self._model.follows(before, word)
            if position == 0 and (needs_support or reading.needs_support) and not supported:
                return None
            cost -= self._model.log_probability(before, word)
            before = word
        return cost
