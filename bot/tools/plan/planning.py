"""Upskill-to-advance pathway: a dated plan that closes the gap in the least time or at the least cost.

The credentials are worked through one after the other, at the person's hours a week, from today on. Where no plan
keeps the limits, the result says what would make one possible. A plan can be stored as JSON.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from bot.catalogue.records import Credential
from bot.tools.gap.gap import Gap
from bot.tools.limits import CURRENCY, Limits
from bot.tools.plan.model import PlanModel, Selection, build_model, select
from bot.tools.plan.relaxation import Relaxation, relaxations
from bot.tools.prerequisites import by_key, in_order

TERM_TITLE = "Upskill-to-advance pathway"

Aim = Literal["time", "cost"]

AIMS: Mapping[Aim, tuple[str, str]] = {"time": ("hours", "cost"), "cost": ("cost", "hours")}


@dataclass(frozen=True)
class Step:
    """One credential of a plan, with its days where the hours a week are known.

    `closes` are the missing skills that it is the first to prove; a step that closes none is there because a later
    one builds on it.
    """

    credential: Credential
    closes: tuple[str, ...]
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True)
class Plan:
    """The steps in order, or why there are none.

    It is possible when everything that can be covered is, within the limits. `uncoverable` are missing skills that
    no credential teaches, `left` those left out on purpose; `relaxations` are given when no plan keeps the limits,
    the smallest first. `foreign` counts credentials left out because they are priced in another currency than the
    budget. `is_proven_best` is False only if the solver ran out of time.
    """

    aim: Aim
    limits: Limits
    today: date
    steps: tuple[Step, ...] = ()
    uncoverable: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
    foreign: int = 0
    is_proven_best: bool = True
    is_possible: bool = True

    @property
    def credentials(self) -> tuple[Credential, ...]:
        """The credentials of the steps, in order."""
        return tuple(step.credential for step in self.steps)

    @property
    def hours(self) -> float:
        """Hours of work in all."""
        return sum(credential.hours for credential in self.credentials)

    @property
    def cost(self) -> float:
        """The sum of all prices; meaningful only in one currency (`bot.tools.phrases.price` keeps them apart)."""
        return sum(credential.cost for credential in self.credentials)

    @property
    def ends(self) -> date | None:
        """The day on which the last step ends; None without days or steps."""
        return self.steps[-1].ends if self.steps else None


def plan_gap(
    gap: Gap,
    credentials: Iterable[Credential],
    limits: Limits,
    today: date,
    aim: Aim = "time",
    with_claimed: bool = False,
    leaving: Collection[str] = (),
) -> Plan:
    """The plan that closes a gap; `leaving` are skills that the person agrees to leave out."""
    needs = {skill: level for skill, level in gap.needs(with_claimed).items() if skill not in set(leaving)}
    return plan_skills(needs, credentials, gap.holdings.credentials, limits, today, aim, tuple(leaving))


def plan_skills(
    needs: Mapping[str, float | None],
    credentials: Iterable[Credential],
    held: Collection[str],
    limits: Limits,
    today: date,
    aim: Aim = "time",
    left: tuple[str, ...] = (),
) -> Plan:
    """The plan that proves these skills at these levels, without earning again what is already held."""
    catalogue = by_key(credentials)
    affordable = {key: one for key, one in catalogue.items() if _in_currency(one, limits, aim)}
    model = build_model(needs, affordable, held)
    foreign = len(catalogue) - len(affordable)
    found = select(model, AIMS[aim], limits.hours_until_deadline(today), limits.budget)
    if found is None:
        offers = relaxations(model, limits, today)
        return Plan(aim, limits, today, (), model.uncoverable, left, offers, foreign, is_possible=False)
    steps = _steps(found, model, limits, today)
    return Plan(aim, limits, today, steps, model.uncoverable, left, (), foreign, found.is_proven_best)


def _steps(found: Selection, model: PlanModel, limits: Limits, today: date) -> tuple[Step, ...]:
    steps: list[Step] = []
    closed: set[str] = set()
    hours = 0.0
    for credential in in_order(found.keys, model.credentials):
        new = model.covered[credential.key] - closed
        starts = limits.day_after(hours, today)
        hours += credential.hours
        steps.append(Step(credential, tuple(sorted(new)), starts, limits.day_after(hours, today)))
        closed |= new
    return tuple(steps)


def _in_currency(credential: Credential, limits: Limits, aim: Aim) -> bool:
    """Prices are compared only where money matters, and only within the currency of the budget."""
    return credential.cost == 0 or credential.currency == CURRENCY or (limits.budget is None and aim == "time")


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """The plan as JSON values for `plan_from_json`; credentials by key, days in ISO format."""
    return {
        "aim": plan.aim,
        "today": plan.today.isoformat(),
        "limits": {
            "hours_per_week": plan.limits.hours_per_week,
            "budget": plan.limits.budget,
            "deadline": _as_text(plan.limits.deadline),
        },
        "steps": [
            {
                "credential": step.credential.key,
                "closes": list(step.closes),
                "starts": _as_text(step.starts),
                "ends": _as_text(step.ends),
            }
            for step in plan.steps
        ],
    }


def plan_from_json(value: Mapping[str, Any], credentials: Mapping[str, Credential]) -> Plan:
    """The stored plan; steps whose credential is no longer in the catalogue are left out."""
    limits = value["limits"]
    steps = tuple(
        Step(
            credentials[step["credential"]],
            tuple(step["closes"]),
            _as_day(step["starts"]),
            _as_day(step["ends"]),
        )
        for step in value["steps"]
        if step["credential"] in credentials
    )
    return Plan(
        aim=value["aim"],
        limits=Limits(limits["hours_per_week"], limits["budget"], _as_day(limits["deadline"])),
        today=date.fromisoformat(value["today"]),
        steps=steps,
    )


def _as_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _as_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
