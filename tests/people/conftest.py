"""A database with Rung's schema, once on SQLite and once on PostgreSQL."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from bot.database.migrations import upgrade


@pytest.fixture
def database(engine: Engine) -> Engine:
    upgrade(engine)
    return engine
