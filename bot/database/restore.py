"""Brings a backup back into an empty place, all of it or nothing."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from bot.database.backup_file import BackupError, Rows, open_backup
from bot.database.engine import empty_log, shown_url, write_transaction
from bot.database.migrations import LOCK, VERSION_TABLE, head_revision, migrate


def restore(engine: Engine, path: Path, finish: Callable[[Connection], None]) -> int:
    """Fills an empty database from a backup and returns the number of rows; brings an older one up to date.

    `finish` is called with the filled database before anybody else sees it. Everything happens in one transaction:
    on any error the place is as empty as before. Raises `BackupError` when the place is not empty or the backup
    cannot be used.
    """
    with open_backup(path) as backup:
        if backup.schema > head_revision():
            raise BackupError(
                f"{path.name} has schema {backup.schema}, this version of Rung knows {head_revision()}. "
                "Use the newer Rung."
            )
        with write_transaction(engine, lock=LOCK) as connection:
            _refuse_unless_empty(connection)
            tables = _make_tables(connection, backup.schema)
            rows = 0
            for batch in backup.batches():
                _insert(connection, tables, batch)
                rows += len(batch.rows)
            _continue_numbers(connection, tables)
            migrate(connection)
            finish(connection)
    empty_log(engine)
    return rows


def _refuse_unless_empty(connection: Connection) -> None:
    if sa.inspect(connection).get_table_names():
        raise BackupError(
            f"The database {shown_url(connection.engine.url)} is in use. "
            "Point RUNG_DATABASE_URL at an empty one, or move the old one away."
        )


def _make_tables(connection: Connection, schema: str) -> dict[str, sa.Table]:
    """The tables as they were when the backup was made, without the rows that revisions write."""
    # Imported here: Rasa takes seconds to import.
    from bot.database.tracker_store import RungTrackerStore

    migrate(connection, schema)
    RungTrackerStore.Base.metadata.create_all(connection)
    metadata = sa.MetaData()
    metadata.reflect(connection)
    tables = [table for table in metadata.sorted_tables if table.name != VERSION_TABLE]
    for table in reversed(tables):
        connection.execute(sa.delete(table))
    return {table.name: table for table in tables}


def _insert(connection: Connection, tables: dict[str, sa.Table], batch: Rows) -> None:
    table = tables.get(batch.table)
    if table is None or not set(batch.columns) <= set(table.columns.keys()):
        raise BackupError(f"The backup has a table {batch.table} that its schema does not have.")
    types = [table.columns[name].type for name in batch.columns]
    rows = [
        {name: _value(kind, value) for name, kind, value in zip(batch.columns, types, row, strict=True)}
        for row in batch.rows
    ]
    connection.execute(sa.insert(table), rows)


def _value(kind: Any, value: Any) -> Any:
    if value is None:
        return sa.null() if isinstance(kind, sa.JSON) else None
    if isinstance(kind, sa.LargeBinary):
        return base64.b64decode(value)
    if isinstance(kind, sa.DateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, sa.Date) else value


def _continue_numbers(connection: Connection, tables: dict[str, sa.Table]) -> None:
    """Lets PostgreSQL number new rows after those that came with their numbers; SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    query = sa.text("SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema()")
    sequences = set(connection.execute(query).scalars())
    for table in tables.values():
        for column in table.primary_key.columns:
            for sequence in {f"{table.name}_{column.name}_seq", f"{table.name}_seq"} & sequences:
                last = connection.execute(sa.select(sa.func.max(column))).scalar()
                connection.execute(sa.select(sa.func.setval(sequence, last or 1, last is not None)))
