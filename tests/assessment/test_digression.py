"""What counts as an answer while a question is open, and what is answered first."""

from __future__ import annotations

from datetime import date

import pytest

from bot.assessment.digression import asks_for_tool, is_digression, is_question, is_wish
from bot.profile.facts import Facts, read_facts

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "text",
    [
        "is a badge enough to become team lead within 6 months?",
        "Can I get a promotion within a year?",
        "ok, what is a nanodegree leap?",
        "and how long does it take?",
    ],
)
def test_a_question_tells_nothing(text: str) -> None:
    assert is_question(text, "ask_time")


@pytest.mark.parametrize("text", ["a year?", "two years", "I'm a nurse, what should I do?", "can I skip that?"])
def test_an_answer_with_a_question_mark_is_an_answer(text: str) -> None:
    assert not is_question(text, "ask_time")


def test_a_tool_may_be_asked_for_with_what_it_needs() -> None:
    text = "what do I need to become a nurse manager?"
    assert not is_question(text, "my_gap")
    assert asks_for_tool(text, "my_gap", 0.7)
    assert not asks_for_tool(text, "my_gap", 0.4)
    assert not asks_for_tool(text, "ask_term", 0.9)
    assert not asks_for_tool("nurse manager", "my_gap", 0.9)


@pytest.mark.parametrize(
    ("intent", "confidence", "wish"),
    [("my_gap", 0.7, True), ("my_gap", 0.5, False), ("out_of_scope", 1.0, False), ("tell_situation", 1.0, False)],
)
def test_only_a_sure_intent_that_is_no_answer_is_a_wish(intent: str, confidence: float, wish: bool) -> None:
    assert is_wish(intent, confidence) is wish


@pytest.mark.parametrize("intent", ["out_of_scope", "nonsense", "ask_time", "follow_up_aspect"])
def test_a_length_of_time_is_an_answer_whatever_it_was_taken_for(intent: str) -> None:
    facts = read_facts("two years", TODAY, "deadline")
    assert not is_digression("two years", facts, intent, 1.0, 1.0)


def test_what_tells_little_and_asks_much_is_a_digression() -> None:
    text = "tell me whether a six month nanodegree is worth all of its money"
    facts = read_facts(text, TODAY, "deadline")
    assert not facts.is_empty
    assert is_digression(text, facts, "ask_nanodegree", 0.9, 0.95)
    assert not is_digression(text, facts, "ask_nanodegree", 0.3, 0.3)


def test_what_tells_nothing_is_a_digression_and_a_refusal_never() -> None:
    assert is_digression("hello", Facts(), "greet", 1.0, 0.0)
    assert not is_digression("skip", Facts(refused=frozenset({"budget"})), "ask_money", 1.0, 1.0)


@pytest.mark.parametrize(
    ("text", "asked", "intent", "in_scope", "aside"),
    [
        ("how does a promotion work?", "target", "ask_promotion", 0.99, True),
        ("is a six month nanodegree worth it?", "deadline", "ask_nanodegree", 0.95, True),
        ("what a promotion would bring me", "target", "tell_situation", 0.1, False),
        ("six months", "deadline", "ask_time", 0.9, False),
        ("more responsibility", "target", "ask_promotion", 0.9, False),
        ("my cat is ill", "deadline", "out_of_scope", 0.0, True),
    ],
)
def test_a_question_is_answered_before_it_counts_as_an_answer(
    text: str, asked: str, intent: str, in_scope: float, aside: bool
) -> None:
    facts = read_facts(text, TODAY, asked)
    assert is_digression(text, facts, intent, 0.9, in_scope) is aside
