"""A plan of work where no credential teaches what a role asks for: pieces of work with days.

What is learnt in the work itself is still planned: one learns it from others first, then takes it on, keeps what
came of it, and applies. The order and the shares of the time are our own suggestion.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.catalogue.records import Skill
from bot.tools.plan.planning import Plan

A_YEAR = timedelta(days=365)
SHORTEST = timedelta(days=28)
"""Without a deadline a year is planned; less than four weeks are too short for results."""

SHARES = (1 / 12, 1 / 4, 3 / 4, 1)
"""When each piece is done, as shares of the whole time."""

WATCH = "Ask somebody who does that job whether you may watch them at work, and what they would learn first"
FIRST_TASK = "With your manager, agree a first task that needs “{skill}”"
SECOND_TASK = "Take on another that needs “{skill}”, and log what came of both, with a number"
SAME_AGAIN = "Take on a larger one of the kind, and log what came of both, with a number"
APPLY = "Put your results together, and apply or ask for a trial in the role"


@dataclass(frozen=True)
class Milestone:
    """A piece of work and the day by which it is done."""

    until: date
    work: str


def in_time(pieces: Sequence[str], today: date, deadline: date | None) -> tuple[Milestone, ...]:
    """As many pieces of work as there are shares of the time, each with the day by which it is done.

    The last is due on the deadline; on one that is past or too near, four weeks from today.
    """
    whole = max((deadline or today + A_YEAR) - today, SHORTEST)
    days = (today + timedelta(days=round(whole.days * share)) for share in SHARES)
    return tuple(Milestone(until, work) for until, work in zip(days, pieces, strict=True))


def work_plan(plan: Plan, skills: Mapping[str, Skill]) -> tuple[Milestone, ...]:
    """Four pieces of work towards the skills of `plan.uncoverable`, of which there must be one."""
    first, *others = (skills[key].name if key in skills else key for key in plan.uncoverable)
    second = SECOND_TASK.format(skill=others[0]) if others else SAME_AGAIN
    pieces = (WATCH, FIRST_TASK.format(skill=first), second, APPLY)
    return in_time(pieces, plan.today, plan.limits.deadline)
