"""Fixtures with the built catalogue that ships. Loaded by tests/conftest.py."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from bot.catalogue.build import build
from bot.catalogue.parts import SAMPLE
from bot.database.engine import create_engine
from bot.settings import PROJECT_ROOT

SHIPPED_CATALOGUE = PROJECT_ROOT / "data" / "catalogue"


def no_vectors(texts: list[str]) -> npt.NDArray[np.float32]:
    """Vectors for tests that search nothing."""
    return np.ones((len(texts), 1), dtype=np.float32)


def add_shipped_catalogue(file: Path, catalogues: Collection[str] = (SAMPLE,)) -> None:
    """Builds what ships into a SQLite file, which can be copied afterwards.

    The credentials that exist are left out unless they are named: they have tests of their own, so that a new one
    does not change what a test of the sample expects.
    """
    engine = create_engine(f"sqlite:///{file}")
    build(SHIPPED_CATALOGUE, engine, lambda: no_vectors, "stand-in", catalogues)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


@pytest.fixture(scope="session")
def shipped_catalogue_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the catalogue that ships, without real vectors: actions and guidance need none."""
    file = tmp_path_factory.mktemp("catalogue") / "rung.db"
    add_shipped_catalogue(file)
    return file


@pytest.fixture
def shipped_catalogue_url(shipped_catalogue_file: Path, tmp_path: Path) -> str:
    """The address of a database of the test's own, with the content of `shipped_catalogue_file`."""
    copy = shutil.copyfile(shipped_catalogue_file, tmp_path / "catalogue.db")
    return f"sqlite:///{copy}"
