"""Reads the built catalogue: snapshots for one audience, kept until the next build or import."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import sqlalchemy
from sqlalchemy import func, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from bot.catalogue.naming import normalised
from bot.catalogue.own_ladders import read_own_ladders
from bot.catalogue.plain_titles import plain_title
from bot.catalogue.queries import (
    NameKind,
    read_credentials,
    read_criteria,
    read_occupations,
    read_openings,
    read_skills,
)
from bot.catalogue.records import Credential, Criterion, Occupation, Opening, Skill
from bot.catalogue.tables import (
    CatalogueRevisionRow,
    CredentialSkillRow,
    CriterionRow,
    OccupationNameRow,
    OccupationRow,
    OpeningRow,
    PartRow,
    SkillNameRow,
    SkillRow,
)
from bot.catalogue.title_heads import title_heads
from bot.database.engine import read_transaction
from bot.dialogue.person import Audience
from bot.dialogue.phrases import counted
from bot.rungs.ladders import Ladder

VECTOR_TYPE = np.dtype("<f2")


class CatalogueMissing(Exception):
    """Nothing was built yet in this database; the message says how to fix it."""

    def __init__(self) -> None:
        super().__init__("The catalogue is empty. Build it with: rung catalogue build")


@dataclass(frozen=True)
class CatalogueSnapshot:
    """The catalogue at one moment, as one audience may see it, by key and in the order of its files.

    Occupations and skills are public. Credentials, openings and criteria that the audience may not see are left
    out, and so are those that refer to an occupation that is not in the catalogue.
    """

    revision: str
    occupations: Mapping[str, Occupation]
    skills: Mapping[str, Skill]
    credentials: Mapping[str, Credential]
    openings: Mapping[str, Opening]
    criteria: Mapping[str, Criterion]
    ladders: tuple[Ladder, ...] = ()

    def titles(self) -> dict[str, str]:
        """Titles and names of occupations, skills and credentials by key."""
        return {
            **{key: skill.name for key, skill in self.skills.items()},
            **{key: credential.title for key, credential in self.credentials.items()},
            **self.role_titles,
        }

    @cached_property
    def roles_by_name(self) -> Mapping[str, str]:
        """The keys of occupations by the normal form of each of their names; the first has a name that two have."""
        names = {
            normalised(name): key
            for key, occupation in reversed(tuple(self.occupations.items()))
            for name in (*reversed(occupation.alternatives), occupation.title)
        }
        titles = {normalised(occupation.title): key for key, occupation in self.occupations.items()}
        return MappingProxyType({**names, **titles})

    @cached_property
    def title_heads(self) -> frozenset[str]:
        """The words that the names of the occupations end with: "nurse", "officer"."""
        occupations = self.occupations.values()
        return title_heads(name for one in occupations for name in (one.title, *one.alternatives))

    @cached_property
    def role_titles(self) -> Mapping[str, str]:
        """What occupations are called before people, by key."""
        return MappingProxyType({key: plain_title(occupation) for key, occupation in self.occupations.items()})


@dataclass(frozen=True)
class Name:
    """A text by which an occupation or a skill, named by `key`, can be found."""

    key: str
    text: str
    kind: NameKind


@dataclass(frozen=True, eq=False)
class CatalogueNames:
    """All names of the occupations, or of the skills, with a float32 vector of unit length for each."""

    revision: str
    names: tuple[Name, ...]
    vectors: npt.NDArray[np.float32]


@dataclass(frozen=True)
class Part:
    """A part of the catalogue; `origin` says in words where its content is from."""

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
    """Read access to the built catalogue; safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sources: _Sources | None = None
        self._cache: dict[Audience | None, CatalogueSnapshot] = {}
        self._lock = threading.Lock()

    def revision(self) -> str | None:
        """The digest of content and encoder; None when nothing was built. One query, well under 1 ms."""
        table = CatalogueRevisionRow.__tablename__
        try:
            with self._engine.connect() as connection:
                # Run at every turn: a plain statement takes a third of the time.
                value: str | None = connection.exec_driver_sql(f"SELECT revision FROM {table}").scalar()
                return value
        except DBAPIError:
            # Without the table nothing was built; any other error is real.
            if sqlalchemy.inspect(self._engine).has_table(table):
                raise
            return None

    def snapshot(self, audience: Audience | None) -> CatalogueSnapshot:
        """Everything that the audience may see, read in one transaction and kept until the next build or import.

        "employees" includes what is public; None includes everything and is for HR's commands, never for answers.
        Raises `CatalogueMissing` when nothing was built.
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
        """The names of occupations, for an index; not cached. Raises `CatalogueMissing`."""
        return self._names(OccupationNameRow, OccupationRow, OccupationNameRow.occupation)

    def skill_names(self) -> CatalogueNames:
        """The names of skills, for an index; not cached. Raises `CatalogueMissing`."""
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
                skills = read_skills(connection)
                occupations = read_occupations(connection)
                self._sources = _Sources(revision, MappingProxyType(occupations), MappingProxyType(skills))
            return CatalogueSnapshot(
                revision=revision,
                occupations=self._sources.occupations,
                skills=self._sources.skills,
                credentials=MappingProxyType(read_credentials(connection, audience)),
                openings=MappingProxyType(read_openings(connection, audience)),
                criteria=MappingProxyType(read_criteria(connection, audience)),
                ladders=read_own_ladders(connection),
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


def left_out(engine: Engine, snapshot: CatalogueSnapshot) -> tuple[str, ...]:
    """A warning for each kind of row that even the whole snapshot (of audience None) leaves out."""
    taught = sum(len(credential.teaches) for credential in snapshot.credentials.values())
    with read_transaction(engine) as connection:
        counts = (
            (
                "skill of a credential",
                "skills of credentials",
                select(func.count()).select_from(CredentialSkillRow),
                taught,
            ),
            ("opening", "openings", select(func.count()).select_from(OpeningRow), len(snapshot.openings)),
            ("criterion", "criteria", select(func.count()).select_from(CriterionRow), len(snapshot.criteria)),
        )
        missing = [
            (noun, plural, connection.execute(query).scalar_one() - shown) for noun, plural, query, shown in counts
        ]
    return tuple(
        f"{counted(amount, noun, plural)} {'is' if amount == 1 else 'are'} left out, because an occupation, skill "
        "or credential that they name is not in the catalogue. Import them again with keys that are."
        for noun, plural, amount in missing
        if amount > 0
    )
