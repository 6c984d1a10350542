"""Reads and writes what is stored about people.

    store = PeopleStore(engine)
    with store.change("slack:U1") as change:
        change.save_profile({"hours_per_week": 5.0})
        change.log_achievement(Achievement("Finished the SQL course", today))
    store.load("slack:U1").profile.hours_per_week  # 5.0

Two messages of one person at the same moment lose nothing: a change has the person to itself until it is
written, and sets only the fields that it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine

from bot.database.engine import read_transaction
from bot.database.erasures import person_transaction
from bot.people.changes import PersonChanges
from bot.people.person import (
    Person,
    SavedPlan,
    achievement_of,
    evidence_of,
    pending_badge_of,
    plan_of,
    profile_of,
)
from bot.people.tables import (
    AchievementRow,
    EvidenceRow,
    PendingBadgeRow,
    PlanRow,
    ProfileRow,
    ReadinessWatchRow,
)
from bot.profile.profile import Achievement, Evidence, Profile


class PeopleStore:
    """What one database knows about people. A person is named by the id of `bot.dialogue.person.person_of`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def load(self, person: str) -> Person:
        """All that is stored about a person, as it was at one moment; an empty `Person` for a stranger."""
        with read_transaction(self._engine) as connection:
            profile = _first(connection, ProfileRow, person)
            plan = _first(connection, PlanRow, person)
            return Person(
                id=person,
                profile=profile_of(profile) if profile else Profile(),
                evidence=tuple(map(evidence_of, _all(connection, EvidenceRow, person))),
                achievements=tuple(map(achievement_of, _all(connection, AchievementRow, person))),
                plan=plan_of(plan) if plan else None,
                asked=tuple(profile.asked) if profile else (),
                interests=tuple(profile.interests or ()) if profile else (),
                pending_badges=tuple(map(pending_badge_of, _all(connection, PendingBadgeRow, person))),
                watched=tuple(row.occupation for row in _all(connection, ReadinessWatchRow, person)),
            )

    @contextmanager
    def change(self, person: str) -> Iterator[PersonChanges]:
        """All changes of one action: written together when the block ends, none when it raises."""
        with person_transaction(self._engine, person) as connection:
            yield PersonChanges(connection, person)

    def save_profile(self, person: str, changes: Mapping[str, Any]) -> None:
        """Sets these fields of the profile and no other; see `PersonChanges.save_profile`."""
        with self.change(person) as change:
            change.save_profile(changes)

    def add_evidence(self, person: str, evidence: Evidence) -> bool:
        """Adds what the person has; returns False when it is stored already."""
        with self.change(person) as change:
            return change.add_evidence(evidence)

    def log_achievement(self, person: str, achievement: Achievement) -> None:
        """Adds an achievement as the last one."""
        with self.change(person) as change:
            change.log_achievement(achievement)

    def undo_achievement(self, person: str) -> Achievement | None:
        """Deletes the achievement that was logged last and returns it."""
        with self.change(person) as change:
            return change.undo_achievement()

    def save_plan(
        self, person: str, plan: Mapping[str, Any], made_on: date, target: str | None = None
    ) -> SavedPlan:
        """Keeps this plan in place of the previous one."""
        with self.change(person) as change:
            return change.save_plan(plan, made_on, target)


def _first(connection: Connection, row: Any, person: str) -> Any:
    return connection.execute(select(row.__table__).where(row.person == person)).first()


def _all(connection: Connection, row: Any, person: str) -> Any:
    table = row.__table__
    return connection.execute(select(table).where(table.c.person == person).order_by(*table.primary_key)).all()
