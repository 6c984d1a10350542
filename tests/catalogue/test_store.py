"""Snapshots of the built catalogue: what is kept, and what a newer build changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from bot.catalogue.build import build
from bot.catalogue.exchange import import_records
from bot.catalogue.records import Opening
from bot.catalogue.store import CatalogueMissing, CatalogueStore, left_out
from bot.database.engine import create_engine
from bot.database.migrations import upgrade
from tests.catalogue_data import SHIPPED_CATALOGUE


@pytest.fixture
def shipped(shipped_catalogue_url: str) -> CatalogueStore:
    return CatalogueStore(create_engine(shipped_catalogue_url))


def test_nothing_built_is_said_with_the_fix(sqlite_url: str) -> None:
    engine = create_engine(sqlite_url)
    store = CatalogueStore(engine)
    assert store.revision() is None
    with pytest.raises(CatalogueMissing, match="rung catalogue build"):
        store.snapshot("public")
    upgrade(engine)
    with pytest.raises(CatalogueMissing, match="rung catalogue build"):
        store.occupation_names()


def test_a_snapshot_is_kept_until_something_changes(shipped_catalogue_url: str) -> None:
    engine = create_engine(shipped_catalogue_url)
    store = CatalogueStore(engine)
    before = store.snapshot("employees")
    assert store.snapshot("employees") is before
    assert store.snapshot("public").occupations is before.occupations
    import_records(engine, "openings", (Opening("one", "One", "data-analyst"),), "test")
    after = store.snapshot("employees")
    assert after.revision != before.revision
    assert list(after.openings) == ["one"]
    assert len(before.openings) > 1


def test_titles_are_of_roles_skills_and_credentials(shipped: CatalogueStore) -> None:
    titles = shipped.snapshot("public").titles()
    keys = ("data-analyst", "python-computer-programming", "sql-basics")
    assert [titles[key] for key in keys] == ["data analyst", "Python (computer programming)", "SQL basics"]
    assert "data-engineer-reporting" not in titles


def test_names_come_with_their_vectors(sqlite_url: str) -> None:
    engine = create_engine(sqlite_url)

    def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)

    build(Path(SHIPPED_CATALOGUE), engine, lambda: encode, "lengths")
    found = CatalogueStore(engine).occupation_names()
    assert found.vectors.shape == (len(found.names), 2)
    assert found.vectors.dtype == np.float32
    assert [row[0] for row in found.vectors[:50]] == [len(name.text) for name in found.names[:50]]
    coder = [name for name in found.names if name.text == "coder"]
    assert [(name.key, name.kind) for name in coder] == [("software-developer", "lay")]
    with pytest.raises(ValueError, match="read-only"):
        found.vectors[0] = 0


def test_what_no_snapshot_shows_is_counted(shipped_catalogue_url: str) -> None:
    engine = create_engine(shipped_catalogue_url)
    store = CatalogueStore(engine)
    assert left_out(engine, store.snapshot(None)) == ()
    rows = (Opening("lost", "Lost", "no-such-occupation"), Opening("found", "Found", "data-analyst"))
    import_records(engine, "openings", rows, "test")
    (warning,) = left_out(engine, store.snapshot(None))
    assert warning.startswith("1 opening is left out")
