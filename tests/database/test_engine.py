"""Engines and transactions, on SQLite files and a real PostgreSQL."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, func, insert, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from bot.database.engine import (
    DatabaseUrlError,
    create_engine,
    read_transaction,
    session_factory,
    shown_url,
    write_transaction,
)

METADATA = MetaData()
PARENT = Table("parent", METADATA, Column("id", Integer, primary_key=True))
CHILD = Table("child", METADATA, Column("parent", Integer, ForeignKey("parent.id"), primary_key=True))


@pytest.fixture
def tables(engine: Engine) -> Engine:
    METADATA.create_all(engine)
    return engine


def count(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(PARENT)).scalar())


def test_sqlite_gets_its_folder_a_write_ahead_log_and_foreign_keys(sqlite_url: str, tmp_path: Path) -> None:
    with create_engine(sqlite_url).connect() as connection:
        pragmas = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 5000}
    assert (tmp_path / "var" / "rung.db").is_file()


def test_foreign_keys_hold(tables: Engine) -> None:
    with pytest.raises(IntegrityError), write_transaction(tables) as connection:
        connection.execute(insert(CHILD).values(parent=1))


def test_engine_is_of_the_two_point_zero_style(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(Exception, match="Not an executable object"):
        connection.execute("SELECT 1")


def test_postgres_address_as_hosting_services_print_it(postgres_database_url: str) -> None:
    engine = create_engine(postgres_database_url.replace("postgresql://", "postgres://"))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1
    engine.dispose()


@pytest.mark.parametrize(
    "url", ["", "mysql://user:secret@host/db", "rung.db", "postgresql+none://x", "sqlite3:///x"]
)
def test_other_addresses_are_refused_with_a_way_to_mend_it(url: str) -> None:
    with pytest.raises(DatabaseUrlError, match="Mend RUNG_DATABASE_URL") as caught:
        create_engine(url)
    assert "secret" not in str(caught.value)


def test_unreachable_postgres_is_told_by_the_driver_soon() -> None:
    with pytest.raises(OperationalError), create_engine("postgresql://user:pw@127.0.0.1:1/rung").connect():
        pass


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://user:secret@host/rung",
        "postgresql://host/rung?user=me&password=secret",
        "postgresql://host/rung?sslpassword=secret&user=me",
    ],
)
def test_shown_address_has_no_password(url: str) -> None:
    assert "secret" not in shown_url(url)
    assert "host/rung" in shown_url(url)


def test_session_keeps_what_it_read_after_the_commit(tables: Engine) -> None:
    with session_factory(tables).begin() as session:
        assert isinstance(session, Session)
        session.execute(insert(PARENT).values(id=7))
    assert count(tables) == 1
    assert session_factory(tables)().expire_on_commit is False


def test_write_that_raises_leaves_nothing(tables: Engine) -> None:
    def write() -> None:
        with write_transaction(tables) as connection:
            connection.execute(insert(PARENT).values(id=1))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write()
    assert count(tables) == 0


def test_reader_sees_one_moment_and_does_not_stop_a_writer(tables: Engine) -> None:
    statement = select(func.count()).select_from(PARENT)
    with read_transaction(tables) as reader:
        before = reader.execute(statement).scalar()
        with write_transaction(tables) as writer:
            writer.execute(insert(PARENT).values(id=1))
        after = reader.execute(statement).scalar()
    assert (before, after, count(tables)) == (0, 0, 1)


def test_connection_that_was_used_for_reading_writes_afterwards(tables: Engine) -> None:
    for number in range(5):
        with read_transaction(tables) as connection:
            connection.execute(select(PARENT)).all()
        with write_transaction(tables) as connection:
            connection.execute(insert(PARENT).values(id=number))
    assert count(tables) == 5


def test_writers_with_one_lock_run_one_after_the_other(tables: Engine) -> None:
    """Each reads the count and then writes count + 1 as id: two at once would pick the same id."""
    failures: list[Exception] = []

    def write() -> None:
        try:
            for _ in range(10):
                with write_transaction(tables, lock="test") as connection:
                    number = connection.execute(select(func.count()).select_from(PARENT)).scalar()
                    connection.execute(insert(PARENT).values(id=number + 1))
        except Exception as error:  # noqa: BLE001  Whatever a thread meets is the test's failure.
            failures.append(error)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert count(tables) == 40


def test_importing_connects_to_nothing_and_leaves_alembic_out() -> None:
    program = "import sys, bot.database.migrations, bot.knowledge.store; print('alembic' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
