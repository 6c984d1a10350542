"""What is known about one person as plain values, and how these come out of rows of the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from typing import Any

from bot.profile.profile import Achievement, Evidence, Profile

_DATES = ("earned", "expires")


@dataclass(frozen=True)
class SavedPlan:
    """The plan that a person keeps, as the JSON that the planner wrote. `digest` changes with its content."""

    plan: Mapping[str, Any]
    made_on: date
    target: str | None
    digest: str


@dataclass(frozen=True)
class PendingBadge:
    """A verified badge that waits for the person to say whether they hold it; `evidence` is what it proves."""

    badge: str
    holder: str
    evidence: tuple[Evidence, ...]
    asked_on: date


@dataclass(frozen=True)
class Person:
    """All that guidance needs to know of a person; someone never seen before has an empty one.

    `asked` are the fields of the profile that were asked for so far, in that order. Which of them waits for its
    answer is known to the conversation that asked (`bot.decision.awaited`).
    """

    id: str
    profile: Profile = field(default_factory=Profile)
    evidence: tuple[Evidence, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    plan: SavedPlan | None = None
    asked: tuple[str, ...] = ()
    pending_badges: tuple[PendingBadge, ...] = ()
    interests: tuple[str, ...] = ()
    """The answers to the form on interests so far (`bot.tools.interests.form`)."""
    watched: tuple[str, ...] = ()
    """Keys of the occupations that the person wants to be told they are ready for."""

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is stored that advice could be made of."""
        return replace(self, interests=()) == Person(self.id)


def profile_of(row: Any) -> Profile:
    """The profile in a row of `ProfileRow`."""
    return Profile(**{**_values(row, Profile), "refused": frozenset(row.refused)})


def evidence_of(row: Any) -> Evidence:
    """The evidence in a row of `EvidenceRow`."""
    return Evidence(**_values(row, Evidence))


def achievement_of(row: Any) -> Achievement:
    """The achievement in a row of `AchievementRow`."""
    return Achievement(**_values(row, Achievement))


def plan_of(row: Any) -> SavedPlan:
    """The plan in a row of `PlanRow`."""
    return SavedPlan(**_values(row, SavedPlan))


def pending_badge_of(row: Any) -> PendingBadge:
    """The badge in a row of `PendingBadgeRow`."""
    evidence = tuple(evidence_from_json(one) for one in row.evidence)
    return PendingBadge(row.badge, row.holder, evidence, row.asked_on)


def evidence_to_json(evidence: Evidence) -> dict[str, Any]:
    """The evidence as JSON takes it: days as text."""
    values = asdict(evidence)
    return {**values, **{name: values[name].isoformat() for name in _DATES if values[name] is not None}}


def evidence_from_json(value: Mapping[str, Any]) -> Evidence:
    """The evidence that `evidence_to_json` made."""
    days = {name: date.fromisoformat(value[name]) for name in _DATES if value.get(name) is not None}
    return Evidence(**{**value, **days})


def _values(row: Any, kind: Any) -> dict[str, Any]:
    return {entry.name: row._mapping[entry.name] for entry in fields(kind)}
