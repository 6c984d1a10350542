"""What each word of a text may be meant to be, by the words around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.text.readings import LEFT_OUT, MISSPELT, Reading, ReadingFinder
from bot.nlu.text.word_model import WordModel

EXAMPLES = 6 * ["how do I earn a badge", "what does a badge cost", "will I get a raise", "a pay rise", "stackable"]
ENGLISH = {word for text in EXAMPLES for word in text.lower().split()} | {"batch", "bull", "stack", "to"}
FINDER = ReadingFinder(WordModel.of(EXAMPLES), ENGLISH.__contains__)


def readings(text: str) -> list[Reading]:
    return list(FINDER.find(text.split()))


def found(text: str, at: int, end: int) -> dict[tuple[str, ...], Reading]:
    return {reading.words: reading for reading in readings(text) if (reading.start, reading.end) == (at, end)}


def test_a_misspelt_word_may_be_right_after_all() -> None:
    of_word = found("a bagde cost", 1, 2)
    assert set(of_word) == {("bagde",), ("badge",)}
    assert of_word["bagde",].cost == MISSPELT > of_word["badge",].cost


def test_a_misheard_word_needs_the_words_beside_it() -> None:
    assert found("earn a batch", 2, 3)["badge",].needs_support


def test_a_word_in_its_place_is_nothing_else() -> None:
    assert set(found("what does a badge cost", 3, 4)) == {("badge",)}


@pytest.mark.parametrize(
    ("text", "at", "end", "words"),
    [
        pytest.param("get a rise", 2, 3, ("raise",), id="British for a raise"),
        pytest.param("a payrise", 1, 2, ("pay", "rise"), id="run together"),
        pytest.param("is it stack a bull", 2, 5, ("stackable",), id="torn apart by ear"),
        pytest.param("what does er a badge", 2, 3, (), id="hesitation"),
        pytest.param("earn a earn a badge", 2, 4, (), id="said twice"),
    ],
)
def test_other_readings(text: str, at: int, end: int, words: tuple[str, ...]) -> None:
    assert words in found(text, at, end)


def test_nothing_is_left_out_at_an_edge() -> None:
    assert [reading for reading in readings("er a badge er") if reading.cost == LEFT_OUT] == []


@given(st.lists(st.sampled_from([*sorted(ENGLISH), "er", "bagde", "xqz", "don't"]), max_size=12))
def test_every_word_has_a_reading_and_each_lies_within_the_words(words: list[str]) -> None:
    all_readings = list(FINDER.find(words))
    assert all(0 <= reading.start < reading.end <= len(words) for reading in all_readings)
    alone = {reading.start for reading in all_readings if reading.end == reading.start + 1 and reading.words}
    assert alone == set(range(len(words)))
