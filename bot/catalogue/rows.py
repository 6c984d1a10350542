"""Writes the catalogue's values into its tables, one part at a time, and reads a source back.

The vector of each name is encoded once and then taken from the database, as long as the encoder stays the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, cast

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.engine import Connection, Engine

from bot.catalogue.naming import distinct
from bot.catalogue.organisation_file import Kind, Record
from bot.catalogue.parts import State
from bot.catalogue.queries import read_occupations, read_skills
from bot.catalogue.records import Credential, Criterion, Occupation, Opening, Skill
from bot.catalogue.source_files import SourceData
from bot.catalogue.store import VECTOR_TYPE
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
from bot.database.engine import read_transaction
from bot.encoder.stored_vectors import Encode, encoded

Values = dict[str, Any]
LayTitles = Mapping[str, tuple[str, ...]]


def names_of_occupation(occupation: Occupation, lay: LayTitles) -> list[tuple[str, str]]:
    """Kind and text of every name: the title, the project's lay titles, then the source's alternatives."""
    own = lay.get(occupation.key, ())
    names = distinct([*own, *occupation.alternatives], beside=occupation.title)
    return [("title", occupation.title), *(("lay" if name in own else "alternative", name) for name in names)]


def names_of_skill(skill: Skill) -> list[tuple[str, str]]:
    """Kind and text of every name, the title first."""
    return [("title", skill.name), *(("alternative", name) for name in distinct(skill.alternatives, skill.name))]


def replace_source(
    connection: Connection, source: str, data: SourceData, lay: LayTitles, vectors: Mapping[str, bytes]
) -> None:
    """Replaces everything of the source in the tables. Its requirements may name skills of other sources."""
    connection.execute(delete(OccupationRow).where(OccupationRow.source == source))
    connection.execute(delete(SkillRow).where(SkillRow.source == source))
    _insert(connection, SkillRow, [_skill_row(skill, source, n) for n, skill in enumerate(data.skills)])
    _insert(connection, OccupationRow, [_occupation_row(o, source, n) for n, o in enumerate(data.occupations)])
    _insert(connection, RequirementRow, [row for o in data.occupations for row in _requirement_rows(o)])
    _insert(
        connection,
        OccupationNameRow,
        [
            {"occupation": o.key, "position": n, "kind": kind, "text": text, "embedding": vectors[text]}
            for o in data.occupations
            for n, (kind, text) in enumerate(names_of_occupation(o, lay))
        ],
    )
    _insert(
        connection,
        SkillNameRow,
        [
            {"skill": s.key, "position": n, "kind": kind, "text": text, "embedding": vectors[text]}
            for s in data.skills
            for n, (kind, text) in enumerate(names_of_skill(s))
        ],
    )


def read_source_back(connection: Connection, source: str) -> SourceData:
    """The data that `replace_source` wrote, without the lay titles."""
    occupations, skills = read_occupations(connection, with_lay_titles=False), read_skills(connection)
    return SourceData(
        occupations=tuple(occupation for occupation in occupations.values() if occupation.source == source),
        skills=tuple(skill for skill in skills.values() if skill.source == source),
    )


def replace_records(connection: Connection, kind: Kind, records: Sequence[Record]) -> None:
    """Replaces all credentials, openings or criteria in the tables."""
    if kind == "credentials":
        _replace_credentials(connection, cast("Sequence[Credential]", records))
    elif kind == "openings":
        connection.execute(delete(OpeningRow))
        _insert(connection, OpeningRow, _positioned(_opening_row(cast(Opening, record)) for record in records))
    else:
        connection.execute(delete(CriterionRow))
        _insert(
            connection, CriterionRow, _positioned(_criterion_row(cast(Criterion, record)) for record in records)
        )


def replace_published(connection: Connection, credentials: Sequence[Credential]) -> None:
    """Replaces the credentials that exist outside the organisation; a key of its own stays the organisation's."""
    existing = select(PublishedRow.credential)
    connection.execute(delete(CredentialRow).where(CredentialRow.key.in_(existing)))
    taken = set(connection.execute(select(CredentialRow.key)).scalars())
    added = [credential for credential in credentials if credential.key not in taken]
    _insert_credentials(connection, added)
    facts = [(one.key, one.published) for one in added if one.published is not None]
    _insert(connection, PublishedRow, [{"credential": key, **asdict(published)} for key, published in facts])


