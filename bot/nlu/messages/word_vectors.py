"""A vector for every word of a message in its place, however long the message is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from bot.encoder.sentence_encoder import TokenVectors, Vectors
from bot.nlu.messages.words import Word

PART = 56
"""The most words that are encoded together: the encoder reads 128 pieces of words at a time."""

NEIGHBOURS = 2
"""How many words on either side a word's vector takes in."""

DIRECTIONS = 128
"""How many numbers of a word's vector are kept: the directions in which words differ most."""

_ENDS = frozenset(".!?;\n")


class TokenEncoder(Protocol):
    """What gives each piece of a word a vector."""

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""

    def tokens(self, text: str) -> TokenVectors:
        """The vectors of the pieces of words that it reads."""


def word_vectors(text: str, words: Sequence[Word], encoder: TokenEncoder) -> Vectors:
    """Of shape (words, dimension): the mean of the pieces that a word was cut into; nothing for one left unread."""
    vectors = np.zeros((len(words), encoder.dimension), dtype=np.float32)
    for first, last in _parts(words):
        # A short message goes in as it is, for it was encoded so before.
        start = words[first].start if first else 0
        end = words[last - 1].end if last < len(words) else len(text)
        tokens = encoder.tokens(text[start:end])
        piece = 0
        for place in range(first, last):
            word = words[place]
            while piece < len(tokens.spans) and tokens.spans[piece][1] + start <= word.start:
                piece += 1
            after = piece
            while after < len(tokens.spans) and tokens.spans[after][0] + start < word.end:
                after += 1
            if after > piece:
                vectors[place] = tokens.vectors[piece:after].mean(axis=0)
    return vectors


@dataclass(frozen=True)
class Projection:
    """Brings word vectors down to the directions in which they differ most, all to the same scale."""

    mean: Vectors
    directions: Vectors

    @classmethod
    def of(cls, vectors: Vectors) -> Projection:
        """By the principal components of the words of training."""
        mean = vectors.mean(axis=0)
        centred = vectors - mean
        variances, directions = np.linalg.eigh((centred.T @ centred / len(vectors)).astype(np.float64))
        kept = slice(-1, -DIRECTIONS - 1, -1)
        return cls(mean, (directions[:, kept] / np.sqrt(variances[kept] + 1e-6)).astype(np.float32))

    def with_neighbours(self, vectors: Vectors) -> Vectors:
        """The vectors of one message's words, each with those of its neighbours; nothing stands beyond the ends."""
        own = (vectors - self.mean) @ self.directions
        beside = [own]
        for step in range(1, NEIGHBOURS + 1):
            gap = np.zeros((min(step, len(own)), own.shape[1]), dtype=np.float32)
            beside += [np.concatenate([gap, own[:-step]]), np.concatenate([own[step:], gap])]
        return np.concatenate(beside, axis=1)


def _parts(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The first and the last word (exclusive) of each part, which ends with a sentence where it can."""
    first = 0
    while len(words) - first > PART:
        ends = (place for place in range(first + PART, first + PART // 2, -1) if words[place - 1].written in _ENDS)
        last = next(ends, first + PART)
        yield first, last
        first = last
    if first < len(words):
        yield first, len(words)
