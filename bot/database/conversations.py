"""Whose conversations are whose in Rasa's table, for all who read or delete them besides the tracker store."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.dialogue.person import SEVERAL_CONVERSATIONS

EVENTS = sa.table(
    "events",
    *(sa.column(name) for name in ("id", "sender_id", "type_name", "timestamp", "data")),
)
"""Rasa's table, as far as we use it."""


def conversations_of(person: str) -> Any:
    """The condition for the events of all conversations of a person."""
    own = EVENTS.c.sender_id == person
    if not person.startswith(SEVERAL_CONVERSATIONS):
        return own
    # Not LIKE, which on SQLite takes capital and small letters for the same.
    opening = f"{person}@"
    return sa.or_(own, sa.func.substr(EVENTS.c.sender_id, 1, len(opening)) == opening)


def delete_conversations(connection: Connection, person: str) -> None:
    """Deletes all that was said with a person."""
    if sa.inspect(connection).has_table(EVENTS.name):
        connection.execute(sa.delete(EVENTS).where(conversations_of(person)))
