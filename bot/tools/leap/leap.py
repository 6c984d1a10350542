"""Nanodegree leap: which programmes close most of the gap for their time and money, and whether any is worth it.

A programme is worth it when it closes something, keeps within hours, money and deadline, and no set of smaller
credentials closes the same skills for no more time and money.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.catalogue.records import Credential
from bot.tools.gap.gap import Choice, Gap, covers
from bot.tools.limits import CURRENCY, Limits
from bot.tools.plan.model import build_model
from bot.tools.plan.planning import Plan, plan_skills
from bot.tools.prerequisites import by_key, closures, in_order

TERM_TITLE = "Nanodegree leap"

MOST_WEIGHED = 60
"""In a large catalogue only this many programmes are weighed: those within the limits that close most per hour."""

Obstacle = Literal["hours", "deadline", "budget", "currency"]


@dataclass(frozen=True)
class Leap:
    """One programme with what has to come before it.

    `share` is the part of the gap that it closes (0 to 1), `weeks` its length at the person's hours a week (None
    when these are unknown), `obstacles` are the limits that it breaks, `instead` is the plan of smaller credentials
    that does the same for no more time and money.
    """

    choice: Choice
    share: float
    cost: float
    weeks: float | None
    obstacles: tuple[Obstacle, ...]
    instead: Plan | None = None

    @property
    def per_week(self) -> float | None:
        """Skills closed per week; None when the weeks are unknown."""
        return len(self.choice.closes) / self.weeks if self.weeks else None

    @property
    def per_hundred(self) -> float | None:
        """Skills closed per 100 of its currency; None for a free one."""
        return 100 * len(self.choice.closes) / self.cost if self.cost else None

    @property
    def is_worth_it(self) -> bool:
        """Whether it keeps within the limits and nothing smaller does the same."""
        return not self.obstacles and self.instead is None


@dataclass(frozen=True)
class Leaps:
    """All programmes that close something, those worth it first.

    `programmes` counts all in the catalogue, `gap_size` the missing skills. `uncompared` is money that no price was
    held against.
    """

    leaps: tuple[Leap, ...]
    programmes: int
    gap_size: int
    uncompared: str | None = None

    @property
    def worth_it(self) -> tuple[Leap, ...]:
        """The programmes to recommend, best first."""
        return tuple(leap for leap in self.leaps if leap.is_worth_it)


def leaps(gap: Gap, credentials: Iterable[Credential], limits: Limits, today: date) -> Leaps:
    """Weighs every programme: fewest hours per skill first, then the lowest price per skill."""
    catalogue = by_key(credentials)
    held = gap.holdings.credentials
    needs = gap.needs()
    programmes = [one for one in catalogue.values() if one.kind == "nanodegree" and one.key not in held]
    ways = closures(catalogue, held)
    smaller = _smaller(catalogue, needs, held)
    choices = [
        _choice(one, ways[one.key], catalogue, needs)
        for one in programmes
        if one.key in ways and covers(one, needs)
    ]
    choices.sort(key=lambda choice: (bool(_obstacles(choice, limits, today)), choice.hours / len(choice.closes)))
    found = [_leap(choice, gap, smaller, limits, today) for choice in choices[:MOST_WEIGHED]]
    return Leaps(tuple(sorted(found, key=_rank)), len(programmes), len(needs), limits.uncompared)


def _smaller(
    catalogue: Mapping[str, Credential], needs: Mapping[str, float | None], held: Collection[str]
) -> list[Credential]:
    """The badges and certificates that might replace a programme, reduced once for all programmes."""
    some = {
        key: one
        for key, one in catalogue.items()
        if one.kind != "nanodegree" and (one.cost == 0 or one.currency == CURRENCY)
    }
    return list(build_model(needs, some, held).credentials.values())


def _choice(
    programme: Credential,
    way: frozenset[str],
    catalogue: Mapping[str, Credential],
    needs: Mapping[str, float | None],
) -> Choice:
    closed = frozenset[str]().union(*(covers(catalogue[key], needs) for key in way))
    return Choice(programme, tuple(in_order(way - {programme.key}, catalogue)), tuple(sorted(closed)))


def _leap(choice: Choice, gap: Gap, smaller: list[Credential], limits: Limits, today: date) -> Leap:
    needs = gap.needs()
    cost = sum(one.cost for one in choice.all)
    weeks = choice.hours / limits.hours_per_week if limits.hours_per_week else None
    same = {skill: needs[skill] for skill in choice.closes}
    within = Limits(limits.hours_per_week, cost)
    instead = plan_skills(same, smaller, gap.holdings.credentials, within, today)
    does_the_same = instead.is_possible and not instead.uncoverable and instead.hours <= choice.hours
    obstacles = _obstacles(choice, limits, today)
    return Leap(choice, len(choice.closes) / len(needs), cost, weeks, obstacles, instead if does_the_same else None)


def _obstacles(choice: Choice, limits: Limits, today: date) -> tuple[Obstacle, ...]:
    found: list[Obstacle] = []
    hours = limits.hours_until_deadline(today)
    if limits.hours_per_week == 0:
        found.append("hours")
    elif hours is not None and choice.hours > hours + 1e-9:
        found.append("deadline")
    if limits.budget is not None and any(one.cost and one.currency != CURRENCY for one in choice.all):
        found.append("currency")
    elif limits.budget is not None and sum(one.cost for one in choice.all) > limits.budget:
        found.append("budget")
    return tuple(found)


def _rank(leap: Leap) -> tuple[bool, float, float, str]:
    closed = len(leap.choice.closes)
    return (
        not leap.is_worth_it,
        leap.choice.hours / closed,
        leap.cost / closed,
        leap.choice.credential.key,
    )
