"""A build writes what changed, leaves imports alone, and is all or nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.catalogue import build as build_module
from bot.catalogue.build import CatalogueBusy, build, part_files
from bot.catalogue.exchange import forget_import, import_records
from bot.catalogue.records import Opening
from bot.catalogue.source_files import write_source
from bot.catalogue.store import CatalogueStore
from bot.encoder.stored_vectors import EncodingFailed
from bot.files.faults import FaultyFiles
from tests.catalogue.small import ESCO, CountingEncoder, build_small, write_small

PARTS = ("credentials", "credentials-that-exist", "criteria", "esco", "lay-titles", "onet", "openings")


def test_the_first_build_writes_everything_and_the_second_nothing(tmp_path: Path, small_engine: Engine) -> None:
    encoder = CountingEncoder()
    first = build_small(tmp_path, small_engine, encoder)
    assert (first.written, first.imported) == (PARTS, ())
    assert first.encoded == len(encoder.texts) == len(set(encoder.texts))
    assert {"data analyst", "figures person", "coder", "Web Developers", "programming"} <= set(encoder.texts)
    second = build_small(tmp_path, small_engine, encoder)
    assert (second.written, second.encoded) == ((), 0)


def test_only_new_names_are_encoded(tmp_path: Path, small_engine: Engine) -> None:
    build_small(tmp_path, small_engine)
    changed = replace(ESCO, occupations=(replace(ESCO.occupations[0], alternatives=("number cruncher",)),))
    write_source(changed, tmp_path / "esco")
    (tmp_path / "lay_titles.csv").write_text("occupation,title\n", encoding="utf-8")
    encoder = CountingEncoder()
    report = build(tmp_path, small_engine, lambda: encoder, "lengths")
    assert encoder.texts == ["number cruncher"]
    assert report.written == ("esco", "lay-titles", "onet")
    again = build(tmp_path, small_engine, lambda: encoder, "another encoder")
    assert again.written == ("esco", "onet")
    assert again.encoded > 1


def test_an_import_is_left_alone_until_it_is_forgotten(tmp_path: Path, small_engine: Engine) -> None:
    build_small(tmp_path, small_engine)
    import_records(small_engine, "openings", (Opening("own", "Our own", "data-analyst"),), "own.csv")
    (tmp_path / "sample" / "openings.csv").write_text("key,title,occupation\nnew,New,web-developer\n")
    report = build(tmp_path, small_engine, lambda: CountingEncoder(), "lengths")
    assert (report.written, report.imported) == ((), ("openings",))
    assert list(CatalogueStore(small_engine).snapshot(None).openings) == ["own"]
    assert forget_import(small_engine, "openings")
    assert build(tmp_path, small_engine, lambda: CountingEncoder(), "lengths").written == ("openings",)
    assert list(CatalogueStore(small_engine).snapshot(None).openings) == ["new"]


def test_faults_and_a_failing_encoder_leave_the_old_content(tmp_path: Path, small_engine: Engine) -> None:
    build_small(tmp_path, small_engine)
    before = CatalogueStore(small_engine).revision()
    (tmp_path / "lay_titles.csv").write_text("occupation,title\nno-such-role,coder\n", encoding="utf-8")
    with pytest.raises(FaultyFiles, match="no-such-role"):
        build(tmp_path, small_engine, lambda: CountingEncoder(), "lengths")
    (tmp_path / "lay_titles.csv").write_text("occupation,title\ndata-analyst,sums person\n", encoding="utf-8")
    with pytest.raises(EncodingFailed):
        build(tmp_path, small_engine, lambda: lambda texts: CountingEncoder()(["too", "many", *texts]), "lengths")
    assert CatalogueStore(small_engine).revision() == before


def test_a_catalogue_that_keeps_changing_is_given_up(
    tmp_path: Path, small_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = iter(range(100))
    real = build_module.read_state

    def another(connection: object) -> object:
        return replace(real(connection), encoder=f"encoder {next(states)}")  # type: ignore[arg-type]

    monkeypatch.setattr(build_module, "read_state", another)
    with pytest.raises(CatalogueBusy, match="again"):
        build_small(tmp_path, small_engine)


def test_every_part_has_its_files(tmp_path: Path) -> None:
    files = part_files(write_small(tmp_path))
    assert tuple(sorted(files)) == PARTS
    assert all(file.is_file() for part in files.values() for file in part)
