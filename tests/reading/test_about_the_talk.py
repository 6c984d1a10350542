"""What is said of the conversation itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.about_the_talk import (
    asks_about_the_questions,
    asks_what_becomes_of_it,
    asks_what_for,
    is_done,
    reports_help,
    thanks_too,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("must I tell you everything before we start?", True),
        ("How many more?", True),
        ("how many questions will there be", True),
        ("are we nearly done", True),
        ("what do you need to know from me", True),
        ("what happens if I skip one", True),
        ("should i say something", False),
        ("how many hours is it", False),
        ("do I have to tell my manager", False),
    ],
)
def test_questions_about_the_questions(text: str, expected: bool) -> None:
    assert asks_about_the_questions(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what's it to you how long I've been there", True),
        ("why do you need to know that?", True),
        ("what has that got to do with it", True),
        ("why do you recommend that", False),
        ("what do you want me to do", False),
    ],
)
def test_what_it_is_asked_for(text: str, expected: bool) -> None:
    assert asks_what_for(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what do you do with this?", True),
        ("And what do you do with what I tell you?", True),
        ("who reads this", True),
        ("will my boss find out", True),
        ("what do you do", False),
        ("what do I do with this badge", False),
    ],
)
def test_what_becomes_of_it(text: str, expected: bool) -> None:
    assert asks_what_becomes_of_it(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ta, thats me done", True),
        ("alright that'll do", True),
        ("thank you, that's all", True),
        ("cheers, I'm sorted", True),
        ("that's all for today, bye", True),
        ("That will be all. Good day.", True),
        ("ok that's it, thanks", True),
        ("good, thanks", False),
        ("all", False),
        ("done", False),
        ("that's all I have", False),
        ("I'm all alone", False),
        ("5 hours and that's all", False),
        ("thanks", False),
    ],
)
def test_who_has_what_they_came_for(text: str, expected: bool) -> None:
    assert is_done(text) is expected


def test_thanks_among_the_words() -> None:
    assert thanks_too("ta, that's me done")
    assert not thanks_too("that'll do")


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for reads in (asks_about_the_questions, asks_what_becomes_of_it, asks_what_for, is_done):
        reads(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("that's dead handy", True),
        ("your tip worked, she said yes to a meeting", True),
        ("it was really useful", True),
        ("is a badge useful", False),
        ("I worked on it", False),
    ],
)
def test_that_something_helped(text: str, expected: bool) -> None:
    assert reports_help(text) is expected
