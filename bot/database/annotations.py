"""What each table and column holds, why, and how long: said where the table is defined, told in docs/privacy.md.

A table says it with ``about(…)``, the last of its arguments, a column with ``info=holds(…)``. A column that says
neither why nor how long has its table's reason and lifetime.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import Table

from bot.settings import Settings

_KEY = "privacy"

UNTIL_FORGOTTEN = (
    f"until the person is forgotten, at the latest {Settings.keep_profiles} days after their last message "
    "(`RUNG_KEEP_PROFILES`)"
)
"""How long what is stored about a person is kept."""

UNTIL_REPLACED = "until the next build or import replaces it"
"""How long the organisation's own content is kept."""


class Concerns(Enum):
    """Whom or what the rows of a table are about. The value is the heading in docs/privacy.md."""

    PEOPLE = "About people"
    NOBODY = "Counts and words without a person"
    OPERATION = "For the running of Rung"
    CONTENT = "The organisation's content"


@dataclass(frozen=True)
class TableNote:
    """What a table holds, why, and how long."""

    concerns: Concerns
    what: str
    why: str
    kept: str


@dataclass(frozen=True)
class ColumnNote:
    """What a column holds, why, and how long."""

    what: str
    why: str
    kept: str


@dataclass(frozen=True)
class _Said:
    what: str
    why: str | None
    kept: str | None


class UnannotatedError(Exception):
    """A table or column does not say what it holds; the message names it."""


def about(concerns: Concerns, what: str, why: str, kept: str) -> dict[str, Any]:
    """A table's last argument: what its rows are, why they are kept, and how long."""
    return {"info": {_KEY: TableNote(concerns, what, why, kept)}}


def holds(what: str, why: str | None = None, kept: str | None = None) -> dict[str, Any]:
    """A column's `info`: what it holds, and why and how long where that is not the same as for its table."""
    return {_KEY: _Said(what, why, kept)}


def table_note(table: Table) -> TableNote:
    """What a table says of itself; raises `UnannotatedError`."""
    note = table.info.get(_KEY)
    if not isinstance(note, TableNote):
        raise UnannotatedError(f"The table {table.name} does not say what it holds: see {__name__}.")
    return note


def column_notes(table: Table) -> dict[str, ColumnNote]:
    """What a table's columns say of themselves, in their order; raises `UnannotatedError`."""
    common = table_note(table)
    notes: dict[str, ColumnNote] = {}
    for column in table.columns:
        said = column.info.get(_KEY)
        if not isinstance(said, _Said):
            raise UnannotatedError(
                f"The column {table.name}.{column.name} does not say what it holds: see {__name__}."
            )
        notes[column.name] = ColumnNote(said.what, said.why or common.why, said.kept or common.kept)
    return notes
