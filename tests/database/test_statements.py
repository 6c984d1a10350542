"""What the database takes is counted on a real SQLite and a real PostgreSQL, for statements that fail as well."""

from __future__ import annotations

import logging

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.database import statements
from bot.monitoring.turn import DATABASE, under_way
from tests.monitoring.test_turn import counted


def test_a_statement_is_counted_for_its_turn(engine: Engine) -> None:
    with engine.connect() as connection:
        before = counted(DATABASE)
        with under_way("a") as stages:
            connection.execute(sa.text("SELECT 1"))
        assert counted(DATABASE) == before + 1
        assert 0 < stages[DATABASE] < 10


def test_one_that_fails_is_counted_once(engine: Engine) -> None:
    with engine.connect() as connection:
        before = counted(DATABASE)
        with pytest.raises(sa.exc.DBAPIError):
            connection.execute(sa.text("SELECT * FROM nowhere"))
        assert counted(DATABASE) == before + 1


def test_a_long_one_is_told_without_its_words(
    engine: Engine, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statements, "LONG_SECONDS", 0.0)
    with engine.connect() as connection, caplog.at_level(logging.WARNING):
        connection.execute(sa.text("SELECT 'secret words'"))
    assert "for one statement" in caplog.text
    assert "secret" not in caplog.text
