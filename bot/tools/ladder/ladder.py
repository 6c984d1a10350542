"""Skills-badge laddering: the badges held and the next rungs towards the target role, in a possible order.

The rungs are the badges and certificates that close the gap in the fewest hours; programmes belong to the leap.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.catalogue.records import Credential
from bot.tools.gap.gap import Gap, covers
from bot.tools.limits import Limits
from bot.tools.plan.planning import plan_skills
from bot.tools.prerequisites import by_key

TERM_TITLE = "Skills-badge laddering"


@dataclass(frozen=True)
class Rung:
    """One credential on the way.

    `is_open` says that nothing has to come before it any more; `height` counts from 1 and is one more than that of
    the highest rung that it builds on; `first` are the keys of those rungs.
    """

    credential: Credential
    closes: tuple[str, ...]
    height: int
    is_open: bool
    first: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ladder:
    """`held` are the badges that count towards the target or that rungs build on, `others` are all the rest.

    `unknown` are held credentials that the catalogue does not list; `unreached` are skills that no rung leads to.
    """

    held: tuple[Credential, ...]
    others: tuple[Credential, ...]
    rungs: tuple[Rung, ...]
    unreached: tuple[str, ...]
    unknown: tuple[str, ...] = ()

    @property
    def next(self) -> tuple[Rung, ...]:
        """The rungs that can be started today."""
        return tuple(rung for rung in self.rungs if rung.is_open)


def ladder(gap: Gap, credentials: Iterable[Credential], today: date) -> Ladder:
    """Builds the ladder towards the gap's occupation."""
    catalogue = by_key(credentials)
    mine = gap.holdings.credentials
    rungs_of = [one for one in catalogue.values() if one.kind != "nanodegree"]
    plan = plan_skills(gap.needs(), rungs_of, mine, Limits(), today)
    heights: dict[str, int] = {}
    rungs = []
    for step in plan.steps:
        first = tuple(one for one in step.credential.prerequisites if one not in mine)
        heights[step.credential.key] = 1 + max((heights.get(one, 0) for one in first), default=0)
        rungs.append(Rung(step.credential, step.closes, heights[step.credential.key], not first, first))
    asked = {state.skill.key: None for state in gap.states}
    built_on = {one for rung in rungs for one in rung.credential.prerequisites}
    held = [catalogue[key] for key in mine if key in catalogue]
    part = [one for one in held if covers(one, asked) or one.key in built_on]
    return Ladder(
        held=tuple(part),
        others=tuple(one for one in held if one not in part),
        rungs=tuple(sorted(rungs, key=lambda rung: rung.height)),
        unreached=plan.uncoverable,
        unknown=tuple(sorted(key for key in mine if key not in catalogue)),
    )
