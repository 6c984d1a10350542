"""Upskill-to-advance pathway: a dated plan that closes the gap in the least time or at the least cost.

The credentials are worked through one after the other, at the person's hours a week, those that matter most first.
Where no plan keeps the limits, it holds the best part of one that does, what the rest would take, and what would
make the whole possible.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Literal

from bot.catalogue.records import Credential
from bot.reading.exchange import ExchangeRates, exchange_rates
from bot.tools.gap.gap import Gap
from bot.tools.importance import fitting
from bot.tools.limits import CURRENCY, Limits
from bot.tools.plan.model import PlanModel, build_model, select
from bot.tools.plan.relaxation import Relaxation, relaxations
from bot.tools.prerequisites import by_key, in_order

TERM_TITLE = "Upskill-to-advance pathway"

Aim = Literal["time", "cost"]

MASTERED = 2 / 3
"""Who has as much of what a credential teaches is past it: SQL basics for an analyst who writes queries."""

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

    It is possible when everything that can be covered is, within the limits. Otherwise `steps` are the best part
    that keeps them: of most importance, then of fewest hours; `rest` is what remains, after it and beyond the
    limits; and `relaxations` would make the whole possible, the smallest first. `uncoverable` are missing skills
    that no credential teaches, `left` those left out on purpose. `foreign` counts credentials left out because they
    are priced in another currency than the budget; `done` are those that were steps and are finished.
    `is_proven_best` is False only if the solver ran out of time.
    """

    aim: Aim
    limits: Limits
    today: date
    steps: tuple[Step, ...] = ()
    uncoverable: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    rest: tuple[Step, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
    foreign: int = 0
    is_proven_best: bool = True
    is_possible: bool = True
    done: tuple[Credential, ...] = ()

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
    done: Collection[Credential] = (),
) -> Plan:
    """The plan that closes a gap; `leaving` are skills that the person agrees to leave out.

    What the credentials in `done` teach counts as shown, whether or not they are on record.
    """
    shown = {*leaving, *(taught.skill for one in done for taught in one.teaches)}
    needs = {skill: level for skill, level in gap.needs(with_claimed).items() if skill not in shown}
    weights = gap.importance
    offered = fitting(by_key(credentials), weights, gap.occupation).values() if weights else credentials
    held = {*gap.holdings.credentials, *_mastered(offered, gap), *(one.key for one in done)}
    plan = plan_skills(needs, offered, held, limits, today, aim, tuple(leaving), weights)
    return replace(plan, done=tuple(done))


def _mastered(credentials: Iterable[Credential], gap: Gap) -> Iterator[str]:
    """The credentials of which the person claims or proves nearly all: no plan goes below that."""
    for one in credentials:
        known = sum(gap.holdings.status(each.skill, each.level) != "missing" for each in one.teaches)
        if one.teaches and known >= MASTERED * len(one.teaches):
            yield one.key


def plan_skills(
    needs: Mapping[str, float | None],
    credentials: Iterable[Credential],
    held: Collection[str],
    limits: Limits,
    today: date,
    aim: Aim = "time",
    left: tuple[str, ...] = (),
    worth: Mapping[str, float] = MappingProxyType({}),
) -> Plan:
    """The plan that proves these skills at these levels, without earning again what is already held.

    `worth` is how much each skill matters.
    """
    catalogue = by_key(credentials)
    rates = exchange_rates()
    in_euro = {key: _in_euro(one, rates) for key, one in catalogue.items()}
    comparable = {key: one for key, one in in_euro.items() if _in_currency(one, limits, aim)}
    affordable = {key: one for key, one in comparable.items() if limits.budget != 0 or one.is_cost_known}
    model = build_model(needs, affordable, held, worth)
    foreign = len(catalogue) - len(comparable)
    found = select(model, AIMS[aim], limits.hours_until_deadline(today), limits.budget)
    if found is not None:
        steps = _as_offered(_steps(found.keys, model, limits, today), catalogue)
        return Plan(aim, limits, today, steps, model.uncoverable, left, (), (), foreign, found.is_proven_best)
    part, rest = (_as_offered(some, catalogue) for some in _part_and_rest(model, AIMS[aim], limits, today))
    offers = relaxations(model, limits, today)
    return Plan(aim, limits, today, part, model.uncoverable, left, rest, offers, foreign, is_possible=False)


def _part_and_rest(
    model: PlanModel, aims: tuple[str, str], limits: Limits, today: date
) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """The part of most importance that keeps the limits, and the best way to all that it leaves, without limits."""
    within = (limits.hours_until_deadline(today), limits.budget)
    part = select(model, ("worth", "hours"), *within, may_leave=True)
    done = part.keys if part is not None else frozenset()
    steps = _steps(done, model, limits, today)
    closed = frozenset[str]().union(*(model.covered[key] for key in done))
    open_needs = tuple(skill for skill in model.needed if skill not in closed)
    without_done = replace(
        model,
        needed=open_needs,
        credentials={key: one for key, one in model.credentials.items() if key not in done},
        covered={key: skills & set(open_needs) for key, skills in model.covered.items() if key not in done},
        prerequisites={key: first - done for key, first in model.prerequisites.items() if key not in done},
    )
    rest = select(without_done, aims)
    if rest is None:
        return steps, ()
    return steps, _steps(rest.keys, without_done, limits, today, sum(step.credential.hours for step in steps))


def _steps(
    keys: Collection[str], model: PlanModel, limits: Limits, today: date, hours: float = 0.0
) -> tuple[Step, ...]:
    """The steps with their days, those that matter most first; `hours` is the work that comes before them."""
    steps: list[Step] = []
    closed: set[str] = set()
    worth = {key: model.worth_of(model.covered[key]) for key in keys}
    for credential in in_order(keys, model.credentials, worth):
        new = model.covered[credential.key] - closed
        starts = limits.day_after(hours, today)
        hours += credential.hours
        by_worth = sorted(new, key=lambda skill: (-model.worth_of([skill]), skill))
        steps.append(Step(credential, tuple(by_worth), starts, limits.day_after(hours, today)))
        closed |= new
    return tuple(steps)


def _in_euro(credential: Credential, rates: ExchangeRates) -> Credential:
    """The credential with its price in euro, where there is a rate for its currency."""
    euro = rates.in_euro(credential.cost, credential.currency)
    return credential if euro is None else replace(credential, cost=euro, currency=CURRENCY)


def _as_offered(steps: tuple[Step, ...], catalogue: Mapping[str, Credential]) -> tuple[Step, ...]:
    """The steps with each price in the currency that it is asked for in."""
    return tuple(replace(step, credential=catalogue[step.credential.key]) for step in steps)


def _in_currency(credential: Credential, limits: Limits, aim: Aim) -> bool:
    """Prices are compared only where money matters, and only within the currency of the budget."""
    return credential.cost == 0 or credential.currency == CURRENCY or (limits.budget is None and aim == "time")