def _replace_credentials(connection: Connection, credentials: Sequence[Credential]) -> None:
    existing = select(PublishedRow.credential)
    keys = [credential.key for credential in credentials]
    connection.execute(
        delete(CredentialRow).where(or_(CredentialRow.key.not_in(existing), CredentialRow.key.in_(keys)))
    )
    _insert_credentials(connection, credentials)


def _insert_credentials(connection: Connection, credentials: Sequence[Credential]) -> None:
    names = ("key", "title", "kind", "issuer", "hours", "cost", "currency", "valid_months", "audience", "is_sample")
    rows = ({name: getattr(credential, name) for name in names} for credential in credentials)
    _insert(connection, CredentialRow, _positioned(rows))
    taught = [
        {"credential": credential.key, "position": n, "skill": skill.skill, "level": skill.level}
        for credential in credentials
        for n, skill in enumerate(credential.teaches)
    ]
    before = [
        {"credential": credential.key, "position": n, "prerequisite": key}
        for credential in credentials
        for n, key in enumerate(credential.prerequisites)
    ]
    _insert(connection, CredentialSkillRow, taught)
    _insert(connection, PrerequisiteRow, before)


def _insert(connection: Connection, table: Any, rows: Sequence[Values]) -> None:
    if rows:
        connection.execute(insert(table), list(rows))


def _positioned(rows: Iterable[Values]) -> list[Values]:
    return [{"position": position, **row} for position, row in enumerate(rows)]


def _skill_row(skill: Skill, source: str, position: int) -> Values:
    names = ("key", "name", "kind", "group", "reference")
    return {"source": source, "position": position, **{name: getattr(skill, name) for name in names}}


def _occupation_row(occupation: Occupation, source: str, position: int) -> Values:
    names = ("key", "title", "reference")
    return {"source": source, "position": position, **{name: getattr(occupation, name) for name in names}}


def _requirement_rows(occupation: Occupation) -> Iterator[Values]:
    for position, need in enumerate(occupation.requirements):
        values = {"skill": need.skill, "essential": need.essential, "level": need.level}
        yield {"occupation": occupation.key, "position": position, **values}


def _opening_row(opening: Opening) -> Values:
    names = ("key", "title", "occupation", "unit", "closes", "audience", "is_sample")
    return {name: getattr(opening, name) for name in names}


def _criterion_row(criterion: Criterion) -> Values:
    names = ("key", "occupation", "text", "kind", "subject", "at_least", "audience", "is_sample", "rung")
    return {name: getattr(criterion, name) for name in names}


def vectors_of_names(
    engine: Engine,
    state: State,
    sources: Mapping[str, SourceData],
    lay: LayTitles,
    encode: Callable[[], Encode],
    encoder_id: str,
) -> tuple[dict[str, bytes], int]:
    """The vector of every name in these sources as bytes, and how many of them had to be encoded."""
    texts = dict.fromkeys(text for data in sources.values() for text in _texts(data, lay))
    known = _stored_vectors(engine) if state.encoder == encoder_id else {}
    missing = [text for text in texts if text not in known]
    if missing:
        known.update(encoded(missing, encode(), VECTOR_TYPE))
    return known, len(missing)


def _texts(data: SourceData, lay: LayTitles) -> Iterable[str]:
    for occupation in data.occupations:
        yield from (text for _, text in names_of_occupation(occupation, lay))
    for skill in data.skills:
        yield from (text for _, text in names_of_skill(skill))


def _stored_vectors(engine: Engine) -> dict[str, bytes]:
    with read_transaction(engine) as connection:
        return {
            row.text: bytes(row.embedding)
            for table in (OccupationNameRow, SkillNameRow)
            for row in connection.execute(select(table.text, table.embedding))
        }
