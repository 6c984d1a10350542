"""What is read of the catalogue's tables: all that ships, nothing for others or of what is not there."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.catalogue.build import build
from bot.catalogue.exchange import import_records
from bot.catalogue.parts import SAMPLE
from bot.catalogue.records import Credential, Criterion, Opening, TaughtSkill
from bot.catalogue.store import CatalogueStore
from bot.database.engine import create_engine
from tests.catalogue_data import SHIPPED_CATALOGUE, no_vectors


@pytest.fixture
def shipped(shipped_catalogue_url: str) -> CatalogueStore:
    return CatalogueStore(create_engine(shipped_catalogue_url))


def credential(key: str, audience: str, *prerequisites: str) -> Credential:
    return Credential(
        key,
        key.title(),
        "badge",
        "Guild",
        (TaughtSkill("data-mining", 3.0),),
        5.0,
        prerequisites=prerequisites,
        audience="public" if audience == "public" else "employees",
    )


def test_what_ships_is_read_whole_and_alike_on_both_databases(engine: Engine) -> None:
    build(SHIPPED_CATALOGUE, engine, lambda: no_vectors, "stand-in")
    snapshot = CatalogueStore(engine).snapshot("employees")
    assert len(snapshot.occupations) == 91 + 923
    assert len(snapshot.skills) == 1286 + 2085
    analyst = snapshot.occupations["data-analyst"]
    assert (analyst.title, analyst.source, len(analyst.requirements)) == ("data analyst", "ESCO", 30)
    assert "data warehouse analyst" in analyst.alternatives
    nurse = snapshot.occupations["onet-registered-nurses"]
    assert {snapshot.skills[need.skill].kind for need in nurse.requirements} == {"activity"}
    sql = snapshot.credentials["relational-databases"]
    assert sql.is_sample
    assert sql.prerequisites == ("sql-basics",)
    assert TaughtSkill("manage-database", 4.0) in sql.teaches
    assert snapshot.openings["data-engineer-reporting"].closes == date(2027, 3, 31)
    assert all(item.is_sample for item in (*snapshot.openings.values(), *snapshot.criteria.values()))
    assert list(snapshot.occupations)[:2] == ["audio-visual-technician", "aviation-data-communications-manager"]


@pytest.mark.parametrize("table", ["credentials", "openings", "criteria"])
def test_the_public_gets_a_part_of_what_employees_get(shipped: CatalogueStore, table: str) -> None:
    public = getattr(shipped.snapshot("public"), table)
    employees = getattr(shipped.snapshot("employees"), table)
    everything = getattr(shipped.snapshot(None), table)
    assert public
    assert {item.audience for item in public.values()} == {"public"}
    assert {item.audience for item in employees.values()} == {"public", "employees"}
    assert {key: item for key, item in employees.items() if item.audience == "public"} == public
    assert everything == employees


def test_rows_for_employees_never_leave_the_database_for_the_public(shipped_catalogue_url: str) -> None:
    engine = create_engine(shipped_catalogue_url)
    shown: list[tuple[str, tuple[object, ...]]] = []
    event.listen(engine, "before_cursor_execute", lambda *args: shown.append((args[2], args[3])))
    CatalogueStore(engine).snapshot("public")
    queries = [(text, values) for text, values in shown if "FROM credential" in text or "FROM criterion" in text]
    assert len(queries) >= 4
    assert all("audience IN" in text and "employees" not in values for text, values in queries)


def test_no_key_of_a_hidden_credential_is_shown(engine: Engine) -> None:
    build(SHIPPED_CATALOGUE, engine, lambda: no_vectors, "stand-in", (SAMPLE,))
    rows = (credential("hidden", "employees"), credential("shown", "public", "hidden"))
    import_records(engine, "credentials", rows, "test")
    asks = Criterion("asks", "data-analyst", "Holds it", "credential", "hidden", audience="public")
    import_records(engine, "criteria", (asks,), "test")
    public = CatalogueStore(engine).snapshot("public")
    assert public.credentials["shown"].prerequisites == ()
    assert list(public.credentials) == ["shown"]
    assert dict(public.criteria) == {}
    employees = CatalogueStore(engine).snapshot("employees")
    assert employees.credentials["shown"].prerequisites == ("hidden",)
    assert list(employees.criteria) == ["asks"]


def test_what_the_sources_do_not_know_is_left_out(engine: Engine) -> None:
    build(SHIPPED_CATALOGUE, engine, lambda: no_vectors, "stand-in")
    rows = (Opening("lost", "Lost", "no-such-occupation"), Opening("found", "Found", "data-analyst"))
    import_records(engine, "openings", rows, "test")
    unknown = Credential("c", "C", "badge", "Guild", (TaughtSkill("gone"), TaughtSkill("data-mining")), 1.0)
    import_records(engine, "credentials", (unknown,), "test")
    asks = Criterion("asks", "data-analyst", "Can it", "skill", "gone")
    import_records(engine, "criteria", (asks,), "test")
    snapshot = CatalogueStore(engine).snapshot("employees")
    assert list(snapshot.openings) == ["found"]
    assert snapshot.credentials["c"].teaches == (TaughtSkill("data-mining"),)
    assert dict(snapshot.criteria) == {}
