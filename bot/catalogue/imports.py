"""Puts an organisation's own files and official releases in the place of what ships, one part at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from sqlalchemy.engine import Engine

from bot.catalogue.name_vectors import vectors_of_names
from bot.catalogue.organisation_file import Kind, Record
from bot.catalogue.parts import FORMAT, LOCK, SOURCES, current_state, note_part, note_revision, read_state
from bot.catalogue.rows import LayTitles, replace_records, replace_source
from bot.catalogue.source_files import SourceData
from bot.database.engine import write_transaction
from bot.encoder.stored_vectors import Encode


def import_records(engine: Engine, kind: Kind, records: Sequence[Record], origin: str) -> None:
    """Replaces the credentials, openings or criteria; builds leave them alone from then on."""
    digest = hashlib.sha256(repr((FORMAT, records)).encode()).hexdigest()
    with write_transaction(engine, lock=LOCK) as connection:
        state = read_state(connection)
        replace_records(connection, kind, records)
        note_part(connection, kind, True, digest, origin)
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
    """Replaces a source by an official release of it, which builds then leave alone.

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
    """Makes the next build restore the shipped content of a part; returns whether it was an imported one."""
    with write_transaction(engine, lock=LOCK) as connection:
        state = read_state(connection)
        if not state.is_imported(part):
            return False
        note_part(connection, part, False, "", "shipped files")
        return True
