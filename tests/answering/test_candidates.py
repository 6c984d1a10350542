"""What is read off a tracker's message: questions, their candidates, and the entities that each names."""

from __future__ import annotations

from typing import Any

import pytest

from bot.answering.candidates import Candidate, asked_questions


def entry(text: str, **changes: Any) -> dict[str, Any]:
    return {"text": text, "intent": "ask_pay", "in_scope": 0.9, "candidates": [], **changes}


def entity(kind: str, value: str, text: str) -> dict[str, Any]:
    return {"entity": kind, "value": value, "text": text}


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"text": "hi"},
        {"knowledge": None},
        {"knowledge": {}},
        {"knowledge": {"questions": None}, "entities": None},
    ],
)
def test_nothing_on_the_message(message: dict[str, Any]) -> None:
    assert asked_questions(message) == ()


def test_a_question_with_its_candidates() -> None:
    found = {
        "key": "pay",
        "point": "lead",
        "score": 0.8,
        "similarity": 0.7,
        "why": "what about pay",
        "title": "Pay",
    }
    bare = {"key": "cost", "point": "promotion", "score": 0.1}
    (asked,) = asked_questions({"knowledge": {"questions": [entry("my pay?", candidates=[found, bare])]}})
    assert (asked.text, asked.intent, asked.in_scope) == ("my pay?", "ask_pay", 0.9)
    assert asked.candidates == (
        Candidate("pay", "lead", 0.8, 0.7, "what about pay"),
        Candidate("cost", "promotion", 0.1),
    )


def test_entities_belong_to_the_question_that_holds_them() -> None:
    first, second = "what does a badge cost", "how long is a promotion"
    message = {
        "knowledge": {"questions": [entry(f"{first} and {second}"), entry(first), entry(second)]},
        "entities": [
            entity("side", "badges", "badge"),
            entity("aspect", "cost", "cost"),
            entity("aspect", "timeframe", "how long"),
            entity("side", "promotion", "promotion"),
            entity("term", "leap", "no such words"),
        ],
    }
    whole, one, two = asked_questions(message)
    assert (whole.sides, whole.aspects, whole.terms) == (("badges", "promotion"), ("cost", "timeframe"), ())
    assert (one.sides, one.aspects, one.named) == (("badges",), ("cost",), ("badge", "cost"))
    assert (two.sides, two.aspects) == (("promotion",), ("timeframe",))


def test_a_value_named_twice_counts_once() -> None:
    message = {
        "knowledge": {"questions": [entry("badge or certificate")]},
        "entities": [entity("side", "badges", "badge"), entity("side", "badges", "certificate")],
    }
    assert asked_questions(message)[0].sides == ("badges",)
