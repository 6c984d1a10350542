"""Engines and transactions, on SQLite files and a real PostgreSQL."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, event, func, insert, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from bot.database.engine import (
    DatabaseUrlError,
    create_engine,
    dispose_shared_engines,
    read_transaction,
    session_factory,
    shared_engine,
    shown_url,
    write_transaction,
)
from bot.settings import PROJECT_ROOT

WORD = "".join(["ship", "wright"])
"""Written so that no line of this file, which a traceback may show, holds it."""

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
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "secure_delete")
        }
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 5000, "secure_delete": 1}
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
    with pytest.raises(DatabaseUrlError, match="Fix RUNG_DATABASE_URL") as caught:
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


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO word VALUES (1, :word, 'x')",
        "INSERT INTO word VALUES (1, :word, 'y'), (1, :word, 'y')",
        "INSERT INTO word VALUES (:word, NULL, 'y'), (1, NULL, NULL)",
        "INSERT INTO word VALUES (1, :word, 'y') nonsense",
        "INSERT INTO nowhere VALUES (:word)",
    ],
)
def test_no_error_says_what_people_wrote(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        table = "CREATE TABLE word (id INTEGER PRIMARY KEY, word TEXT NOT NULL, kind TEXT CHECK (kind = 'y'))"
        connection.execute(text(table))
    with pytest.raises(DBAPIError) as caught, engine.begin() as connection:
        connection.execute(text(statement), {"word": WORD})
    told = "".join(traceback.format_exception(caught.type, caught.value, caught.tb))
    assert WORD not in told
    assert len(str(caught.value.orig)) > 10


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


FORK = """
import os, sys
from sqlalchemy import text
from bot.database.engine import shared_engine

engine = shared_engine(sys.argv[1])
query = text("SELECT pg_backend_pid()" if engine.dialect.name == "postgresql" else "SELECT 1")
with engine.connect() as connection:
    parents = connection.execute(query).scalar()
child = os.fork()
if child == 0:
    assert shared_engine(sys.argv[1]) is engine
    assert engine.pool.checkedin() == 0
    with engine.connect() as connection:
        own = connection.execute(query).scalar()
    os._exit(0 if engine.dialect.name == "sqlite" or own != parents else 1)
_, status = os.waitpid(child, 0)
assert engine.pool.checkedin() == 1
with engine.connect() as connection:
    assert connection.execute(query).scalar() == parents
print(os.waitstatus_to_exitcode(status))
"""


def test_one_address_has_one_engine(database_url: str) -> None:
    engine = shared_engine(database_url)
    assert shared_engine(database_url) is engine
    assert shared_engine(re.sub("^postgresql:", "postgres:", database_url)) is engine
    assert create_engine(database_url) is not engine


def test_threads_that_ask_at_once_get_the_same_engine(sqlite_url: str) -> None:
    barrier = threading.Barrier(16)

    def ask(_: int) -> int:
        barrier.wait()
        return id(shared_engine(sqlite_url))

    with ThreadPoolExecutor(16) as pool:
        assert len(set(pool.map(ask, range(16)))) == 1


def test_two_addresses_have_two_engines(tmp_path: Path) -> None:
    assert shared_engine(f"sqlite:///{tmp_path}/a.db") is not shared_engine(f"sqlite:///{tmp_path}/b.db")


def test_disposing_closes_the_connections_and_what_holds_an_engine_goes_on(sqlite_url: str) -> None:
    engine = shared_engine(sqlite_url)
    METADATA.create_all(engine)
    pool = engine.pool
    assert isinstance(pool, QueuePool)
    assert pool.checkedin() == 1
    dispose_shared_engines()
    assert pool.checkedin() == 0
    assert shared_engine(sqlite_url) is not engine
    assert count(engine) == 0


def test_no_more_connections_stay_open_than_the_pool_holds(sqlite_url: str) -> None:
    engine = shared_engine(sqlite_url)
    barrier = threading.Barrier(20)

    def connect(_: int) -> None:
        with engine.connect():
            barrier.wait()

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(connect, range(20)))
    assert isinstance(engine.pool, QueuePool)
    assert engine.pool.checkedin() == 5


def test_a_forked_child_opens_connections_of_its_own(database_url: str) -> None:
    ran = subprocess.run([sys.executable, "-c", FORK, database_url], capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.stderr) == ("0", "")


def test_everything_but_this_module_shares_its_engine() -> None:
    files = [file for room in ("bot", "actions") for file in (PROJECT_ROOT / room).rglob("*.py")]
    makers = [file.name for file in files if re.search(r"\bcreate_engine\(", file.read_text(encoding="utf-8"))]
    assert makers == ["engine.py"]


def test_writers_of_one_process_wait_for_each_other_before_sqlite(tmp_path: Path) -> None:
    """SQLite is told not to wait at all here: whoever found it busy would fail."""
    engine = create_engine(f"sqlite:///{tmp_path}/busy.db")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout = 0"))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (n INTEGER)")

    def write(number: int) -> None:
        with write_transaction(engine) as connection:
            connection.exec_driver_sql("INSERT INTO t VALUES (?)", (number,))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(200)))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM t").scalar() == 200
