"""Credentials that exist: each value has a source, and an organisation can do without either catalogue."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.catalogue.build import build
from bot.catalogue.exchange import export_table, import_records
from bot.catalogue.organisation_file import Known
from bot.catalogue.parts import PUBLISHED, SAMPLE
from bot.catalogue.published_file import COLUMNS, FIELDS, READ, SOURCE_COLUMNS, read_published
from bot.catalogue.records import HOURS_SET_ASIDE, Credential, TaughtSkill
from bot.catalogue.store import CatalogueStore
from bot.files.faults import FaultyFiles
from tests.catalogue.small import CountingEncoder, write_existing, write_small
from tests.catalogue_data import SHIPPED_CATALOGUE

CARD = {
    "key": "card",
    "field": "it",
    "kind": "certificate",
    "title": "The Card",
    "issuer": "Guild",
    "address": "https://guild.example/card",
    "purpose": "Shows that one can count.",
    "teaches": "count",
}
KNOWN = Known(occupations=(), skills=("count", "code"))


def texts(*rows: dict[str, str], columns: str = "title|issuer|address|purpose|hours|cost") -> dict[str, str]:
    lines = [",".join(row.get(name, "") for name in COLUMNS) for row in rows]
    sources = [f"{row['key']},{columns},https://list.example,2026-11-28," for row in rows]
    return {
        "credentials": "\n".join([",".join(COLUMNS), *lines, ""]),
        "sources": "\n".join([",".join(SOURCE_COLUMNS), *sources, ""]),
    }


def test_what_was_not_read_stays_unknown(tmp_path: Path) -> None:
    write_existing(tmp_path, texts(CARD, {**CARD, "key": "long", "hours": "120", "cost": "0"}))
    card, long = read_published(tmp_path / PUBLISHED, KNOWN)
    assert (card.hours, card.are_hours_known, card.is_cost_known) == (HOURS_SET_ASIDE, False, False)
    assert (long.hours, long.are_hours_known, long.is_cost_known) == (120.0, True, True)
    assert card.published is not None
    assert (card.published.address, card.published.level) == ("https://guild.example/card", "")


def test_a_value_without_a_source_is_a_fault(tmp_path: Path) -> None:
    write_existing(tmp_path, texts({**CARD, "renewal": "Never."}))
    with pytest.raises(FaultyFiles, match="No source says where this was read") as caught:
        read_published(tmp_path / PUBLISHED, KNOWN)
    assert [(fault.line, fault.column) for fault in caught.value.faults] == [(2, "renewal")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("other,title,https://list.example,2026-11-28,", "is not the key or name of any credential"),
        ("card,colour,https://list.example,2026-11-28,", "is no column that is read"),
        ("card,title,https://list.example,,", "The day is missing"),
        ("card,title,,2026-11-28,", "The cell is empty"),
    ],
)
def test_a_faulty_source_is_told(tmp_path: Path, line: str, said: str) -> None:
    files = texts(CARD)
    write_existing(tmp_path, {**files, "sources": f"{files['sources']}{line}\n"})
    with pytest.raises(FaultyFiles, match=said):
        read_published(tmp_path / PUBLISHED, KNOWN)


def titles(engine: Engine) -> list[str]:
    return [credential.title for credential in CatalogueStore(engine).snapshot("public").credentials.values()]


def test_either_catalogue_can_be_switched_off_and_on_again(tmp_path: Path, small_engine: Engine) -> None:
    write_existing(write_small(tmp_path), texts(CARD))

    def built(*wanted: str) -> list[str]:
        build(tmp_path, small_engine, lambda: CountingEncoder(), "lengths", wanted)
        return titles(small_engine)

    assert built(SAMPLE, PUBLISHED) == ["First badge", "The Card"]
    assert built(SAMPLE) == ["First badge"]
    assert built(PUBLISHED) == ["The Card"]
    assert not CatalogueStore(small_engine).snapshot(None).openings
    assert built() == []
    assert built(SAMPLE, PUBLISHED) == ["First badge", "The Card"]


def test_an_organisations_own_credential_takes_the_place_of_one_with_its_key(
    tmp_path: Path, small_engine: Engine
) -> None:
    write_existing(write_small(tmp_path), texts(CARD, {**CARD, "key": "other", "title": "Other"}))
    build(tmp_path, small_engine, lambda: CountingEncoder(), "lengths")
    own = Credential("card", "Our card", "badge", "We", (TaughtSkill("count"),), 3.0)
    import_records(small_engine, "credentials", (own,), "own.csv")
    assert titles(small_engine) == ["Our card", "Other"]
    build(tmp_path, small_engine, lambda: CountingEncoder(), "lengths")
    assert titles(small_engine) == ["Our card", "Other"]
    exported = export_table("credentials", CatalogueStore(small_engine).snapshot(None))
    assert "Our card" in exported
    assert "Other" not in exported
    import_records(small_engine, "credentials", (), "own.csv")
    build(tmp_path, small_engine, lambda: CountingEncoder(), "lengths")
    assert titles(small_engine) == ["The Card", "Other"]


def shipped(name: str) -> list[dict[str, str]]:
    with (SHIPPED_CATALOGUE / PUBLISHED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_what_ships_covers_many_fields_and_says_where_each_value_was_read() -> None:
    rows, sources = shipped("credentials"), shipped("sources")
    assert len(rows) >= 150
    assert {row["field"] for row in rows} == set(FIELDS)
    assert all(sum(row["field"] == field for row in rows) >= 5 for field in FIELDS)
    told = {(source["credential"], column) for source in sources for column in source["columns"].split("|")}
    assert told == {(row["key"], column) for row in rows for column in READ if row[column]}
    assert all(date.fromisoformat(source["read_on"]) <= date(2026, 11, 28) for source in sources)
    assert all(row["address"].startswith(("https://", "http://")) for row in rows if row["address"])
