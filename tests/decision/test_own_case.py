"""A case of one's own: what is read out, what is said as what may help, and what is weighed before guidance."""

from __future__ import annotations

import pytest

from bot.decision.plan import BRIEFLY, BY_NAME, OF_ITS_OWN, OF_TWO
from bot.dialogue.message_reading import ASKS, ROLE_NOW, TELLS, WANTS_GUIDANCE
from tests.decision.planning import kinds, plan


def test_an_own_case_without_a_fact_gets_an_answer_and_guidance() -> None:
    acts = (TELLS, WANTS_GUIDANCE, ASKS)
    said = "they skip me, would a badge help?"
    planned = plan(said, "ask_promotion", *acts, is_knowledge=True, in_scope=0.6, likeliest=0.2)
    assert kinds(planned) == ["answer", "guide"]
    assert planned.steps[0].detail == BY_NAME
    unlikely = plan(said, "ask_promotion", *acts, is_knowledge=True, in_scope=0.6, likeliest=0.05)
    assert kinds(unlikely) == ["weigh", "guide"]
    read_out = plan(said, "ask_promotion", *acts, is_knowledge=True, in_scope=0.6, likeliest=0.5)
    assert [(step.kind, step.detail) for step in read_out.steps] == [("answer", BRIEFLY), ("guide", "")]
    settled = plan(f"{said[:14]} would a badge help?", "ask_promotion", *acts, in_scope=0.8, likeliest=0.8)
    assert kinds(settled) == ["run"]
    answered = plan(said, "ask_promotion", *acts, is_knowledge=True, in_scope=0.99, likeliest=0.9)
    assert kinds(answered) == ["run"]


@pytest.mark.parametrize(
    ("said", "in_scope", "likeliest", "expected"),
    [
        ("should I bother with the crane ticket", 0.7, 0.2, ["answer", "guide"]),
        ("should I bother with the crane ticket", 0.94, 0.5, ["answer", "guide"]),
        ("should I bother with the crane ticket", 0.94, 0.8, ["answer"]),
        ("should people bother with tickets", 0.8, 0.05, ["run"]),
        ("should I bother with the crane ticket", 0.97, 0.5, ["run"]),
        ("should I bother with the crane ticket", 0.97, 0.05, ["weigh", "guide"]),
    ],
)
def test_a_question_about_oneself_is_answered_and_taken_up(
    said: str, in_scope: float, likeliest: float, expected: list[str]
) -> None:
    acts = (ASKS, WANTS_GUIDANCE)
    planned = plan(said, "ask_advice", *acts, is_knowledge=True, in_scope=in_scope, likeliest=likeliest)
    assert kinds(planned) == expected


@pytest.mark.parametrize(
    ("said", "likeliest", "expected"),
    [
        ("waiter here. the course or the post first?", 0.02, [("take_in", ""), ("weigh", OF_TWO), ("guide", "")]),
        ("waiter here, is the course enough?", 0.02, [("take_in", ""), ("weigh", ""), ("guide", "")]),
        ("waiter here, what do I say", 0.02, [("take_in", ""), ("weigh", OF_ITS_OWN), ("guide", "")]),
        ("waiter here, what do I say?", 0.02, [("take_in", ""), ("weigh", OF_ITS_OWN), ("guide", "")]),
        ("waiter here, is it enough?", 0.2, [("take_in", ""), ("answer", BY_NAME), ("guide", "")]),
        ("waiter here, is it enough?", 0.5, [("take_in", ""), ("answer", ""), ("guide", "")]),
    ],
)
def test_what_no_document_answers_is_not_passed_over_in_silence(
    said: str, likeliest: float, expected: list[tuple[str, str]]
) -> None:
    acts = (TELLS, WANTS_GUIDANCE, ASKS)
    is_knowledge = likeliest > 0.1
    intent, in_scope = ("ask_advice", 0.6) if is_knowledge else ("out_of_scope", 0.05)
    more = {"is_knowledge": is_knowledge, "in_scope": in_scope, "likeliest": likeliest}
    planned = plan(said, intent, *acts, facts=(ROLE_NOW,), **more)
    assert [(step.kind, step.detail) for step in planned.steps] == expected
