"""Ladders that an organisation imports beside those that ship."""

from __future__ import annotations

from pathlib import Path

from bot.catalogue.own_ladders import export_ladders, import_ladders
from bot.catalogue.store import CatalogueStore
from bot.database.engine import create_engine
from bot.rungs.ladders import Rung, read_rungs

RUNGS = (Rung("Analysts", 1, "analyst", ("D1",)), Rung("Analysts", 2, "lead analyst", leads=True))


def test_own_ladders_are_in_every_snapshot_until_they_are_taken_out(shipped_catalogue_url: str) -> None:
    engine = create_engine(shipped_catalogue_url)
    store = CatalogueStore(engine)
    assert store.snapshot("public").ladders == ()
    import_ladders(engine, RUNGS, "ours.csv")
    (ladder,) = store.snapshot("public").ladders
    assert (ladder.name, ladder.rungs) == ("Analysts", RUNGS)
    import_ladders(engine, (), "shipped files")
    assert store.snapshot("employees").ladders == ()


def test_what_is_exported_can_be_imported(shipped_catalogue_url: str, tmp_path: Path) -> None:
    engine = create_engine(shipped_catalogue_url)
    import_ladders(engine, RUNGS, "ours.csv")
    file = tmp_path / "ladders.csv"
    file.write_text(export_ladders(CatalogueStore(engine).snapshot(None).ladders), encoding="utf-8")
    assert read_rungs(file) == RUNGS
