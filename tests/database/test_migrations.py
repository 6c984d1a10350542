"""Schema upgrades on SQLite files and a real PostgreSQL, alone and several at once."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event, inspect, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from bot.catalogue import tables as catalogue_tables
from bot.channels.slack import deduplication
from bot.database import erasures, heartbeat, migrations
from bot.database.engine import create_engine
from bot.database.migrations import SchemaTooNew, current_revision, head_revision, upgrade
from bot.knowledge import tables as knowledge_tables
from bot.people import tables as people_tables
from bot.people.changes import plan_digest
from bot.people.store import PeopleStore
from bot.tools.limits import Limits
from bot.tools.plan.kept import KeptPlan

METADATA = [
    knowledge_tables.metadata,
    catalogue_tables.metadata,
    people_tables.metadata,
    deduplication.metadata,
    heartbeat.metadata,
    erasures.metadata,
]
"""The models of every room that has tables."""
OWN_TABLES = frozenset(name for metadata in METADATA for name in metadata.tables)

BROKEN = """
from alembic import op
import sqlalchemy as sa

revision = "9000"
down_revision = "{head}"

def upgrade():
    op.create_table("half_done", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO no_such_table VALUES (1)")
"""


def table_names(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def test_upgrade_makes_exactly_the_tables_of_the_models(engine: Engine) -> None:
    upgrade(engine)
    assert table_names(engine) == {*OWN_TABLES, migrations.VERSION_TABLE}
    with engine.connect() as connection:
        options = {"compare_type": True, "version_table": migrations.VERSION_TABLE}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []


@pytest.mark.parametrize("kept", range(1, int(head_revision())))
def test_a_database_of_an_older_rung_gets_the_same_tables(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    (tmp_path / "versions").mkdir()
    for revision in sorted(migrations.VERSIONS.glob("[0-9]*_*.py"))[:kept]:
        shutil.copy(revision, tmp_path / "versions")
    with monkeypatch.context() as older:
        older.setattr(migrations, "FOLDER", tmp_path)
        older.setattr(migrations, "VERSIONS", tmp_path / "versions")
        upgrade(engine)
        assert current_revision(engine) == f"{kept:04}"
    upgrade(engine)
    assert table_names(engine) == {*OWN_TABLES, migrations.VERSION_TABLE}


def test_a_plan_that_was_kept_as_steps_is_kept_as_constraints(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "versions").mkdir()
    for revision in sorted(migrations.VERSIONS.glob("[0-9]*_*.py"))[:11]:
        shutil.copy(revision, tmp_path / "versions")
    limits = {"hours_per_week": 5.0, "budget": None, "deadline": "2027-06-30"}
    steps = [{"credential": "sql-basics", "closes": ["sql"], "starts": "2026-11-24", "ends": "2026-12-17"}]
    old = {"aim": "time", "today": "2026-11-24", "limits": limits, "steps": steps}
    with monkeypatch.context() as older:
        older.setattr(migrations, "FOLDER", tmp_path)
        older.setattr(migrations, "VERSIONS", tmp_path / "versions")
        upgrade(engine)
    row = {"person": "rest:anna", "plan": json.dumps(old), "target": "engineer", "digest": "old"}
    with engine.begin() as connection:
        columns = "(person, plan, made_on, target, digest)"
        connection.execute(
            text(f"INSERT INTO saved_plan {columns} VALUES (:person, :plan, '2026-11-24', :target, :digest)"), row
        )
    upgrade(engine)
    saved = PeopleStore(engine).load("rest:anna").plan
    assert saved is not None
    assert saved.digest == plan_digest(saved.plan)
    limits_kept = Limits(5.0, None, date(2027, 6, 30))
    assert KeptPlan.from_json(saved.plan) == KeptPlan(date(2026, 11, 24), limits_kept, shown=("sql-basics",))


def test_head_is_the_one_that_alembic_finds() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [head_revision()]


def test_second_upgrade_only_reads(engine: Engine) -> None:
    assert current_revision(engine) is None
    upgrade(engine)
    assert current_revision(engine) == head_revision()
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    upgrade(engine)
    assert statements
    assert all(statement.lstrip().startswith(("SELECT", "PRAGMA", "select")) for statement in statements)


def test_rasas_table_and_rows_are_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255))"))
        connection.execute(text("INSERT INTO events VALUES (1, 'rest:somebody')"))
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT * FROM events")).all() == [(1, "rest:somebody")]
        assert [column["name"] for column in inspect(connection).get_columns("events")] == ["id", "sender_id"]


def test_several_processes_at_once_all_find_the_schema(database_url: str) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(4, initializer=_share, initargs=(context.Barrier(4),)) as pool:
        found = pool.map(_upgrade, [database_url] * 4, chunksize=1)
    assert found == [(None, head_revision())] * 4


def _share(barrier: Any) -> None:
    _upgrade.start = barrier  # type: ignore[attr-defined]


def _upgrade(url: str) -> tuple[str | None, str | None]:
    engine = create_engine(url)
    before = current_revision(engine)
    _upgrade.start.wait(60)  # type: ignore[attr-defined]
    upgrade(engine)
    revision = current_revision(engine)
    engine.dispose()
    return before, revision


def test_revision_that_fails_half_way_leaves_nothing(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade(engine)
    before, head = table_names(engine), head_revision()
    shutil.copytree(migrations.VERSIONS, tmp_path / "versions")
    (tmp_path / "versions" / "9000_broken.py").write_text(BROKEN.format(head=head))
    monkeypatch.setattr(migrations, "FOLDER", tmp_path)
    monkeypatch.setattr(migrations, "VERSIONS", tmp_path / "versions")
    with pytest.raises(sqlalchemy.exc.DBAPIError, match="no_such_table"):
        upgrade(engine)
    assert table_names(engine) == before
    assert current_revision(engine) == head


def test_database_of_a_newer_rung_is_refused(engine: Engine) -> None:
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {migrations.VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(SchemaTooNew, match="Use the newer Rung"):
        upgrade(engine)


def test_unreachable_database_is_the_drivers_error() -> None:
    with pytest.raises(OperationalError):
        upgrade(create_engine("postgresql://user:pw@127.0.0.1:1/rung"))


def test_upgrade_works_from_another_folder(tmp_path: Path) -> None:
    program = (
        "from bot.database.engine import create_engine; from bot.database.migrations import upgrade, head_revision;"
        f"upgrade(create_engine('sqlite:///{tmp_path}/rung.db')); print(head_revision())"
    )
    root = str(migrations.FOLDER.parents[1])
    command = [sys.executable, "-c", program]
    ran = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": root}, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == head_revision()
