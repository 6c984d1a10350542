"""What would make a plan possible: more time, more money, both together, or some skills left uncovered.

Every offer is computed exactly: the earliest deadline that suffices, the fewest hours a week, the least money, the
fewest skills left out. They come in the order of how much they ask for.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.tools.limits import Limits, days_until, finish
from bot.tools.plan.model import PlanModel, select

RelaxationKind = Literal["deadline", "hours", "budget", "deadline_and_budget", "skills"]

HOURS_OF_A_WEEK = 168.0


@dataclass(frozen=True)
class Relaxation:
    """One way to make a plan possible: these limits, with these skills left uncovered.

    `share` says how much it asks for: what is added, relative to what was there; for skills, those left out
    relative to those covered.
    """

    kind: RelaxationKind
    limits: Limits
    share: float
    left: tuple[str, ...] = ()


def relaxations(model: PlanModel, limits: Limits, today: date) -> tuple[Relaxation, ...]:
    """All changes that make a plan possible, smallest first; time and money together only if neither suffices."""
    found = [*_of_time(model, limits, today), *_of_money(model, limits, today)]
    if not found:
        found += _of_both(model, limits, today)
    found += _of_skills(model, limits, today)
    return tuple(sorted(found, key=lambda one: one.share))


def _of_time(model: PlanModel, limits: Limits, today: date) -> Iterator[Relaxation]:
    """A later deadline, or more hours a week, with the same money."""
    hours = _least(model, "hours", cost=limits.budget)
    if hours is None:
        return
    if limits.deadline is not None:
        yield from _later(hours, limits, limits, today)
    days = days_until(limits.deadline, today) if limits.deadline is not None else None
    if limits.hours_per_week is not None and days != 0:
        # Rounded up to a tenth, so that the number that people see is enough.
        needed = math.ceil(70 * hours / days - 1e-6) / 10 if days else 1.0
        if limits.hours_per_week < needed <= HOURS_OF_A_WEEK:
            share = _share(needed, limits.hours_per_week)
            yield Relaxation("hours", replace(limits, hours_per_week=needed), share)


def _of_money(model: PlanModel, limits: Limits, today: date) -> Iterator[Relaxation]:
    """More money, in the same time."""
    if limits.budget is None:
        return
    cost = _least(model, "cost", hours=limits.hours_until_deadline(today))
    if cost is not None:
        yield Relaxation("budget", replace(limits, budget=_cents(cost)), _share(cost, limits.budget))


def _of_both(model: PlanModel, limits: Limits, today: date) -> Iterator[Relaxation]:
    """The least money that any plan needs, and the deadline that goes with it."""
    if limits.budget is None or limits.deadline is None:
        return
    cost = _least(model, "cost")
    if cost is None:
        return
    hours = _least(model, "hours", cost=cost)
    richer = replace(limits, budget=_cents(cost))
    for one in _later(hours or 0.0, richer, limits, today):
        yield replace(one, kind="deadline_and_budget", share=one.share + _share(cost, limits.budget))


def _of_skills(model: PlanModel, limits: Limits, today: date) -> Iterator[Relaxation]:
    """The fewest skills to leave out; not offered when none would remain."""
    found = select(model, ("skills", "hours"), limits.hours_until_deadline(today), limits.budget, may_leave=True)
    if found is not None and len(found.left) < len(model.needed):
        covered = len(model.needed) - len(found.left)
        yield Relaxation("skills", limits, len(found.left) / covered, found.left)


def _later(hours: float, limits: Limits, before: Limits, today: date) -> Iterator[Relaxation]:
    if not limits.hours_per_week or before.deadline is None:
        return
    day = finish(hours, limits.hours_per_week, today)
    if day is not None:
        share = (day - before.deadline).days / max(days_until(before.deadline, today), 1)
        yield Relaxation("deadline", replace(limits, deadline=day), share)


def _least(model: PlanModel, aim: str, hours: float | None = None, cost: float | None = None) -> float | None:
    found = select(model, (aim,), hours, cost)
    if found is None:
        return None
    chosen = [model.credentials[key] for key in found.keys]
    return sum(one.hours if aim == "hours" else one.cost for one in chosen)


def _share(needed: float, had: float) -> float:
    return (needed - had) / had if had > 0 else math.inf


def _cents(amount: float) -> float:
    """Rounded up to whole cents, so that the amount that people see is enough."""
    return math.ceil(100 * amount - 1e-6) / 100
