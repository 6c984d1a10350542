"""Reads the catalogue's values from their tables; each query leaves out what the audience may not see."""

from __future__ import annotations

from dataclasses import fields
from itertools import groupby
from typing import Any, Literal

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import aliased

from bot.catalogue.records import (
    Credential,
    Criterion,
    Occupation,
    Opening,
    Published,
    Requirement,
    Skill,
    TaughtSkill,
)
from bot.catalogue.tables import (
    CredentialRow,
    CredentialSkillRow,
    CriterionRow,
    OccupationNameRow,
    OccupationRow,
    OpeningRow,
    PrerequisiteRow,
    PublishedRow,
    RequirementRow,
    SkillNameRow,
    SkillRow,
)
from bot.dialogue.person import VISIBLE, Audience

NameKind = Literal["title", "lay", "alternative"]


def read_skills(connection: Connection) -> dict[str, Skill]:
    """All skills by key, ordered by source and then as in its files."""
    alternatives = _names(connection, SkillNameRow, SkillNameRow.skill, ("alternative",))
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


def read_occupations(connection: Connection, with_lay_titles: bool = True) -> dict[str, Occupation]:
    """All occupations by key, ordered by source and as in its files, with lay titles among the alternatives."""
    kinds: tuple[NameKind, ...] = ("lay", "alternative") if with_lay_titles else ("alternative",)
    alternatives = _names(connection, OccupationNameRow, OccupationNameRow.occupation, kinds)
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


def _names(connection: Connection, table: Any, key: Any, kinds: tuple[NameKind, ...]) -> dict[str, tuple[str, ...]]:
    query = select(key.label("owner"), table.text).where(table.kind.in_(kinds)).order_by(key, table.position)
    rows = connection.execute(query)
    return {owner: tuple(row.text for row in group) for owner, group in groupby(rows, key=lambda row: row.owner)}


def read_credentials(connection: Connection, audience: Audience | None) -> dict[str, Credential]:
    """The credentials that the audience may see, without prerequisites or skills that it may not see."""
    visible = CredentialRow.audience.in_(VISIBLE[audience])
    # Skills that a newer release of their source has dropped are left out.
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
    published = _published(connection, audience)
    # The organisation's own come before those that exist outside it.
    own_first = (PublishedRow.credential.is_not(None), CredentialRow.position)
    joined = select(CredentialRow).join(PublishedRow, PublishedRow.credential == CredentialRow.key, isouter=True)
    rows = connection.execute(joined.where(visible).order_by(*own_first))
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
            published=published.get(row.key),
        )
        for row in rows
    }


def _published(connection: Connection, audience: Audience | None) -> dict[str, Published]:
    names = [entry.name for entry in fields(Published)]
    query = select(PublishedRow).join(CredentialRow, PublishedRow.credential == CredentialRow.key)
    rows = connection.execute(query.where(CredentialRow.audience.in_(VISIBLE[audience])))
    return {row.credential: Published(**{name: getattr(row, name) for name in names}) for row in rows}


def _by_credential(connection: Connection, query: Any) -> dict[str, list[Any]]:
    rows = connection.execute(query)
    return {key: list(group) for key, group in groupby(rows, key=lambda row: row.credential)}


def read_openings(connection: Connection, audience: Audience | None) -> dict[str, Opening]:
    """The openings that the audience may see, for occupations in the catalogue."""
    query = (
        select(OpeningRow)
        .join(OccupationRow, OpeningRow.occupation == OccupationRow.key)
        .where(OpeningRow.audience.in_(VISIBLE[audience]))
        .order_by(OpeningRow.position)
    )
    names = ("key", "title", "occupation", "unit", "closes", "audience", "is_sample")
    rows = connection.execute(query)
    return {row.key: Opening(**{name: getattr(row, name) for name in names}) for row in rows}


def read_criteria(connection: Connection, audience: Audience | None) -> dict[str, Criterion]:
    """The criteria that the audience may see, if they refer only to what it may see."""
    # The subject of a criterion must be visible too: a key alone can give away that a credential exists.
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
    names = ("key", "occupation", "text", "kind", "subject", "at_least", "audience", "is_sample", "rung")
    rows = connection.execute(query)
    return {row.key: Criterion(**{name: getattr(row, name) for name in names}) for row in rows}
