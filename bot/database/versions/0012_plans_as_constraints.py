"""A plan is kept as its constraints and worked out anew; one that was kept as its steps becomes constraints."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_PLANS = sa.table(
    "saved_plan", sa.column("person", sa.String()), sa.column("plan", sa.JSON()), sa.column("digest", sa.String())
)


def upgrade() -> None:
    """Keep start, limits and the steps that were shown; the days of the steps are worked out from them."""
    _rewrite(_as_constraints)


def downgrade() -> None:
    """Keep the steps without their days, which nothing can give back."""
    _rewrite(_as_steps)


def _rewrite(changed: Any) -> None:
    connection = op.get_bind()
    for person, plan in connection.execute(sa.select(_PLANS.c.person, _PLANS.c.plan)).all():
        after = changed(plan)
        # As bot.people.changes.plan_digest has it.
        text = json.dumps(after, sort_keys=True, separators=(",", ":"))
        values = {"plan": after, "digest": hashlib.sha256(text.encode()).hexdigest()}
        connection.execute(_PLANS.update().where(_PLANS.c.person == person).values(values))


def _as_constraints(plan: dict[str, Any]) -> dict[str, Any]:
    if "shown" in plan:
        return plan
    limits = plan["limits"]
    return {
        "aim": plan["aim"],
        "start": plan["today"],
        "hours_per_week": limits["hours_per_week"],
        "budget": limits["budget"],
        "deadline": limits["deadline"],
        "excluded": [],
        "done": [],
        "shown": [step["credential"] for step in plan["steps"]],
    }


def _as_steps(plan: dict[str, Any]) -> dict[str, Any]:
    limits = {name: plan[name] for name in ("hours_per_week", "budget", "deadline")}
    steps = [{"credential": key, "closes": [], "starts": None, "ends": None} for key in plan["shown"]]
    return {"aim": plan["aim"], "today": plan["start"], "limits": limits, "steps": steps}
