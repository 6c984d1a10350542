"""What an organisation imports takes the place of what ships, and what is exported can be imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.catalogue.exchange import export_table, forget_import, import_records, import_source
from bot.catalogue.organisation_file import KINDS, Kind, Known, read_organisation_file
from bot.catalogue.parts import current_state
from bot.catalogue.records import Credential, Opening, TaughtSkill
from bot.catalogue.source_files import SourceData
from bot.catalogue.store import CatalogueStore
from tests.catalogue.small import ESCO, CountingEncoder, build_small


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_exported_is_read_back_as_it_was(tmp_path: Path, small_engine: Engine, kind: Kind) -> None:
    build_small(tmp_path, small_engine)
    rows = (
        Credential("a", 'A; "b", c', "badge", "Guild", (TaughtSkill("count", 2.5), TaughtSkill("code")), 0.25),
        Credential("z", "=1+1", "nanodegree", "@home", (TaughtSkill("code"),), 7.0, 12.5, "USD", ("a",), 24),
    )
    import_records(small_engine, "credentials", rows, "test")
    snapshot = CatalogueStore(small_engine).snapshot(None)
    file = tmp_path / "export.csv"
    file.write_text(export_table(kind, snapshot), encoding="utf-8")
    known = Known.of(
        list(snapshot.occupations.values()), list(snapshot.skills.values()), list(snapshot.credentials.values())
    )
    found_kind, found = read_organisation_file(file, known, is_sample=kind != "credentials")
    assert found_kind == kind
    assert found == tuple(getattr(snapshot, kind).values())


def test_a_formula_is_exported_as_text(tmp_path: Path, small_engine: Engine) -> None:
    build_small(tmp_path, small_engine)
    import_records(small_engine, "openings", (Opening("o", "=cmd()", "data-analyst", "+unit"),), "test")
    text = export_table("openings", CatalogueStore(small_engine).snapshot(None))
    assert "o,'=cmd(),data-analyst,'+unit," in text


def test_an_official_release_replaces_its_source_alone(tmp_path: Path, small_engine: Engine) -> None:
    build_small(tmp_path, small_engine)
    encoder = CountingEncoder()
    release = SourceData(ESCO.occupations[:1], ESCO.skills[:1])
    lay = {"data-analyst": ("sums person",)}
    count = import_source(small_engine, "esco", release, lay, lambda: encoder, "lengths", "ESCO 1.2")
    assert (count, encoder.texts) == (1, ["sums person"])
    snapshot = CatalogueStore(small_engine).snapshot(None)
    assert set(snapshot.occupations) == {"data-analyst", "onet-web-developers"}
    assert set(snapshot.skills) == {"count", "onet-test-pages"}
    assert current_state(small_engine).is_imported("esco")
    origins = {part.name: part.origin for part in CatalogueStore(small_engine).parts()}
    assert origins["esco"] == "ESCO 1.2"


def test_forgetting_what_was_not_imported(tmp_path: Path, small_engine: Engine) -> None:
    build_small(tmp_path, small_engine)
    assert not forget_import(small_engine, "openings")
    import_records(small_engine, "openings", (), "empty.csv")
    assert forget_import(small_engine, "openings")
    assert not forget_import(small_engine, "openings")
