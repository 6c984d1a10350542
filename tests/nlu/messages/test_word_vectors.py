from __future__ import annotations

import numpy as np
import pytest

from bot.encoder.sentence_encoder import SentenceEncoder, TokenVectors
from bot.nlu.messages.word_vectors import DIRECTIONS, NEIGHBOURS, PART, Projection, word_vectors
from bot.nlu.messages.words import words_of


class Letters:
    """Gives every two letters of a text a vector: where they stand, and how many texts came before."""

    dimension = 2

    def __init__(self, most: int = 1_000) -> None:
        self.texts: list[str] = []
        self._most = most

    def tokens(self, text: str) -> TokenVectors:
        spans = tuple((start, start + 2) for start in range(0, min(len(text), self._most), 2))
        self.texts.append(text)
        vectors = np.array([[start, len(self.texts)] for start, _ in spans], dtype=np.float32).reshape(-1, 2)
        return TokenVectors(vectors, spans)


def test_a_word_is_the_mean_of_its_pieces() -> None:
    text = "ab cdef"
    vectors = word_vectors(text, words_of(text), Letters())
    # "ab" is the piece at 0; "cdef" meets those at 2, 4 and 6.
    assert vectors.tolist() == [[0, 1], [4, 1]]


def test_a_word_that_was_not_read_has_no_vector() -> None:
    text = "ab cd x"
    assert word_vectors(text, words_of(text), Letters(most=5))[2].tolist() == [0, 0]


def test_a_short_message_is_encoded_as_it_is_and_a_long_one_by_sentences() -> None:
    letters = Letters()
    word_vectors("  hello there ", words_of("  hello there "), letters)
    assert letters.texts == ["  hello there "]
    text = "so much to say. " * 40
    vectors = word_vectors(text, words_of(text), letters := Letters())
    assert len(letters.texts) > 1
    assert all(part.strip().endswith(".") for part in letters.texts)
    assert max(len(words_of(part)) for part in letters.texts) <= PART
    assert vectors[:, 1].min() >= 1


def test_pieces_of_the_real_encoder_cover_a_messages_words(encoder: SentenceEncoder) -> None:
    text = "I’m a phlebotomist, 4½ yrs — naïve 😀 " * 30
    vectors = word_vectors(text, words_of(text), encoder)
    assert (np.abs(vectors).sum(axis=1) > 0).mean() > 0.95


@pytest.mark.parametrize("count", [1, 2, 5])
def test_neighbours_stand_beside_a_word(count: int) -> None:
    random = np.random.default_rng(0)
    projection = Projection.of(random.normal(2, 3, (600, DIRECTIONS + 4)).astype(np.float32))
    vectors = random.normal(2, 3, (count, DIRECTIONS + 4)).astype(np.float32)
    beside = projection.with_neighbours(vectors).reshape(count, 1 + 2 * NEIGHBOURS, DIRECTIONS)
    own = (vectors - projection.mean) @ projection.directions
    for place in range(count):
        assert beside[place, 0] == pytest.approx(own[place])
        for step in range(1, NEIGHBOURS + 1):
            before = own[place - step] if place >= step else np.zeros(DIRECTIONS)
            after = own[place + step] if place + step < count else np.zeros(DIRECTIONS)
            assert beside[place, 2 * step - 1] == pytest.approx(before)
            assert beside[place, 2 * step] == pytest.approx(after)


def test_all_directions_have_one_scale() -> None:
    vectors = np.random.default_rng(1).normal(5, 1, (900, DIRECTIONS)).astype(np.float32) * np.arange(
        1, DIRECTIONS + 1
    )
    own = Projection.of(vectors.astype(np.float32)).with_neighbours(vectors.astype(np.float32))[:, :DIRECTIONS]
    assert own.std(axis=0) == pytest.approx(np.ones(DIRECTIONS), abs=0.01)
