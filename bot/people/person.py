"""What is known about one person, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.profile.profile import Achievement, Evidence, Profile


@dataclass(frozen=True)
class SavedPlan:
    """The plan that a person keeps, as the planner made it JSON. `digest` changes with its content."""

    plan: Mapping[str, Any]
    made_on: date
    target: str | None
    digest: str


@dataclass(frozen=True)
class PendingBadge:
    """A verified badge whose holder the person has not yet said to be. `evidence` is what it would prove."""

    badge: str
    holder: str
    evidence: tuple[Evidence, ...]
    asked_on: date


@dataclass(frozen=True)
class Person:
    """All that guidance needs to know of a person; someone never seen before has an empty one.

    `asked` are the fields of the profile that were asked for so far, in that order; `open_question` is the one
    that still waits for its answer, also in a later conversation.
    """

    id: str
    profile: Profile = field(default_factory=Profile)
    evidence: tuple[Evidence, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    plan: SavedPlan | None = None
    asked: tuple[str, ...] = ()
    open_question: str | None = None
    pending_badges: tuple[PendingBadge, ...] = ()
    watched: tuple[str, ...] = ()
    """The occupations for which the person wants to hear when they are ready."""

    @property
    def is_unknown(self) -> bool:
        """Whether nothing at all is stored."""
        return self == Person(self.id)
