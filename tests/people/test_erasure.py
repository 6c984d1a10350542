"""Forgetting somebody leaves nothing of them in any table, and everything of everybody else."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.engine import Engine

from bot.database.engine import write_transaction
from bot.people.erasure import erase_person, personal_tables
from bot.people.store import PeopleStore
from bot.people.tables import ErasureRow, metadata
from tests.people.remains import tables_with
from tests.people.sample import TODAY, store_everything

ANNA, BEN = "slack:U1", "slack:U12"


def erase(database: Engine, person: str, day: date) -> None:
    with write_transaction(database) as connection:
        erase_person(connection, person, day)


def test_every_table_but_the_count_belongs_to_a_person() -> None:
    assert set(metadata.sorted_tables) - set(personal_tables()) == {metadata.tables["erasure"]}


def test_nothing_is_left_in_any_table(database: Engine) -> None:
    store_everything(database, ANNA, "anna")
    store_everything(database, BEN, "benjamin")
    everywhere = {table.name for table in personal_tables()}
    assert tables_with(database, "anna", ANNA) >= everywhere
    erase(database, ANNA, TODAY)
    assert PeopleStore(database).load(ANNA).is_unknown
    assert tables_with(database, "anna") == set()
    with database.connect() as connection:
        for name in everywhere:
            assert connection.execute(text(f"SELECT person FROM {name}")).scalars().all() == [BEN]


def test_only_the_number_of_people_a_day_is_kept(database: Engine) -> None:
    for person, day in ((ANNA, TODAY), (BEN, TODAY), (ANNA, date(2026, 3, 3))):
        erase(database, person, day)
    with database.connect() as connection:
        assert connection.execute(text("SELECT people FROM erasure ORDER BY day")).scalars().all() == [2, 1]
    assert {column["name"] for column in inspect(database).get_columns("erasure")} == {"day", "people"}


def test_a_failure_in_the_same_transaction_erases_nothing(database: Engine) -> None:
    store_everything(database, ANNA, "anna")

    def fail() -> None:
        with write_transaction(database) as connection:
            erase_person(connection, ANNA, TODAY)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not PeopleStore(database).load(ANNA).is_unknown
    with database.connect() as connection:
        assert connection.execute(text("SELECT people FROM erasure")).all() == []


def test_what_is_being_written_is_erased_too(database: Engine) -> None:
    """The erasure waits for a change that is open already, and then deletes what it has written."""
    store = PeopleStore(database)
    eraser = threading.Thread(target=erase, args=(database, ANNA, TODAY))
    with store.change(ANNA) as change:
        eraser.start()
        change.save_profile({"budget": 1.0})
    eraser.join(10)
    assert not eraser.is_alive()
    assert store.load(ANNA).is_unknown


def test_the_count_is_of_today_where_no_day_is_given(database: Engine) -> None:
    with write_transaction(database) as connection:
        erase_person(connection, ANNA)
    with database.connect() as connection:
        days = connection.execute(select(ErasureRow.day)).scalars().all()
    assert days == [date.today()]
