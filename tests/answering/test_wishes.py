"""What a question wants to know of its subject."""

from __future__ import annotations

import pytest

from bot.answering.wishes import (
    COST,
    DRAWBACK,
    PAY,
    TIME,
    VALIDITY,
    WHICH,
    WORTH,
    asks_price,
    unwanted,
    wishes,
)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("how much is it?", COST),
        ("how much are the courses", COST),
        ("what does a badge cost", COST),
        ("can I afford a bootcamp", COST),
        ("is a certificate free", COST),
        ("who pays for the exam", COST),
        ("how much do I have to pay", COST),
        ("how much more would I get", PAY),
        ("how much would I earn", PAY),
        ("how much extra does it bring", PAY),
        ("would I be paid more", PAY),
        ("does it get me a raise", PAY),
        ("what about my salary", PAY),
        ("how much do they pay", PAY),
        ("how long does it take", TIME),
        ("how soon can I be promoted", TIME),
        ("how many weeks is a course", TIME),
        ("does it expire", VALIDITY),
        ("how long is a badge valid", VALIDITY),
        ("do I have to renew it", VALIDITY),
        ("how long does a certificate last", VALIDITY),
        ("is it worth the money", WORTH),
        ("is it a waste of time", WORTH),
        ("what's the point of a badge", WORTH),
        ("why bother", WORTH),
        ("which of them suits me", WHICH),
        ("should I rather go for a promotion", WHICH),
        ("what's wrong with badges", DRAWBACK),
        ("any downsides?", DRAWBACK),
        ("where's the catch", DRAWBACK),
        ("what speaks against it", DRAWBACK),
    ],
)
def test_what_is_wanted(text: str, wish: str) -> None:
    measures = {COST, PAY, TIME, VALIDITY}
    assert wish in wishes(text)
    assert wishes(text) & measures <= {wish}


@pytest.mark.parametrize(
    "text", ["", "what is a badge", "tell me about promotions", "hello", "how do I earn trust?"]
)
def test_nothing_of_these(text: str) -> None:
    assert wishes(text) <= {PAY}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what do the courses cost", True),
        ("who foots the bill for a badge", True),
        ("what would it set me back", True),
        ("My rent is due. What are the fees?", True),
        ("The fees were eating us alive. What do bosses think of a badge?", False),
        ("who is in charge of promotions", False),
        ("is a post free", False),
        ("how long does it take and what does it cost", False),
        ("how much more would I earn", False),
        ("", False),
    ],
)
def test_only_the_sentence_that_asks_can_ask_for_the_price(text: str, expected: bool) -> None:
    assert asks_price(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is it how long you've been there", {TIME}),
        ("does it matter how many years people have served", {TIME}),
        ("how long is it valid", {TIME}),
        ("how long does it take", set()),
        ("how long have badges existed", set()),
        ("how long do I wait before I bring it up again", {TIME}),
        ("how many months before I try for it again", {TIME}),
        ("how many weeks would you leave it until you chase them", {TIME}),
        ("how long before a course pays off", set()),
        ("", set()),
    ],
)
def test_words_that_look_like_a_wish_and_are_none(text: str, expected: set[str]) -> None:
    assert unwanted(text) == expected
    assert TIME not in wishes(text) & unwanted(text)
