"""Reads the built catalogue: snapshots of one moment, for one audience, kept until the next build or import."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import sqlalchemy
from sqlalchemy import or_, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import aliased

from bot.catalogue.records import (
    Credential,
    Criterion,
    Occupation,
    Opening,
    Requirement,
    Skill,
    TaughtSkill,
)
from bot.catalogue.tables import (
    CatalogueRevisionRow,
    CredentialRow,
    CredentialSkillRow,
    CriterionRow,
    OccupationNameRow,
    OccupationRow,
    OpeningRow,
    PartRow,
    PrerequisiteRow,
    RequirementRow,
    SkillNameRow,
    SkillRow,
)
from bot.database.engine import read_transaction
from bot.knowledge.passage import Audience
from bot.knowledge.store import VISIBLE

NameKind = Literal["title", "lay", "alternative"]

VECTOR_TYPE = np.dtype("<f2")


class CatalogueMissing(Exception):
    """Nothing was built yet in this database; the message says how to mend it."""

    def __init__(self) -> None:
        super().__init__("The catalogue is empty. Build it with: rung catalogue build")


@dataclass(frozen=True)
class CatalogueSnapshot:
    """The catalogue at one moment, as one audience may see it, by key and in the order of its files.

    Occupations and skills are public data. Credentials, openings and criteria that the audience may not see are not
    in here, nor are those that speak of an occupation which the catalogue does not know.
    """

    revision: str
    occupations: Mapping[str, Occupation]
    skills: Mapping[str, Skill]
    credentials: Mapping[str, Credential]
    openings: Mapping[str, Opening]
    criteria: Mapping[str, Criterion]

    def titles(self) -> dict[str, str]:
        """What the keys of occupations, skills and credentials are called."""
        return {
            **{key: skill.name for key, skill in self.skills.items()},
            **{key: credential.title for key, credential in self.credentials.items()},
            **{key: occupation.title for key, occupation in self.occupations.items()},
        }


@dataclass(frozen=True)
class Name:
    """A text that an occupation or a skill (its `key`) is found by."""

    key: str
    text: str
    kind: NameKind


@dataclass(frozen=True, eq=False)
class CatalogueNames:
    """All names of the occupations or of the skills, with their vectors: one float32 row of length one for each."""

    revision: str
    names: tuple[Name, ...]
    vectors: npt.NDArray[np.float32]


@dataclass(frozen=True)
class Part:
    """A part of the catalogue; `origin` says in words where its content came from."""

    name: str
    is_imported: bool
    digest: str
    origin: str


@dataclass(frozen=True)
class _Sources:
    revision: str
    occupations: Mapping[str, Occupation]
    skills: Mapping[str, Skill]


class CatalogueStore:
    """Read access to the built catalogue. May be shared by threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sources: _Sources | None = None
        self._cache: dict[Audience | None, CatalogueSnapshot] = {}
        self._lock = threading.Lock()

    def revision(self) -> str | None:
        """The digest of content and encoder, or None when nothing was built. One query, well below 1 ms."""
        table = CatalogueRevisionRow.__tablename__
        try:
            with self._engine.connect() as connection:
                # Asked at every turn: as a plain statement it takes a third of the time.
                value: str | None = connection.exec_driver_sql(f"SELECT revision FROM {table}").scalar()
                return value
        except DBAPIError:
            # A database without the table is one where nothing was built; anything else is trouble.
            if sqlalchemy.inspect(self._engine).has_table(table):
                raise
            return None

    def snapshot(self, audience: Audience | None) -> CatalogueSnapshot:
        """Everything that the audience may see, read in one transaction and kept until the next build or import.

        "employees" sees what is public, too; None sees all and is for HR's commands, never for answering. Raises
        `CatalogueMissing` when nothing was built.
        """
        revision = self.revision()
        if revision is None:
            raise CatalogueMissing
        with self._lock:
            kept = self._cache.get(audience)
            if kept is None or kept.revision != revision:
                kept = self._cache[audience] = self._read(audience)
            return kept

    def occupation_names(self) -> CatalogueNames:
        """The names that occupations are found by, for an index; not kept."""
        return self._names(OccupationNameRow, OccupationRow, OccupationNameRow.occupation)

    def skill_names(self) -> CatalogueNames:
        """The names that skills are found by, for an index; not kept."""
        return self._names(SkillNameRow, SkillRow, SkillNameRow.skill)

    def parts(self) -> tuple[Part, ...]:
        """The parts that were built or imported, by name."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(PartRow).order_by(PartRow.name)).all()
        return tuple(Part(row.name, row.is_imported, row.digest, row.origin) for row in rows)

    def _read(self, audience: Audience | None) -> CatalogueSnapshot:
        with read_transaction(self._engine) as connection:
            revision = _revision(connection)
            if self._sources is None or self._sources.revision != revision:
                skills = _read_skills(connection)
                occupations = _read_occupations(connection)
                self._sources = _Sources(revision, MappingProxyType(occupations), MappingProxyType(skills))
            return CatalogueSnapshot(
                revision=revision,
                occupations=self._sources.occupations,
                skills=self._sources.skills,
                credentials=MappingProxyType(_read_credentials(connection, audience)),
                openings=MappingProxyType(_read_openings(connection, audience)),
                criteria=MappingProxyType(_read_criteria(connection, audience)),
            )

    def _names(self, table: Any, owner: Any, key: Any) -> CatalogueNames:
        if self.revision() is None:
            raise CatalogueMissing
        with read_transaction(self._engine) as connection:
            revision = _revision(connection)
            query = (
                select(key.label("owner"), table.text, table.kind, table.embedding)
                .join(owner, key == owner.key)
                .order_by(owner.source, owner.position, table.position)
            )
            rows = connection.execute(query).all()
        vectors = np.frombuffer(b"".join(bytes(row.embedding) for row in rows), dtype=VECTOR_TYPE)
        matrix = vectors.reshape(len(rows), -1 if rows else 0).astype(np.float32)
        matrix.flags.writeable = False
        return CatalogueNames(revision, tuple(Name(row.owner, row.text, row.kind) for row in rows), matrix)


def _revision(connection: Connection) -> str:
    revision: str | None = connection.execute(select(CatalogueRevisionRow.revision)).scalar()
    if revision is None:
        raise CatalogueMissing
    return revision


def _read_skills(connection: Connection) -> dict[str, Skill]:
    alternatives = _alternatives(connection, SkillNameRow, SkillNameRow.skill)
    rows = connection.execute(select(SkillRow).order_by(SkillRow.source, SkillRow.position))
    return {
        row.key: Skill(
            key=row.key,
            name=row.name,
            kind=row.kind,
            group=row.group,
            alternatives=alternatives.get(row.key, ()),
            source=row.source,
            reference=row.reference,
        )
        for row in rows
    }


def _read_occupations(connection: Connection) -> dict[str, Occupation]:
    alternatives = _alternatives(connection, OccupationNameRow, OccupationNameRow.occupation)
    table = RequirementRow
    query = select(table.occupation, table.skill, table.essential, table.level)
    rows = connection.execute(query.order_by(table.occupation, table.position))
    requirements = {
        key: tuple(Requirement(row.skill, row.essential, row.level) for row in group)
        for key, group in groupby(rows, key=lambda row: row.occupation)
    }
    rows = connection.execute(select(OccupationRow).order_by(OccupationRow.source, OccupationRow.position))
    return {
        row.key: Occupation(
            key=row.key,
            title=row.title,
            alternatives=alternatives.get(row.key, ()),
            requirements=requirements.get(row.key, ()),
            source=row.source,
            reference=row.reference,
        )
        for row in rows
    }


def _alternatives(connection: Connection, table: Any, key: Any) -> dict[str, tuple[str, ...]]:
    query = select(key.label("owner"), table.text).where(table.kind != "title").order_by(key, table.position)
    rows = connection.execute(query)
    return {owner: tuple(row.text for row in group) for owner, group in groupby(rows, key=lambda row: row.owner)}


def _read_credentials(connection: Connection, audience: Audience | None) -> dict[str, Credential]:
    visible = CredentialRow.audience.in_(VISIBLE[audience])
    # A skill that a newer release of its source no longer has is left out.
    taught = _by_credential(
        connection,
        select(CredentialSkillRow.credential, CredentialSkillRow.skill, CredentialSkillRow.level)
        .join(CredentialRow, CredentialSkillRow.credential == CredentialRow.key)
        .join(SkillRow, CredentialSkillRow.skill == SkillRow.key)
        .where(visible)
        .order_by(CredentialSkillRow.credential, CredentialSkillRow.position),
    )
    before = aliased(CredentialRow)
    prerequisites = _by_credential(
        connection,
        select(PrerequisiteRow.credential, PrerequisiteRow.prerequisite)
        .join(CredentialRow, PrerequisiteRow.credential == CredentialRow.key)
        .join(before, PrerequisiteRow.prerequisite == before.key)
        .where(visible, before.audience.in_(VISIBLE[audience]))
        .order_by(PrerequisiteRow.credential, PrerequisiteRow.position),
    )
    rows = connection.execute(select(CredentialRow).where(visible).order_by(CredentialRow.position))
    return {
        row.key: Credential(
            key=row.key,
            title=row.title,
            kind=row.kind,
            issuer=row.issuer,
            teaches=tuple(TaughtSkill(skill.skill, skill.level) for skill in taught.get(row.key, ())),
            hours=row.hours,
            cost=row.cost,
            currency=row.currency,
            prerequisites=tuple(link.prerequisite for link in prerequisites.get(row.key, ())),
            valid_months=row.valid_months,
            audience=row.audience,
            is_sample=row.is_sample,
        )
        for row in rows
    }


def _by_credential(connection: Connection, query: Any) -> dict[str, list[Any]]:
    rows = connection.execute(query)
    return {key: list(group) for key, group in groupby(rows, key=lambda row: row.credential)}


def _read_openings(connection: Connection, audience: Audience | None) -> dict[str, Opening]:
    query = (
        select(OpeningRow)
        .join(OccupationRow, OpeningRow.occupation == OccupationRow.key)
        .where(OpeningRow.audience.in_(VISIBLE[audience]))
        .order_by(OpeningRow.position)
    )
    names = ("key", "title", "occupation", "unit", "closes", "audience", "is_sample")
    rows = connection.execute(query)
    return {row.key: Opening(**{name: getattr(row, name) for name in names}) for row in rows}


def _read_criteria(connection: Connection, audience: Audience | None) -> dict[str, Criterion]:
    # What a criterion speaks of must be there and visible: a key alone can give away that a credential exists.
    visible = VISIBLE[audience]
    credentials = select(CredentialRow.key).where(CredentialRow.audience.in_(visible))
    query = (
        select(CriterionRow)
        .join(OccupationRow, CriterionRow.occupation == OccupationRow.key)
        .where(
            CriterionRow.audience.in_(visible),
            or_(CriterionRow.kind != "credential", CriterionRow.subject.in_(credentials)),
            or_(CriterionRow.kind != "skill", CriterionRow.subject.in_(select(SkillRow.key))),
        )
        .order_by(CriterionRow.position)
    )
    names = ("key", "occupation", "text", "kind", "subject", "at_least", "audience", "is_sample")
    rows = connection.execute(query)
    return {row.key: Criterion(**{name: getattr(row, name) for name in names}) for row in rows}
