"""A yes or a no to what was asked last; other words leave it undone."""

from __future__ import annotations

import pytest

from bot.decision.awaited import OpenQuestion, Pending
from bot.decision.decide import decide
from bot.decision.heard import Heard
from bot.decision.plan import TAKE_TURN
from bot.dialogue.message_reading import (
    ASKS,
    CONFIRMS,
    REFUSES,
    STOPS,
    MessageReading,
)
from tests.decision.planning import ASKED, FORGET, SEND, kinds, plan


@pytest.mark.parametrize("question", [None, ASKED])
@pytest.mark.parametrize(
    ("said", "intent", "act", "kind"),
    [
        ("yes", "affirm", CONFIRMS, "confirm"),
        ("do it", "out_of_scope", CONFIRMS, "confirm"),
        ("no", "deny", REFUSES, "refuse"),
        ("leave it", "stop", STOPS, "refuse"),
    ],
)
@pytest.mark.parametrize("pending", [FORGET, SEND, Pending("badge"), Pending("log", "a talk")])
def test_what_is_pending_goes_before_an_open_question(
    pending: Pending, said: str, intent: str, act: str, kind: str, question: OpenQuestion | None
) -> None:
    planned = plan(said, intent, act, pending=pending, open_question=question)
    assert (planned.steps[0].kind, planned.steps[0].detail) == (kind, pending.kind)
    assert planned.intent == TAKE_TURN


@pytest.mark.parametrize("pending", [FORGET, SEND])
def test_other_words_do_nothing_that_is_pending(pending: Pending) -> None:
    planned = plan("what exactly would be deleted?", "ask_privacy", ASKS, pending=pending)
    assert kinds(planned) == ["run"]
    assert planned.intent == "ask_privacy"


@pytest.mark.parametrize("pending", [FORGET, SEND])
def test_a_question_about_what_is_pending_is_answered_before_it_is_asked_again(pending: Pending) -> None:
    assert kinds(plan("who is going to read it?", "out_of_scope", ASKS, pending=pending)) == ["explain_pending"]


@pytest.mark.parametrize(
    ("said", "intent", "probability", "expected"),
    [
        ("hmm", "nonsense", 0.6, "explain_pending"),
        ("hmm", "affirm", 0.95, "explain_pending"),
        ("let me think", "affirm", 0.95, "explain_pending"),
        ("I have to think about that first", "affirm", 0.95, "run"),
        ("go for it then", "nonsense", 0.6, "confirm"),
        ("wipe the lot", "out_of_scope", 0.9, "confirm"),
        ("sure thing", "affirm", 0.6, "confirm"),
        ("what happens if I do it?", "out_of_scope", 0.6, "explain_pending"),
    ],
)
def test_only_words_that_agree_are_a_yes(said: str, intent: str, probability: float, expected: str) -> None:
    acts = {CONFIRMS: probability, ASKS: 1.0 if said.endswith("?") else 0.0}
    assert decide(Heard(said, intent, reading=MessageReading(acts), pending=FORGET)).steps[0].kind == expected


def test_a_yes_in_another_language_is_one() -> None:
    assert kinds(plan("ja bitte", "other_language", CONFIRMS, pending=FORGET)) == ["confirm"]


def test_a_badge_with_a_hidden_holder_is_confirmed_by_an_address() -> None:
    assert kinds(plan("anna@example.com", "nonsense", pending=Pending("badge"))) == ["confirm"]
    assert kinds(plan("anna@example.com", "nonsense", pending=FORGET)) == ["explain_pending"]


def test_what_was_done_is_not_confirmed_by_a_yes() -> None:
    assert plan("yes", "affirm", CONFIRMS, pending=Pending("undo", "log")).intent == "affirm"


def test_whoever_wants_what_is_pending_once_more_does_not_refuse_it() -> None:
    assert plan("please forget me", "forget_me", STOPS, confidence=1.0, pending=FORGET).intent == "forget_me"


def test_a_wish_for_deletion_said_again_is_no_yes_to_the_question_about_it() -> None:
    again = plan("please forget me", "forget_me", CONFIRMS, pending=FORGET)
    assert [step.kind for step in again.steps] != ["confirm"]
    assert kinds(plan("yes, delete it", "affirm", CONFIRMS, pending=FORGET)) == ["confirm"]
