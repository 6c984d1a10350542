"""What is stored of a plan: its constraints, from which it is worked out anew whenever it is shown.

So a claimed skill, a new credential in the catalogue or another wish changes the plan that follows, and "the second
step" is the second of those that were shown last.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.catalogue.records import Credential
from bot.tools.gap.gap import Gap
from bot.tools.limits import Limits
from bot.tools.plan.planning import Aim, Plan, plan_gap

NO_LIMITS = Limits()


@dataclass(frozen=True)
class KeptPlan:
    """The constraints of a plan.

    `start` is the day from which the steps still to come are worked through. `excluded` and `done` are keys of
    credentials that are not wanted, and that are finished; `shown` are those of the steps that were shown last, in
    their order. `towards` is what a plan of work leads to, in words: its steps are pieces of work, no credentials.
    """

    start: date
    limits: Limits = NO_LIMITS
    aim: Aim = "time"
    excluded: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    towards: str = ""

    def as_json(self) -> dict[str, Any]:
        """The constraints as JSON values: days in ISO format."""
        deadline = self.limits.deadline
        return {
            "aim": self.aim,
            "start": self.start.isoformat(),
            "hours_per_week": self.limits.hours_per_week,
            "budget": self.limits.budget,
            "deadline": None if deadline is None else deadline.isoformat(),
            "uncompared": self.limits.uncompared,
            "excluded": list(self.excluded),
            "done": list(self.done),
            "shown": list(self.shown),
            "towards": self.towards,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> KeptPlan:
        """The constraints that `as_json` made."""
        deadline = value["deadline"]
        return cls(
            date.fromisoformat(value["start"]),
            Limits(
                value["hours_per_week"],
                value["budget"],
                None if deadline is None else date.fromisoformat(deadline),
                value.get("uncompared"),  # plans that were kept before money without a rate was have none
            ),
            value["aim"],
            tuple(value["excluded"]),
            tuple(value["done"]),
            tuple(value["shown"]),
            value.get("towards", ""),  # plans that were kept before plans of work were have none
        )

    def showing(self, keys: Iterable[str]) -> KeptPlan:
        """The same constraints, with the keys of the steps that are shown now."""
        return replace(self, shown=tuple(keys))

    def finished(self, keys: Iterable[str], today: date) -> KeptPlan:
        """With these credentials done: what is still to come then goes on from today."""
        new = tuple(key for key in keys if key not in self.done)
        return replace(self, done=(*self.done, *new), start=max(self.start, today)) if new else self

    def unfinished(self, key: str) -> KeptPlan:
        """With this credential not done after all."""
        return replace(self, done=tuple(one for one in self.done if one != key))

    def kept_up(self, held: Collection[str], today: date) -> KeptPlan:
        """With what was shown and is held by now counted as done."""
        return self.finished((key for key in self.shown if key in held), today)


def plan_of(kept: KeptPlan, gap: Gap, credentials: Iterable[Credential]) -> Plan:
    """The plan that follows from the constraints, for the gap as it is now."""
    offered = {one.key: one for one in credentials}
    free = [one for key, one in offered.items() if key not in kept.excluded]
    done = tuple(offered[key] for key in kept.done if key in offered)
    return plan_gap(gap, free, kept.limits, kept.start, kept.aim, done=done)
