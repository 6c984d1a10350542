"""Engines, sessions and the two kinds of transaction, alike on SQLite and PostgreSQL.

A process has one engine per database: `shared_engine`. Importing this module is cheap and connects to nothing; the
first query does.
"""

from __future__ import annotations

import hashlib
import os
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import QueuePool

from bot.database.patience import STATEMENT_SHARE, GuardedPool, answer_seconds, note_silence, watch_waits
from bot.database.statements import watch_statements

BUSY_SECONDS = 5
"""How long a connection waits for another one's lock, and for PostgreSQL to accept it."""

LOG_TRIES, LOG_PAUSE = 20, 0.05
"""How often, and seconds apart, `empty_log` tries."""

POOL_OPTIONS: dict[str, Any] = {"pool_size": 5, "max_overflow": 27, "pool_timeout": 2.0}
"""Connections kept open, and how many more all threads of a process may open at a time: one for each thread of
asyncio's largest default executor; and how many seconds a thread waits for one."""

_KEEPALIVES = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
"""How a connection to a machine that is gone is found out while nobody uses it."""

_ALL: dict[str, Any] = {"future": True, "hide_parameters": True}
"""What all engines have: SQLAlchemy's newer style, and errors that do not say what people wrote."""

_QUOTED_VALUE = re.compile(r": \".*")
"""As in: invalid input syntax for type date: "the first of May"."""

_shared: dict[URL, Engine] = {}
_shared_lock = threading.Lock()
_writers: dict[URL, threading.Lock] = {}


class DatabaseUrlError(ValueError):
    """The database's address cannot be used; the message says why and how to fix it."""


def shared_engine(url: str) -> Engine:
    """The one engine that this process has for this address, created on the first call.

    All stores of a process share its connections. A forked child starts without any: it must not speak on its
    parent's. Raises `DatabaseUrlError` like `create_engine`.
    """
    address = _parse(url)
    with _shared_lock:
        if address not in _shared:
            _shared[address] = _create(address)
        return _shared[address]


def dispose_shared_engines() -> None:
    """Closes the idle connections of all shared engines and forgets the engines, for tests with many databases.

    A store that still holds an engine can go on using it: the engine then opens new connections.
    """
    with _shared_lock:
        engines = list(_shared.values())
        _shared.clear()
    for engine in engines:
        engine.dispose()


def create_engine(url: str) -> Engine:
    """A new engine for a SQLite or PostgreSQL address, in SQLAlchemy's 2.0 style; stores use `shared_engine`.

    SQLite gets write-ahead logging, foreign keys and the folder of its file; PostgreSQL gets connections that
    are checked before use. Raises `DatabaseUrlError` for any other address.
    """
    return _create(_parse(url))


def session_factory(engine: Engine) -> sessionmaker[Session]:
    """Sessions on this engine; what they return stays readable after the commit."""
    return sessionmaker(engine, future=True, expire_on_commit=False)


def shown_url(url: str | URL) -> str:
    """The address as it may be shown or logged: no password, wherever in the address it stands."""
    address = make_url(url)
    hidden = {name: "***" for name in address.query if "password" in name.lower()}
    return str(address.update_query_dict(hidden).render_as_string(hide_password=True))


