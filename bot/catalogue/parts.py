"""The database's record of the catalogue's parts: what each of them contains and where that came from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection, Engine

from bot.catalogue.tables import CatalogueRevisionRow, PartRow
from bot.database.engine import read_transaction

LOCK = "catalogue"
FORMAT = 1
"""Enters every digest: raise it when the same files are to be written in a different way."""
SOURCES = {"esco": "ESCO", "onet": "O*NET"}
"""The parts that are sources of occupations and skills, with their names."""
SAMPLE, PUBLISHED = "sample", "credentials-that-exist"
"""Folders of what ships that an organisation may do without: `Settings.catalogues` names those that it wants."""
OFF = "switched off"
"""In place of the digest of a part that is not wanted."""


@dataclass(frozen=True)
class State:
    """The encoder of the database's content and, for each part, whether it was imported and its digest."""

    encoder: str | None
    parts: Mapping[str, tuple[bool, str]]

    def is_imported(self, part: str) -> bool:
        """Whether the part was imported, so that builds leave it alone."""
        return self.parts.get(part, (False, ""))[0]

    def digest(self, part: str) -> str:
        """The digest of the part's content; empty when there is none."""
        return self.parts.get(part, (False, ""))[1]


def current_state(engine: Engine) -> State:
    """The state of the database now, in a transaction of its own."""
    with read_transaction(engine) as connection:
        return read_state(connection)


def read_state(connection: Connection) -> State:
    """The state of the database in this transaction."""
    encoder = connection.execute(select(CatalogueRevisionRow.encoder)).scalar()
    rows = connection.execute(select(PartRow))
    return State(encoder, {row.name: (bool(row.is_imported), row.digest) for row in rows})


def note_part(connection: Connection, name: str, is_imported: bool, digest: str, origin: str) -> None:
    """Records the part's new content by its digest and origin."""
    connection.execute(delete(PartRow).where(PartRow.name == name))
    row = {"name": name, "is_imported": is_imported, "digest": digest, "origin": origin}
    connection.execute(insert(PartRow), row)


def note_revision(connection: Connection, encoder: str) -> None:
    """Updates the revision, as the last step of a transaction, so that readers load the new content."""
    parts = connection.execute(select(PartRow.name, PartRow.digest).order_by(PartRow.name))
    content = json.dumps([FORMAT, encoder, [list(part) for part in parts]])
    connection.execute(delete(CatalogueRevisionRow))
    row = {"id": 1, "revision": hashlib.sha256(content.encode()).hexdigest(), "encoder": encoder}
    connection.execute(insert(CatalogueRevisionRow), row)
