"""An organisation's own content, in and out: imports that replace one part of what ships, and CSV exports."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy.engine import Engine

from bot.catalogue.organisation_file import COLUMNS, Kind, Record
from bot.catalogue.parts import (
    FORMAT,
    LOCK,
    PUBLISHED,
    SOURCES,
    current_state,
    note_part,
    note_revision,
    read_state,
)
from bot.catalogue.records import Credential, TaughtSkill
from bot.catalogue.rows import LayTitles, replace_records, replace_source, vectors_of_names
from bot.catalogue.source_files import SourceData
from bot.catalogue.store import CatalogueSnapshot
from bot.database.engine import write_transaction
from bot.encoder.stored_vectors import Encode
from bot.files.cells import LIST_SIGN, as_text
from bot.files.delimited import write_table


def import_records(engine: Engine, kind: Kind, records: Sequence[Record], origin: str) -> None:
    """Replaces the credentials, openings or criteria; from then on builds leave them alone."""
    digest = hashlib.sha256(repr((FORMAT, records)).encode()).hexdigest()
    with write_transaction(engine, lock=LOCK) as connection:
        state = read_state(connection)
        replace_records(connection, kind, records)
        note_part(connection, kind, True, digest, origin)
        if kind == "credentials":
            # A key that the import gave up may belong to a credential that exists: the next build puts it back.
            note_part(connection, PUBLISHED, False, "", "shipped files")
        note_revision(connection, state.encoder or "")


def import_source(
    engine: Engine,
    part: str,
    data: SourceData,
    lay: LayTitles,
    encode: Callable[[], Encode],
    encoder_id: str,
    origin: str,
) -> int:
    """Replaces a source with an official release of it, which builds then leave alone.

    Returns how many names had to be encoded. Raises `EncodingFailed` and SQLAlchemy's
    errors; the old content is then still there.
    """
    digest = hashlib.sha256(repr((FORMAT, data)).encode()).hexdigest()
    vectors, encoded = vectors_of_names(engine, current_state(engine), {part: data}, lay, encode, encoder_id)
    with write_transaction(engine, lock=LOCK) as connection:
        replace_source(connection, SOURCES[part], data, lay, vectors)
        note_part(connection, part, True, digest, origin)
        note_revision(connection, encoder_id)
    return encoded


def forget_import(engine: Engine, part: str) -> bool:
    """Makes the next build restore a part's shipped content; returns whether the part was imported."""
    with write_transaction(engine, lock=LOCK) as connection:
        state = read_state(connection)
        if not state.is_imported(part):
            return False
        note_part(connection, part, False, "", "shipped files")
        return True


def export_table(kind: Kind, snapshot: CatalogueSnapshot) -> str:
    """The credentials, openings or criteria as CSV, with formulas disarmed for spreadsheet programs."""
    tables: Mapping[Kind, Mapping[str, Record]] = {
        "credentials": {key: one for key, one in snapshot.credentials.items() if one.published is None},
        "openings": snapshot.openings,
        "criteria": snapshot.criteria,
    }
    columns = COLUMNS[kind]
    return write_table(columns, [[_cell(record, name) for name in columns] for record in tables[kind].values()])


def _cell(record: Record, column: str) -> str:
    if column == "teaches" and isinstance(record, Credential):
        return LIST_SIGN.join(map(_taught, record.teaches))
    value = getattr(record, column)
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, tuple):
        return LIST_SIGN.join(value)
    text = str(value)
    return as_text(text)


def _taught(skill: TaughtSkill) -> str:
    return skill.skill if skill.level is None else f"{skill.skill}:{skill.level:g}"
