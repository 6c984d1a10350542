"""What holds of a word in its place: its letters, its neighbours, what kind of words stand around it.

Features are names; which names count is settled in training (`FeatureTable`). Numbers, units and months are given
as their kind (`bot.nlu.messages.words`), so that "three years" says as much of "7 yrs".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from bot.nlu.messages.words import Word, shape_of

NEAR = 3
"""How many words on either side are told apart by their place."""

AROUND = 6
"""How many on either side are told apart by their side alone."""

SHORT = 8
"""A message of at most so many words may be the bare answer to the open question."""

SELDOM = 3
"""A feature that holds of fewer words in training is left out."""

_NOTHING = "^"


@dataclass(frozen=True)
class FeatureTable:
    """The features that count, by name, and their column."""

    columns: dict[str, int]

    @classmethod
    def of(cls, words: Iterable[Iterable[str]]) -> FeatureTable:
        """The features that are not seldom among these words."""
        counts = Counter(name for names in words for name in names)
        return cls(
            {name: column for column, name in enumerate(sorted(n for n, c in counts.items() if c >= SELDOM))}
        )

    def matrix(self, words: Sequence[Sequence[str]]) -> sparse.csr_matrix:
        """Of shape (words, features): 1 where a feature holds."""
        found = [[column for column in map(self.columns.get, names) if column is not None] for names in words]
        ends = np.cumsum([0, *map(len, found)])
        columns = np.array([column for row in found for column in row], dtype=np.int32)
        ones = np.ones(len(columns), dtype=np.float32)
        return sparse.csr_matrix((ones, columns, ends), shape=(len(words), len(self.columns)))


def features_of(words: Sequence[Word], asked: str | None) -> list[list[str]]:
    """The features of each word of a message that came when the question `asked` was open."""
    kinds = [word.kind for word in words]
    return [
        [
            *_of_the_word(words[place]),
            *_of_neighbours(kinds, place),
            *(_of_the_question(asked, words, place) if asked else ()),
            f"length={min(len(words) // 4, 6)}",
        ]
        for place in range(len(words))
    ]


def _of_the_word(word: Word) -> Iterator[str]:
    lower = word.lower
    yield from (f"word={lower}", f"kind={word.kind}", f"outline={shape_of(word.written)}")
    yield from (f"ends={lower[-3:]}", f"end={lower[-2:]}", f"begins={lower[:3]}")


def _of_neighbours(kinds: Sequence[str], place: int) -> Iterator[str]:
    def at(step: int) -> str:
        return kinds[place + step] if 0 <= place + step < len(kinds) else _NOTHING

    for step in range(1, NEAR + 1):
        yield f"-{step}={at(-step)}"
        yield f"+{step}={at(step)}"
    yield f"-1,0={at(-1)} {at(0)}"
    yield f"0,+1={at(0)} {at(1)}"
    yield f"-2,-1={at(-2)} {at(-1)}"
    yield f"+1,+2={at(1)} {at(2)}"
    yield f"-1,0,+1={at(-1)} {at(0)} {at(1)}"
    yield f"-3..-1={at(-3)} {at(-2)} {at(-1)}"
    yield f"+1..+3={at(1)} {at(2)} {at(3)}"
    yield from (f"before={kind}" for kind in sorted(set(kinds[max(0, place - AROUND) : place])))
    yield from (f"after={kind}" for kind in sorted(set(kinds[place + 1 : place + 1 + AROUND])))


def _of_the_question(asked: str, words: Sequence[Word], place: int) -> Iterator[str]:
    kind = words[place].kind
    yield f"asked={asked}"
    yield f"asked={asked} word={kind}"
    yield f"asked={asked} -1={words[place - 1].kind if place else _NOTHING}"
    yield f"asked={asked} place={min(place, 3)}"
    if len(words) <= SHORT:
        yield f"asked={asked} short"