@contextmanager
def read_transaction(engine: Engine) -> Iterator[Connection]:
    """A connection whose queries all see the database as it was at one moment. It keeps nobody waiting."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        else:
            # Python's driver opens no transaction for a SELECT of its own accord.
            connection.exec_driver_sql("BEGIN")
        yield connection


@contextmanager
def write_transaction(engine: Engine, lock: str | None = None) -> Iterator[Connection]:
    """A connection that commits when the block ends and rolls back when it raises.

    Two blocks that name the same `lock` run one after the other, in whatever processes they are. SQLite has
    one writer at a time anyway, and takes its place at once: a transaction that read first could not.
    """
    with _in_turn(engine), engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        if lock is not None:
            take_lock(connection, lock)
        yield connection


@contextmanager
def _in_turn(engine: Engine) -> Iterator[None]:
    """Lets SQLite's writers of this process wait for each other here, where each goes on as soon as it may.

    SQLite itself has them sleep and try again, for up to a tenth of a second each time, and whoever comes last
    may be first. Somebody who has waited too long goes on, so that SQLite says what is wrong.
    """
    if engine.dialect.name != "sqlite":
        yield
        return
    own_turn = _writers.setdefault(engine.url, threading.Lock())
    has_it = own_turn.acquire(timeout=answer_seconds() or BUSY_SECONDS)
    try:
        yield
    finally:
        if has_it:
            own_turn.release()


def empty_log(engine: Engine) -> None:
    """Moves SQLite's write-ahead log into the database and cuts it to nothing: what was deleted is then in neither.

    Tries for a moment: somebody who reads holds the log. Does nothing on other databases.
    """
    if engine.dialect.name != "sqlite":
        return
    for _ in range(LOG_TRIES):
        with engine.connect() as connection:
            row = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").first()
        if row is None or not row[0]:
            return
        time.sleep(LOG_PAUSE)


def take_lock(connection: Connection, lock: str) -> None:
    """Takes a lock within a `write_transaction` that is open already; it is released when that ends."""
    if connection.dialect.name == "postgresql":
        query = sqlalchemy.text("SELECT pg_advisory_xact_lock(:key)")
        connection.execute(query, {"key": _lock_key(lock)})


def _parse(url: str) -> URL:
    try:
        # "postgres://" is what hosting services print, and what SQLAlchemy no longer takes.
        address = make_url("postgresql" + url[8:] if url.startswith("postgres://") else url)
        address.get_dialect()
        backend = address.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ImportError):
        backend = None
    if backend not in ("sqlite", "postgresql"):
        raise DatabaseUrlError(
            "The database's address must look like sqlite:////folder/rung.db or "
            "postgresql://user:password@host:5432/rung. Fix RUNG_DATABASE_URL."
        )
    return address


def _create(address: URL) -> Engine:
    if address.get_backend_name() == "postgresql":
        watch_waits()
        options: dict[str, Any] = {"pool_pre_ping": True, "poolclass": GuardedPool, **POOL_OPTIONS}
        options["connect_args"] = {"connect_timeout": BUSY_SECONDS, **_KEEPALIVES}
        engine: Engine = sqlalchemy.create_engine(address, **_ALL, **options)
        event.listen(engine, "connect", _set_up_postgresql)
        event.listen(engine, "handle_error", note_silence)
        event.listen(engine, "handle_error", _hide_values)
        watch_statements(engine)
        return engine
    return _sqlite_engine(address)


def _leave_connections_to_the_parent() -> None:
    """Gives every shared engine of a forked child an empty pool, and leaves the parent's connections open."""
    global _shared_lock
    # Another thread of the parent may have held the old lock; it does not exist here to release it.
    _shared_lock = threading.Lock()
    _writers.clear()
    engine: Any  # The stubs do not know `close`, which came with 1.4.33.
    for engine in _shared.values():
        engine.dispose(close=False)


os.register_at_fork(after_in_child=_leave_connections_to_the_parent)


def _sqlite_engine(address: URL) -> Engine:
    options: dict[str, Any] = {"connect_args": {"timeout": BUSY_SECONDS}}
    if address.database and address.database != ":memory:":
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        # Opening the file and setting it up costs more than most of our queries: keep connections.
        options.update(poolclass=QueuePool, **POOL_OPTIONS)
        options["connect_args"]["check_same_thread"] = False
    engine: Engine = sqlalchemy.create_engine(address, **_ALL, **options)
    event.listen(engine, "connect", _set_up_sqlite)
    watch_statements(engine)
    return engine


def _hide_values(context: Any) -> None:
    """Leaves of PostgreSQL's message its first line without values: the others quote whole rows and statements.

    What stands there would go into the log, whatever SQLAlchemy hides.
    """
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None and error.args and isinstance(error.args[0], str):
            error.args = (_QUOTED_VALUE.sub("", error.args[0].partition("\n")[0]), *error.args[1:])


def _set_up_postgresql(connection: Any, _record: Any) -> None:
    seconds = answer_seconds()
    if seconds is not None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = {round(seconds * STATEMENT_SHARE * 1000)}")
        connection.commit()


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {round((answer_seconds() or BUSY_SECONDS) * 1000)}")
    cursor.execute("PRAGMA foreign_keys = ON")
    # What is deleted is overwritten: a page given back would still hold the words.
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    # Enough with a write-ahead log: only a power cut can lose the last commits, and nothing breaks.
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


def _lock_key(name: str) -> int:
    """PostgreSQL's advisory locks are signed 64-bit numbers, shared by the whole database."""
    digest = hashlib.sha256(f"rung:{name}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
