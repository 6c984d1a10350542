"""Skills that verified badges name and the catalogue does not have, so that HR can add those that matter.

Kept are the skill's name, framework and address, how many badges named it, and the last day; never whose badge it
was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Engine

from bot.catalogue.tables import UnknownSkillRow
from bot.database.engine import write_transaction

MOST_KEPT = 2_000
"""So that nobody can fill the disk; those not named for longest go first."""


class NamedSkill(Protocol):
    """A skill as a badge names it (`bot.badges.verification.Alignment`)."""

    @property
    def name(self) -> str:
        """What the framework calls it."""

    @property
    def url(self) -> str:
        """Its address, where it has one."""

    @property
    def framework(self) -> str:
        """The framework's name, where it is given."""


@dataclass(frozen=True)
class UnknownSkill:
    """A skill that the catalogue does not have, and how many badges named it until when."""

    name: str
    framework: str
    address: str
    badges: int
    last_day: date


class UnknownSkillLog:
    """The list in one database."""

    def __init__(self, engine: Engine, today: Callable[[], date] = date.today) -> None:
        self._engine = engine
        self._today = today

    def record(self, skills: Iterable[NamedSkill]) -> None:
        """Notes that a verified badge named these skills."""
        found = {_digest(skill): skill for skill in skills}
        if not found:
            return
        with write_transaction(self._engine, lock="unknown_skills") as connection:
            for digest, skill in found.items():
                seen = {"badges": UnknownSkillRow.badges + 1, "last_day": self._today()}
                known = update(UnknownSkillRow).where(UnknownSkillRow.digest == digest).values(**seen)
                if connection.execute(known).rowcount:
                    continue
                new = {"name": skill.name, "framework": skill.framework, "address": skill.url}
                first = {"digest": digest, "badges": 1, "last_day": self._today()}
                connection.execute(insert(UnknownSkillRow).values(**new, **first))
            surplus = (
                connection.execute(select(func.count()).select_from(UnknownSkillRow)).scalar() or 0
            ) - MOST_KEPT
            if surplus > 0:
                oldest = select(UnknownSkillRow.digest).order_by(UnknownSkillRow.last_day, UnknownSkillRow.digest)
                gone = connection.execute(oldest.limit(surplus)).scalars().all()
                connection.execute(delete(UnknownSkillRow).where(UnknownSkillRow.digest.in_(gone)))

    def all(self) -> tuple[UnknownSkill, ...]:
        """The whole list, those that most badges name first."""
        columns = (
            UnknownSkillRow.name,
            UnknownSkillRow.framework,
            UnknownSkillRow.address,
            UnknownSkillRow.badges,
            UnknownSkillRow.last_day,
        )
        query = select(*columns).order_by(UnknownSkillRow.badges.desc(), UnknownSkillRow.name)
        with self._engine.connect() as connection:
            return tuple(UnknownSkill(*row) for row in connection.execute(query))


def _digest(skill: NamedSkill) -> str:
    text = "\n".join((skill.name.casefold(), skill.framework.casefold(), skill.url))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
