"""Two questions in one message are told apart; everything else stays whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.question_parts import MAX_PARTS, split_questions


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "What is a nanodegree leap? How long does it take?",
            ("What is a nanodegree leap?", "How long does it take?"),
        ),
        ("will a badge get me a raise and what does it cost", ("will a badge get me a raise", "what does it cost")),
        ("is it expensive, and how long is it", ("is it expensive", "how long is it")),
        ("what is a badge\nwhat is a promotion", ("what is a badge", "what is a promotion")),
        ("what is a badge; is it free", ("what is a badge", "is it free")),
        ("hi! what is a badge? does it cost much?", ("what is a badge?", "does it cost much?")),
        (
            "I have been in the same job for six years. should I get a badge? And how long does one take?",
            ("I have been in the same job for six years. should I get a badge?", "And how long does one take?"),
        ),
        (
            "do badges count for anything here? I have three of them. will they get me promoted?",
            ("do badges count for anything here?", "I have three of them. will they get me promoted?"),
        ),
        (
            "I'd like to know what a nanodegree is and whether it's worth the money",
            ("I'd like to know what a nanodegree is", "whether it's worth the money"),
        ),
        (
            "what does it cost? does it pay off? I earn little.",
            ("what does it cost?", "does it pay off? I earn little."),
        ),
        ("does it cost much, and if so, who pays", ("does it cost much", "who pays")),
        (
            "what is it? what does it cost? is it worth it?",
            ("what is it?", "what does it cost?", "is it worth it?"),
        ),
    ],
)
def test_several_questions(text: str, parts: tuple[str, ...]) -> None:
    assert split_questions(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "badges",
        "what is the difference between a badge and a promotion",
        "promotion and badges, which is better?",
        "I have been in the same job for six years. should I get a badge?",
        "what is a badge? how? why?",
        "what a? what b? what c? what d?",
        "Is it worth it? My manager has been telling me so for years.",
    ],
)
def test_what_stays_whole(text: str) -> None:
    assert split_questions(text) == (text,)


@given(
    st.text(max_size=80) | st.lists(st.sampled_from(["what is it", "? ", " and ", "\n", "; ", ","])).map("".join)
)
def test_parts_are_of_the_text_and_few(text: str) -> None:
    parts = split_questions(text)
    assert 1 <= len(parts) <= MAX_PARTS
    place = 0
    for part in parts:
        place = text.index(part, place) + len(part)
    if len(parts) == 1:
        assert parts == (text,)
