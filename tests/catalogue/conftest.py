from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Engine

from bot.database.engine import create_engine


@pytest.fixture
def small_engine(sqlite_url: str) -> Iterator[Engine]:
    """An engine on an empty SQLite database of the test's own."""
    engine = create_engine(sqlite_url)
    yield engine
    engine.dispose()
