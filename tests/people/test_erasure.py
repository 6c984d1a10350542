"""Forgetting somebody leaves nothing of them in any table, and everything of everybody else."""

from __future__ import annotations

from datetime import date

from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from bot.people.erasure import personal_tables
from bot.people.store import PeopleStore
from bot.people.tables import metadata
from tests.people.remains import tables_with
from tests.people.sample import TODAY, store_everything

ANNA, BEN = "slack:U1", "slack:U12"


def test_every_table_but_the_count_belongs_to_a_person() -> None:
    assert set(metadata.sorted_tables) - set(personal_tables()) == {metadata.tables["erasure"]}


def test_nothing_is_left_in_any_table(database: Engine) -> None:
    store_everything(database, ANNA, "anna")
    store_everything(database, BEN, "benjamin")
    everywhere = {table.name for table in personal_tables()}
    assert tables_with(database, "anna", ANNA) >= everywhere
    PeopleStore(database).erase(ANNA, TODAY)
    assert PeopleStore(database).load(ANNA).is_unknown
    assert tables_with(database, "anna") == set()
    with database.connect() as connection:
        for name in everywhere:
            assert connection.execute(text(f"SELECT person FROM {name}")).scalars().all() == [BEN]


def test_only_the_number_of_people_a_day_is_kept(database: Engine) -> None:
    store = PeopleStore(database)
    for person, day in ((ANNA, TODAY), (BEN, TODAY), (ANNA, date(2026, 3, 3))):
        store.erase(person, day)
    with database.connect() as connection:
        assert connection.execute(text("SELECT people FROM erasure ORDER BY day")).scalars().all() == [2, 1]
    assert {column["name"] for column in inspect(database).get_columns("erasure")} == {"day", "people"}
