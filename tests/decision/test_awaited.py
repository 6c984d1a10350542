"""What a conversation waits for survives its slot; anything else in the slot is nothing."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from bot.decision.awaited import OpenQuestion, Pending, PendingKind


@pytest.mark.parametrize("question", [OpenQuestion("budget"), OpenQuestion("deadline", is_reminded=True, missed=1)])
def test_a_question_survives_its_slot(question: OpenQuestion) -> None:
    assert OpenQuestion.from_slot(json.loads(json.dumps(question.as_slot()))) == question


@pytest.mark.parametrize("kind", get_args(PendingKind))
def test_what_is_pending_survives_its_slot(kind: PendingKind) -> None:
    pending = Pending(kind, "hr:3")
    assert Pending.from_slot(json.loads(json.dumps(pending.as_slot()))) == pending


@pytest.mark.parametrize("value", [None, "budget", {}, {"field": 3}, {"kind": "something else"}, []])
def test_anything_else_is_nothing(value: object) -> None:
    assert OpenQuestion.from_slot(value) is None
    assert Pending.from_slot(value) is None


def test_only_what_was_asked_is_answered_by_a_yes() -> None:
    assert [kind for kind in get_args(PendingKind) if not Pending(kind).asks] == ["undo"]
