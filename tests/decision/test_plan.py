"""A plan survives its way over the message."""

from __future__ import annotations

import json

from bot.decision.plan import TAKE_TURN, Plan, Step

PLAN = Plan((Step("take_in", "budget", "it answers"), Step("guide")), TAKE_TURN)


def test_a_plan_survives_its_way_through_json() -> None:
    assert Plan.from_json(json.loads(json.dumps(PLAN.as_json()))) == PLAN


def test_a_message_without_a_plan_has_no_steps() -> None:
    assert Plan.from_json(None).steps == ()


def test_a_plan_knows_its_kinds_of_steps() -> None:
    assert PLAN.has("guide")
    assert not PLAN.has("answer")
