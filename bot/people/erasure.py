"""Forgets a person: every row with their name on it, in whatever table of `bot.people.tables`."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, Table, bindparam, delete, text
from sqlalchemy.engine import Connection

from bot.people.tables import metadata

COUNT = """
INSERT INTO erasure (day, people) VALUES (:day, 1)
ON CONFLICT (day) DO UPDATE SET people = erasure.people + 1
"""


def personal_tables() -> tuple[Table, ...]:
    """The tables that hold something about a person."""
    return tuple(table for table in metadata.sorted_tables if "person" in table.c)


def erase(connection: Connection, person: str, today: date) -> None:
    """Deletes all rows about the person, and counts that on this day somebody was forgotten."""
    for table in personal_tables():
        connection.execute(delete(table).where(table.c.person == person))
    connection.execute(text(COUNT).bindparams(bindparam("day", today, Date)))
