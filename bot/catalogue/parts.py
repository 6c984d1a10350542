"""The parts of the catalogue, as the database keeps account of them: what each holds and where that came from."""

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
"""Part of every digest: raise it when the same files shall be written in another way."""
SOURCES = {"esco": "ESCO", "onet": "O*NET"}
"""The parts that are sources of occupations and skills, and what they are called."""


@dataclass(frozen=True)
class State:
    """The encoder of what the database holds, and its parts: whether each is an imported one, and its digest."""

    encoder: str | None
    parts: Mapping[str, tuple[bool, str]]

    def is_imported(self, part: str) -> bool:
        """Whether an import wrote the part, which builds then leave alone."""
        return self.parts.get(part, (False, ""))[0]

    def digest(self, part: str) -> str:
        """The digest of the part's content; empty for one that is not there."""
        return self.parts.get(part, (False, ""))[1]


def current_state(engine: Engine) -> State:
    """What the database holds now."""
    with read_transaction(engine) as connection:
        return read_state(connection)


def read_state(connection: Connection) -> State:
    """What the database holds in this transaction."""
    encoder = connection.execute(select(CatalogueRevisionRow.encoder)).scalar()
    rows = connection.execute(select(PartRow))
    return State(encoder, {row.name: (bool(row.is_imported), row.digest) for row in rows})


def note_part(connection: Connection, name: str, is_imported: bool, digest: str, origin: str) -> None:
    """Writes down that the part holds this content now."""
    connection.execute(delete(PartRow).where(PartRow.name == name))
    row = {"name": name, "is_imported": is_imported, "digest": digest, "origin": origin}
    connection.execute(insert(PartRow), row)


def note_revision(connection: Connection, encoder: str) -> None:
    """Writes down, last in a transaction, that the content is another one: readers then load anew."""
    parts = connection.execute(select(PartRow.name, PartRow.digest).order_by(PartRow.name))
    content = json.dumps([FORMAT, encoder, [list(part) for part in parts]])
    connection.execute(delete(CatalogueRevisionRow))
    row = {"id": 1, "revision": hashlib.sha256(content.encode()).hexdigest(), "encoder": encoder}
    connection.execute(insert(CatalogueRevisionRow), row)
