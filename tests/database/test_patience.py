"""A PostgreSQL that is suspended while it is used: nobody waits for it longer than they said."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.database.engine import create_engine
from bot.database.patience import DatabaseSilentError, answer_within

SECONDS = 0.3


@pytest.fixture
def patient(postgres_database_url: str) -> Iterator[Engine]:
    """An engine of a process that waits for `SECONDS`."""
    answer_within(SECONDS)
    engine = create_engine(postgres_database_url)
    yield engine
    answer_within(None)
    engine.dispose()


@contextmanager
def suspended(pid: int) -> Iterator[None]:
    """One of PostgreSQL's processes, hung."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def pid_of(connection: sa.engine.Connection) -> int:
    return int(connection.execute(sa.text("SELECT pg_backend_pid()")).scalar_one())


def test_a_statement_without_an_answer_is_given_up(patient: Engine) -> None:
    with patient.connect() as connection, suspended(pid_of(connection)):
        start = time.monotonic()
        with pytest.raises(DatabaseSilentError):
            connection.execute(sa.text("SELECT 1"))
        assert time.monotonic() - start < 3 * SECONDS


def test_after_that_nobody_waits_again_and_soon_it_is_well(patient: Engine) -> None:
    with patient.connect() as connection:
        pid = pid_of(connection)
    with suspended(pid):
        with pytest.raises(DatabaseSilentError):
            patient.connect()
        start = time.monotonic()
        for _ in range(20):
            with pytest.raises(DatabaseSilentError):
                patient.connect()
        assert time.monotonic() - start < SECONDS
    patient.pool.breaker.succeeded()
    with patient.connect() as connection:
        assert connection.execute(sa.text("SELECT 1")).scalar_one() == 1


def test_a_slow_statement_costs_no_connection(patient: Engine) -> None:
    with patient.connect() as connection:
        with pytest.raises(sa.exc.OperationalError, match="statement timeout"):
            connection.execute(sa.text("SELECT pg_sleep(5)"))
        connection.rollback()
        assert connection.execute(sa.text("SELECT 1")).scalar_one() == 1


def test_a_process_that_was_told_nothing_waits(postgres_database_url: str) -> None:
    engine = create_engine(postgres_database_url)
    with engine.connect() as connection:
        assert connection.execute(sa.text(f"SELECT pg_sleep({2 * SECONDS})")).scalar() == ""
    engine.dispose()
