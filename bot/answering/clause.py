"""What a clause says, as far as its direction goes: its sides, its negations, its opposites, what it compares.

All of it is read by words alone, so a reading never says that two clauses mean the same, only whether they point
the same way.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bot.answering.opposites import FILLERS, NEGATIONS, PHRASES, POLES
from bot.answering.side_words import Vocabulary, marked, plain

_NO_NEGATION = re.compile(r"\b(?:not only|no matter|no doubt|no longer than|if not|no\.?\s*\d+)\b")
_LACKING = re.compile(r"\b(?:without|lacking|lack|lacks|minus|w/o)\b|\bwith no\b")
_UNIVERSAL = re.compile(
    r"\b(?:always|every|everyone|everybody|guarantee[ds]?|automatic(?:ally)?|necessarily|definitely|certainly|"
    r"for sure|completely|fully|entirely|totally|forever|(?:100|hundred) ?(?:%|per ?cent)|"
    r"in any case|in all cases)(?!\w)"
)
_ONLY = re.compile(r"\b(?:only|solely|alone|merely|purely|exclusively|nothing but|by itself|on its own)\b")
_SUPERLATIVE = re.compile(
    r"\b(?:best|worst|fastest|quickest|easiest|cheapest|safest|biggest|highest|greatest|surest)\b"
)
_REASON = re.compile(r"[,;:]|\b(?:because|if|unless|without|though|although|whereas|so that|than)\b")
_COMPARES = re.compile(
    r"\b(?:than|superior to|inferior to|instead of|in place of|over an?|beats?|replaces?|outweighs?|"
    r"substitutes? for|make up for|as (?:good|fast|quick|cheap|valuable|useful|secure|safe|easy) as)\b"
)


class Reach(NamedTuple):
    """How far a clause goes: one thing alone, in every case, more than anything else, or without something."""

    only: bool
    universal: bool
    superlative: bool
    lacking: bool


@dataclass(frozen=True)
class Clause:
    """What a clause says, as far as its direction goes. `sides` are those that it names, in their order.

    `content` is what it speaks of beside them, `poles` are its opposites with the end that they are on. `fronted`
    tells of a negation in front ("isn't it …"), `is_mixed` of both ends of one opposite. `before` and `after` are
    what stands on either side of a comparison.
    """

    words: frozenset[str]
    content: frozenset[str]
    sides: tuple[str, ...]
    negated: bool
    fronted: bool
    poles: tuple[tuple[str, int], ...]
    is_mixed: bool
    reach: Reach
    needs: bool
    before: frozenset[str]
    after: frozenset[str]

    @property
    def dimensions(self) -> frozenset[str]:
        """What the opposites in it are about."""
        return frozenset(dimension for dimension, _ in self.poles)

    @property
    def reversed_on(self) -> frozenset[str]:
        """The dimensions on whose second end it is."""
        return frozenset(dimension for dimension, sign in self.poles if sign < 0)

    @property
    def sign(self) -> int:
        """1 where it affirms, -1 where it denies: each negation and each second end turns it around."""
        return self.sign_on(self.dimensions)

    def sign_on(self, dimensions: Collection[str]) -> int:
        """The same where only these dimensions count."""
        return -1 if (self.negated + len(self.reversed_on.intersection(dimensions))) % 2 else 1


@lru_cache(maxsize=8192)
def read(text: str, vocabulary: Vocabulary, is_marked: bool = False, fronted: bool = False) -> Clause:
    """The reading of a clause; `is_marked` where its sides have their names already."""
    clause = _with_phrases_read(text if is_marked else marked(plain(text), vocabulary))
    comparison = _COMPARES.search(clause)
    tokens = _tokens(_NO_NEGATION.sub(" ", clause))
    negations = sum(token in NEGATIONS for token in tokens) - fronted
    found = [POLES[token] for token in tokens if token in POLES]
    poles = tuple(sorted(set(found)))
    return Clause(
        words=frozenset(map(_stem, tokens)),
        content=_content(tokens),
        sides=tuple(dict.fromkeys(token for token in tokens if token.startswith("<"))),
        negated=negations % 2 == 1,
        fronted=fronted,
        poles=poles,
        is_mixed=len({dimension for dimension, _ in poles}) < len(poles),
        reach=Reach(
            *(pattern.search(clause) is not None for pattern in (_ONLY, _UNIVERSAL, _SUPERLATIVE, _LACKING))
        ),
        needs=any(dimension == "need" for dimension, _ in poles),
        before=_compared(clause[: comparison.start()]) if comparison else frozenset(),
        after=_compared(clause[comparison.end() :]) if comparison else frozenset(),
    )


def _compared(text: str) -> frozenset[str]:
    return frozenset(
        token if token.startswith("<") else _stem(token)
        for token in _tokens(text)
        if token not in FILLERS and token not in POLES
    )


def main_clause(text: str) -> str:
    """The first clause of a statement: what its verdict stands for, without reasons and conditions."""
    first = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
    return _REASON.split(first, maxsplit=1)[0]


@lru_cache(maxsize=8192)
def content_of(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """What a text speaks of beside the sides."""
    return _content(_tokens(_with_phrases_read(marked(plain(text), vocabulary))))


def _with_phrases_read(clause: str) -> str:
    for pattern, word in PHRASES:
        clause = pattern.sub(word, clause)
    return clause


def _content(tokens: Iterable[str]) -> frozenset[str]:
    """What a clause speaks of beside the sides: stems, and for antonyms the dimension that they are poles of."""
    return frozenset(
        f"~{POLES[token][0]}" if token in POLES else _stem(token)
        for token in tokens
        if token not in FILLERS and token not in NEGATIONS and not token.startswith("<")
    )


def _tokens(text: str) -> list[str]:
    text = re.sub(r"\bwon't\b", "will not", re.sub(r"\bcan't\b", "can not", text)).replace("n't", " not")
    return re.findall(r"<\d+|[a-z]+(?:-[a-z]+)*", re.sub(r"'(?:s|re|ve|ll|d|m)\b", "", text))


def _stem(word: str) -> str:
    """The word without its ending, roughly: enough to take "helps" and "helping" for one."""
    for ending in ("ing", "ies", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word.rstrip("e") if len(word) > 4 else word
