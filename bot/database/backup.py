"""Backups of a whole database as it was at one moment, while the servers go on writing.

Rows are copied by SQLAlchemy, so a backup of SQLite can be restored into PostgreSQL and the other way round.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.database.backup_file import BATCH, BackupError, new_backup
from bot.database.engine import empty_log, read_transaction
from bot.database.migrations import VERSION_TABLE, current_revision


@dataclass(frozen=True)
class Backup:
    """What was written: how many rows, of which schema, with which SHA-256."""

    rows: int
    schema: str
    checksum: str


def back_up(engine: Engine, path: Path) -> Backup:
    """Writes all tables into a file, for its owner alone, complete or not at all.

    Raises `BackupError` when there is nothing to back up or the file is there already, and OSError or SQLAlchemy's
    errors when the file or the database fails.
    """
    schema = current_revision(engine)
    if schema is None:
        raise BackupError("There is nothing to back up: this database was never used.")
    with read_transaction(engine) as connection, new_backup(path, schema) as backup:
        metadata = sa.MetaData()
        metadata.reflect(connection)
        for table in metadata.sorted_tables:
            if table.name == VERSION_TABLE:
                continue
            backup.table(table.name, [column.name for column in table.columns])
            query = sa.select(table).order_by(*table.primary_key.columns)
            rows = connection.execution_options(stream_results=True).execute(query)
            for batch in rows.partitions(BATCH):
                for row in batch:
                    backup.row(row)
        checksum = backup.end()
    # Whoever was forgotten meanwhile is still in SQLite's log, which we held.
    empty_log(engine)
    return Backup(backup.rows, schema, checksum)
