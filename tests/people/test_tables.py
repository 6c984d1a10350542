"""The tables say the same as the revisions that create them, and refuse what no person can be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert, inspect
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.people.tables import EvidenceRow, HrRequestRow, PendingBadgeRow, ProfileRow, metadata

DAY = date(2026, 3, 2)
BADGE: dict[str, Any] = {"person": "rest:a", "badge": "urn:1", "holder": "A", "evidence": [], "asked_on": DAY}


def test_the_migrated_database_has_the_columns_of_the_models(database: Engine) -> None:
    inspector = inspect(database)
    for table in metadata.sorted_tables:
        columns = {column["name"]: column["nullable"] for column in inspector.get_columns(table.name)}
        keys = set(inspector.get_pk_constraint(table.name)["constrained_columns"])
        assert set(columns) == {column.name for column in table.columns}, table.name
        assert keys == {column.name for column in table.primary_key}, table.name
        expected = {column.name for column in table.columns if column.nullable}
        assert {name for name, nullable in columns.items() if nullable} - keys == expected - keys, table.name


def test_rows_of_a_person_are_found_by_an_index(database: Engine) -> None:
    inspector = inspect(database)
    for table in metadata.sorted_tables:
        if "person" not in table.c:
            continue
        first = [index["column_names"][0] for index in inspector.get_indexes(table.name)]
        first += inspector.get_pk_constraint(table.name)["constrained_columns"][:1]
        first += [unique["column_names"][0] for unique in inspector.get_unique_constraints(table.name)]
        assert "person" in first, table.name


@pytest.mark.parametrize(
    ("row", "values"),
    [
        (ProfileRow, {"person": "rest:a", "goal": "fame", "refused": [], "asked": []}),
        (ProfileRow, {"person": "rest:a", "recognition": "nobody", "refused": [], "asked": []}),
        (EvidenceRow, {"person": "rest:a", "kind": "dreamt", "title": "SQL"}),
        (HrRequestRow, {"person": "rest:a", "text": "x", "contact": "y", "made_on": DAY, "state": "lost"}),
        (EvidenceRow, {"kind": "claimed", "title": "SQL"}),
    ],
)
def test_what_cannot_be_is_refused_by_the_database(database: Engine, row: Any, values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), database.begin() as connection:
        connection.execute(insert(row).values(**values))


def test_a_badge_waits_once_for_each_person(database: Engine) -> None:
    with database.begin() as connection:
        connection.execute(insert(PendingBadgeRow).values(**BADGE))
        connection.execute(insert(PendingBadgeRow).values(**{**BADGE, "person": "rest:b"}))
    with pytest.raises(IntegrityError), database.begin() as connection:
        connection.execute(insert(PendingBadgeRow).values(**BADGE))
