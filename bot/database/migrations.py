"""Brings a database to the newest schema with Alembic, configured here and nowhere else.

Revisions live in ``versions/`` as ``<number>_<subject>.py`` and are named by their number. Rasa creates its own
table ``events`` in the same database; no revision touches it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy.engine import Connection, Engine

from bot.database.annotations import Concerns, about, holds
from bot.database.engine import shared_engine, write_transaction

FOLDER = Path(__file__).parent
VERSIONS = FOLDER / "versions"
VERSION_TABLE = "rung_schema"
SCHEMA = sqlalchemy.Table(
    VERSION_TABLE,
    sqlalchemy.MetaData(),
    sqlalchemy.Column("version_num", sqlalchemy.String(32), primary_key=True, info=holds("its number")),
    **about(
        Concerns.OPERATION,
        "The schema of this database.",
        why="so that a newer Rung brings it up to date, and an older one leaves it alone",
        kept="until the next schema",
    ),
)
"""Alembic's table, which Alembic itself creates."""

LOCK = "schema"


class SchemaTooNew(Exception):
    """The database was made by a newer Rung than this one; the message says how to fix it."""


def upgrade(engine: Engine) -> None:
    """Apply the revisions that the database does not have yet, all or none.

    Cheap when there are none. Safe when several processes start at once: one does the work, the others wait
    and find it done. Raises `SchemaTooNew`, and SQLAlchemy's errors when the database cannot be reached.
    """
    if current_revision(engine) == head_revision():
        return
    with write_transaction(engine, lock=LOCK) as connection:
        revision = _current_revision(connection)
        if revision is not None and revision > head_revision():
            raise SchemaTooNew(
                f"The database has schema {revision}, this version of Rung knows {head_revision()}. "
                "Use the newer Rung, or point RUNG_DATABASE_URL to another database."
            )
        if revision != head_revision():
            migrate(connection)


def migrate(connection: Connection, revision: str = "head") -> None:
    """Applies the revisions up to this one within a transaction that is open, for those who hold `LOCK`."""
    # Imported here: Alembic takes as long to import as the action server takes to answer thirty questions.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)

    def steps(current: Any, _context: Any) -> Any:
        # What `alembic upgrade` does, without the env.py that it would run.
        return script._upgrade_revs(revision, current)

    with EnvironmentContext(config, script, fn=steps) as context:
        context.configure(connection=connection, version_table=VERSION_TABLE, transactional_ddl=True)
        context.run_migrations()


def upgraded_engine(url: str) -> Engine:
    """An engine for the database at this address, brought to the newest schema. Raises what `upgrade` raises."""
    engine = shared_engine(url)
    upgrade(engine)
    return engine


def current_revision(engine: Engine) -> str | None:
    """The database's schema revision ("0001"), or None before the first upgrade."""
    with engine.connect() as connection:
        return _current_revision(connection)


def head_revision() -> str:
    """The newest revision in ``versions/``, read from the files' names: Alembic need not be imported."""
    return max(path.name for path in VERSIONS.glob("[0-9]*_*.py")).partition("_")[0]


def _current_revision(connection: Connection) -> str | None:
    if not sqlalchemy.inspect(connection).has_table(VERSION_TABLE):
        return None
    row = connection.execute(sqlalchemy.select(SCHEMA.c.version_num)).first()
    return None if row is None else str(row.version_num)
