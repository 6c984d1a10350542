"""Which parts of a message are questions of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.candidates import AskedQuestion
from bot.answering.separate_questions import (
    ask_the_same_of_each_side,
    refers_back,
    separate_questions,
    stand_apart,
)


def asked(text: str, *sides: str, terms: tuple[str, ...] = ()) -> AskedQuestion:
    return AskedQuestion(text, "ask_pay", 0.9, sides=sides, terms=terms)


def parts(text: str, mark: str = "/") -> tuple[AskedQuestion, list[AskedQuestion]]:
    """The whole and its parts, which begin where the marks are; a word in brackets joins two of them."""
    pieces = [piece.split("]")[-1].strip(" ,") for piece in text.split(mark)]
    whole = text.replace("[", "").replace("]", "").replace(mark, "")
    return asked(whole), [asked(piece) for piece in pieces]


@pytest.mark.parametrize(
    "text",
    [
        "what is a badge [and] /[and] what does it cost",
        "Do employers like badges? /Would one raise my pay?",
        "what do I gain /[or] how do I get there",
        "how do promotions work /[and] do badges help",
        "Do I need a badge? /When do they decide?",
    ],
)
def test_two_questions(text: str) -> None:
    whole, found = parts(text)
    assert separate_questions(whole, found) == tuple(found)


@pytest.mark.parametrize(
    "text",
    [
        "do firms trust badges /[or] do they go by rank",
        "Do firms trust badges? /Or do they go by rank?",
        "is it the years that count /[or] how well you do",
        "who /[or] what says that it is time",
        "can I go for a promotion /[and] do badges on the side",
        "can I get a badge /[also] when I have no experience",
    ],
)
def test_halves_of_one(text: str) -> None:
    whole, found = parts(text)
    assert separate_questions(whole, found) == ()


def test_of_three_parts_two_may_be_halves() -> None:
    whole, found = parts("What is a badge? /Do firms trust it /[or] do they laugh?")
    assert separate_questions(whole, found) == tuple(found[:2])


def test_questions_stand_apart_where_sentences_end() -> None:
    assert stand_apart(*parts("What is a badge? /What does it cost?"))
    assert not stand_apart(*parts("what is a badge /[and] what does it cost"))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([asked("what changes after a badge", "badges"), asked("and what after a rank", "promotion")], True),
        ([asked("what changes after a badge", "badges"), asked("how long for a rank", "promotion")], False),
        ([asked("what is a badge", "badges"), asked("what is a cert", "badges")], False),
        ([asked("what is it"), asked("what is a rank", "promotion")], False),
        ([asked("what is a leap", "badges", terms=("leap",)), asked("what is a rank", "promotion")], False),
    ],
)
def test_the_same_may_be_asked_of_each_side(found: list[AskedQuestion], expected: bool) -> None:
    assert ask_the_same_of_each_side(found) is expected


def test_words_that_stand_for_what_was_said_refer_back() -> None:
    assert refers_back(asked("and does it work"))
    assert not refers_back(asked("and does a badge work"))


@given(st.lists(st.sampled_from(["what is a badge", "or do I", "do badges", "when I", "is it", ""]), max_size=4))
def test_what_is_separate_was_a_part(texts: list[str]) -> None:
    found = [asked(text) for text in texts]
    separate = separate_questions(asked(" ".join(texts)), found)
    assert len(separate) != 1
    assert set(separate) <= set(found)
