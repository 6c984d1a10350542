"""How often the examples use a word and one word after another, and what that says about a place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.text.word_model import EDGE, UNSEEN, WordModel, parts

MODEL = WordModel.of(["What is a badge?", "is a badge worth it", "a raise, a badge"])


def words_of(text: str) -> list[list[str]]:
    return [[match.group() for match in part] for part in parts(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("12 3.5", []),
        ("a badge, a raise", [["a", "badge"], ["a", "raise"]]),
        ("micro-credentials don't cost", [["micro", "credentials", "don't", "cost"]]),
        ("in 12 weeks", [["in"], ["weeks"]]),
        ("x2 café naïve ok", [["ok"]]),
        ('a "badge" (or two)', [["a", "badge", "or", "two"]]),
    ],
)
def test_marks_and_numbers_part_words(text: str, words: list[list[str]]) -> None:
    assert words_of(text) == words


def test_words_and_pairs_are_counted_in_lower_case() -> None:
    assert (MODEL.count("badge"), MODEL.count("what"), MODEL.count("nothing")) == (3, 1, 0)
    assert (MODEL.follows("a", "badge"), MODEL.follows("badge", "a"), MODEL.follows(EDGE, "a")) == (3, 0, 2)


def test_a_word_is_likelier_where_the_examples_use_it() -> None:
    after_a = MODEL.log_probability("a", "badge")
    assert 0 > after_a > MODEL.log_probability("is", "badge") > UNSEEN
    assert MODEL.log_probability("a", "nothing") == UNSEEN


def test_probabilities_after_a_word_add_up_to_one() -> None:
    vocabulary = [*MODEL.counts]
    total = sum(2.718281828459045 ** MODEL.log_probability("a", word) for word in vocabulary)
    assert total == pytest.approx(1.0)


@given(st.lists(st.text(max_size=30), max_size=6))
def test_a_stored_model_is_the_same(texts: list[str]) -> None:
    model = WordModel.of(texts)
    assert WordModel(**json.loads(json.dumps(model.as_dict()))) == model


def test_no_examples() -> None:
    assert WordModel.of([]).log_probability(EDGE, "badge") == UNSEEN
