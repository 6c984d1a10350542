"""A plan as JSON to be kept, and the same plan again from it; credentials are kept by their keys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.catalogue.records import Credential
from bot.tools.limits import Limits
from bot.tools.plan.planning import Plan, Step


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """What `plan_from_json` needs, with days as text."""
    return {
        "aim": plan.aim,
        "today": plan.today.isoformat(),
        "limits": {
            "hours_per_week": plan.limits.hours_per_week,
            "budget": plan.limits.budget,
            "deadline": _text(plan.limits.deadline),
        },
        "steps": [
            {
                "credential": step.credential.key,
                "closes": list(step.closes),
                "starts": _text(step.starts),
                "ends": _text(step.ends),
            }
            for step in plan.steps
        ],
    }


def plan_from_json(value: Mapping[str, Any], credentials: Mapping[str, Credential]) -> Plan:
    """The kept plan; steps whose credential the catalogue no longer lists are left out."""
    limits = value["limits"]
    steps = tuple(
        Step(
            credentials[step["credential"]],
            tuple(step["closes"]),
            _day(step["starts"]),
            _day(step["ends"]),
        )
        for step in value["steps"]
        if step["credential"] in credentials
    )
    return Plan(
        aim=value["aim"],
        limits=Limits(limits["hours_per_week"], limits["budget"], _day(limits["deadline"])),
        today=date.fromisoformat(value["today"]),
        steps=steps,
    )


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
