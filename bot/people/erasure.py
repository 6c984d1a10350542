"""Forgets a person: every row with their name on it, in whatever table of `bot.people.tables`."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, Table, bindparam, delete, text
from sqlalchemy.engine import Connection

from bot.database.engine import take_lock
from bot.database.erasures import lock_of, note_erased
from bot.people.tables import metadata

COUNT = """
INSERT INTO erasure (day, people) VALUES (:day, 1)
ON CONFLICT (day) DO UPDATE SET people = erasure.people + 1
"""


def personal_tables() -> tuple[Table, ...]:
    """The tables that hold something about a person."""
    return tuple(table for table in metadata.sorted_tables if "person" in table.c)


def erase_person(connection: Connection, person: str, today: date | None = None) -> None:
    """Deletes all rows about the person, and counts that on this day, by default today, somebody was forgotten.

    `connection` has a write transaction open (`bot.database.engine.write_transaction`). A change to the person that
    is being written already is finished first, and then deleted. Their conversations are in no table of ours:
    `bot.database.tracker_store` calls this at the end of a turn and deletes them in the same transaction.
    """
    take_lock(connection, lock_of(person))
    for table in personal_tables():
        connection.execute(delete(table).where(table.c.person == person))
    note_erased(connection, person)
    connection.execute(text(COUNT).bindparams(bindparam("day", today or date.today(), Date)))
