"""What a message says about the person is read, checked and stored."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.base.guidance import Guidance
from actions.base.stores import people
from actions.base.telling import Statement, take_choice, take_in
from tests.actions.acting import VISITOR, known


def heard(
    text: str, open_question: str | None = None, intent: str = "tell_situation", **more: Any
) -> tuple[Tracker, Guidance]:
    """A turn with this message, while this question is open."""
    if open_question is not None:
        with people().change(VISITOR) as change:
            change.ask(open_question)
    message = {"text": text, "intent": {"name": intent, "confidence": 0.9}, **more}
    slots = {"requested_slot": "assessment" if open_question else None}
    events = [{"event": "user", "text": text}]
    tracker = Tracker(VISITOR, slots, message, events, False, None, {}, "action_listen")
    return tracker, Guidance.of(tracker)


def told(text: str, open_question: str | None = None, **more: Any) -> Statement:
    return take_in(*heard(text, open_question, **more))


@pytest.mark.usefixtures("guide")
def test_what_is_said_is_stored_and_said_back() -> None:
    result = told("I have 5 hours a week")
    assert (known().profile.hours_per_week, result.is_anything) == (5.0, True)
    assert any("5 hours a week" in words for words in result.understood)
    assert result.guidance.person == known()


@pytest.mark.usefixtures("guide")
def test_what_cannot_be_is_a_problem_and_is_not_stored() -> None:
    result = told("400 hours a week")
    assert [problem.field for problem in result.problems] == ["hours_per_week"]
    assert known().profile.hours_per_week is None


@pytest.mark.usefixtures("guide")
def test_a_question_tells_nothing() -> None:
    result = told("is a badge enough within 6 months?", "deadline", intent="ask_time")
    assert not result.is_anything
    assert known().profile.deadline is None


@pytest.mark.usefixtures("guide")
def test_a_refusal_is_kept() -> None:
    assert told("I'd rather not say", "budget", intent="skip_question").refused
    assert known().profile.refused == {"budget"}


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("entities", "target"),
    [
        ({"field": "target", "role": "web-developer"}, "web-developer"),
        ({"field": "budget", "role": "web-developer"}, None),
        ({"field": "target", "role": "no-such-role"}, None),
        ({"role": "web-developer"}, None),
        ({}, None),
    ],
)
def test_a_button_for_a_role_says_that_role_alone(entities: dict[str, str], target: str | None) -> None:
    listed = [{"entity": name, "value": value} for name, value in entities.items()]
    result = take_choice(*heard("/choose_role", "target", entities=listed))
    assert (result is not None, known().profile.target) == (target is not None, target)
