"""Whose conversations are whose in Rasa's table, for all who read or delete them besides the tracker store."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.database.annotations import Concerns, about, holds
from bot.dialogue.person import SEVERAL_CONVERSATIONS
from bot.settings import Settings

EVENTS = sa.Table(
    "events",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True, info=holds("the row's number, in the order of the conversation")),
    sa.Column(
        "sender_id",
        sa.String(255),
        nullable=False,
        info=holds("the person's id and, in Slack, the place", why="so that events are found again, and erased"),
    ),
    sa.Column(
        "type_name", sa.String(255), nullable=False, info=holds("what happened: a message, an answer, a note")
    ),
    sa.Column("timestamp", sa.Float, info=holds("when it happened", why="so that it is deleted in its time")),
    sa.Column("intent_name", sa.String(255), info=holds("what a message was understood to want")),
    sa.Column("action_name", sa.String(255), info=holds("what the assistant did")),
    sa.Column("data", sa.Text, info=holds("the words of it, and what was understood")),
    **about(
        Concerns.PEOPLE,
        "What was said in a conversation, event by event. Of a message about a crisis the words are not kept.",
        why="so that follow-ups are understood and the page shows what was said",
        kept=f"{Settings.keep_conversations} days (`RUNG_KEEP_CONVERSATIONS`), or until the person is forgotten",
    ),
)
"""Rasa's table, which Rasa itself creates: `bot.database.tracker_store`."""


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
