"""Everything that is stored about a person, in whatever table: listed, exported and erased, for `rung people`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from bot.database.conversations import EVENTS, conversations_of, delete_conversations
from bot.database.engine import empty_log, read_transaction
from bot.database.erasures import person_transaction
from bot.dialogue.person import person_of
from bot.people.erasure import erase_person, personal_tables
from bot.people.tables import LastUseRow


@dataclass(frozen=True)
class Known:
    """Somebody about whom something is stored. `last_use` is None as long as nobody has noted it."""

    person: str
    last_use: date | None
    rows: int


def known_people(engine: Engine) -> tuple[Known, ...]:
    """Everybody about whom anything is stored, those who were here last first."""
    with read_transaction(engine) as connection:
        days = last_uses(connection)
        rows: dict[str, int] = {}
        for table in personal_tables():
            query = sa.select(table.c.person, sa.func.count()).group_by(table.c.person)
            for person, count in connection.execute(query):
                rows[person] = rows.get(person, 0) + count
    people = [Known(person, days.get(person), rows.get(person, 0)) for person in {*days, *rows}]
    return tuple(sorted(people, key=lambda known: (known.last_use or date.min, known.person), reverse=True))


def export(engine: Engine, person: str) -> dict[str, Any]:
    """All rows about a person and all that was said, by table; values as JSON has them."""
    with read_transaction(engine) as connection:
        found: dict[str, Any] = {}
        for table in personal_tables():
            rows = connection.execute(sa.select(table).where(table.c.person == person)).mappings()
            found[table.name] = [_plain(row) for row in rows]
        if sa.inspect(connection).has_table(EVENTS.name):
            said = sa.select(EVENTS.c.data).where(conversations_of(person)).order_by(EVENTS.c.id)
            found["conversations"] = [json.loads(data) for data in connection.execute(said).scalars()]
    return {name: rows for name, rows in found.items() if rows}


def erase(engine: Engine, person: str) -> None:
    """Deletes everything about a person, as "forget me" does."""
    with person_transaction(engine, person) as connection:
        erase_person(connection, person)
        delete_conversations(connection, person)
    empty_log(engine)


def last_uses(connection: Connection) -> dict[str, date]:
    """When each person last wrote, by their conversations or by what was noted when these were deleted."""
    days = {row.person: row.day for row in connection.execute(sa.select(LastUseRow.person, LastUseRow.day))}
    if not sa.inspect(connection).has_table(EVENTS.name):
        return days
    query = sa.select(EVENTS.c.sender_id, sa.func.max(EVENTS.c.timestamp)).group_by(EVENTS.c.sender_id)
    for sender_id, moment in connection.execute(query):
        day = datetime.fromtimestamp(moment or 0, timezone.utc).date()
        person = person_of(sender_id)
        days[person] = max(day, days.get(person, day))
    return days


def people_in(connection: Connection) -> set[str]:
    """Everybody about whom anything is stored."""
    named = {
        person
        for table in personal_tables()
        for person in connection.execute(sa.select(table.c.person).distinct()).scalars()
    }
    return named | set(last_uses(connection))


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in row.items() if name != "person"}


def _value(value: Any) -> Any:
    if isinstance(value, (bytes, memoryview)):
        return f"{len(bytes(value))} bytes"
    return value.isoformat() if isinstance(value, date) else value
