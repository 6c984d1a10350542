from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.database.heartbeat import beat
from bot.database.migrations import upgrade


def test_it_writes(engine: Engine) -> None:
    upgrade(engine)
    beat(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT beat FROM heartbeat")).scalar_one() > 0


def test_a_database_that_takes_no_writes_is_told(engine: Engine) -> None:
    upgrade(engine)
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA query_only = ON")
        else:
            name = engine.url.database
            connection.exec_driver_sql(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    if engine.dialect.name == "postgresql":
        engine.dispose()
    with pytest.raises(SQLAlchemyError):
        beat(engine)
