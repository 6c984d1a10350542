"""What a short follow-up asks of what was said before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.follow_up_words import follow_up, is_bare_why


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Why?", "why"),
        ("why not the other one", "why"),
        ("ok but why that one first?", "why"),
        ("how come", "why"),
        ("are you sure?", "sure"),
        ("Is that really right?", "sure"),
        ("what about the other one", "other"),
        ("and the badge route?", "other"),
        ("how long would that take", "long"),
        ("and when would I be done with that?", "long"),
        ("is there a cheaper one", "other_cost"),
        ("are there any free ones?", "other_cost"),
        ("that's too long", "other_cost"),
        ("I can't afford that", "other_cost"),
        ("ok and then?", "then"),
        ("what happens after that", "then"),
        ("and how would I show that", "show"),
        ("how do i prove i did it", "show"),
        ("what if I can't", "cannot"),
        ("and if I can't get the time off?", "cannot"),
        ("what else would I need?", "need"),
        ("how much is that a year", "pay"),
        ("do they pay more", "pay"),
        ("which of these pays best", "pay"),
        ("which of these should I do first?", "first"),
        ("why a course and not just work", "why"),
        ("so would that count as leading", "counts"),
        ("how long's that going to take me", "long"),
        ("is there a course for that", "course"),
        ("where do I start", "first"),
        ("how realistic is it", "near"),
        ("thats not realistic for me is it", "near"),
        ("so what did she have that I don't", "not_me"),
        ("why not me", "not_me"),
        ("is that even allowed", "fair"),
        ("is it rude to ring them", "ask_them"),
        ("should i ask them", "ask_them"),
        ("why start with that", "why"),
    ],
)
def test_each_kind(text: str, kind: str) -> None:
    assert follow_up(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "why does a badge matter",
        "how long does a nanodegree take",
        "is there a cheaper course in Leeds for plumbers",
        "I want to be a cook",
        "five hours",
        "what is the other side of the coin",
        "",
    ],
)
def test_what_names_its_subject_is_none(text: str) -> None:
    assert follow_up(text) is None


def test_a_bare_why_names_nothing() -> None:
    assert is_bare_why("but why not?")
    assert not is_bare_why("why that one")


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    follow_up(text)
