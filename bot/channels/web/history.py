"""What was said before, read from Rasa's tracker store, so that a conversation outlives the server."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.web.entries import Entry, PassageText, answered, said
from bot.channels.web.turn import Incoming
from bot.dialogue.payload import START_OVER, payload

logger = logging.getLogger(__name__)

MOST_EVENTS = 600
"""How many events of a conversation are read, messages and replies together."""

MOST_EARLIER = 60
"""How many entries are told at a time of what was said before."""

_ALL_EVENTS = 20_000
_LAST_EVENTS = 20

_QUERY = sa.text(
    "SELECT type_name, timestamp, data FROM events WHERE sender_id = :sender "
    "AND type_name IN ('user', 'bot') ORDER BY id DESC LIMIT :most"
)


class History:
    """Reads conversations from the database of Rasa's tracker store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def read(self, sender_id: str, passage_text: PassageText) -> list[Entry]:
        """The person's latest entries, oldest first; none when the database does not answer.

        Each has the id that it was first shown with: the message's, or for a reply the one of `reply_id`.
        """
        return self._entries(sender_id, passage_text, MOST_EVENTS)

    def before(self, sender_id: str, entry_id: str, passage_text: PassageText) -> tuple[list[Entry], bool]:
        """What was said just before an entry, and whether there is more before that; nothing if it is not known."""
        entries = self._entries(sender_id, passage_text, _ALL_EVENTS)
        place = next((index for index, entry in enumerate(entries) if entry["id"] == entry_id), 0)
        first = max(place - MOST_EARLIER, 0)
        return entries[first:place], first > 0

    def _entries(self, sender_id: str, passage_text: PassageText, most: int) -> list[Entry]:
        try:
            with self._engine.connect() as connection:
                rows = connection.execute(_QUERY, {"sender": sender_id, "most": most}).all()
        except SQLAlchemyError as error:
            logger.warning("A conversation could not be read again: %s", type(error).__name__)
            return []
        events = [(row.type_name, row.timestamp, json.loads(row.data)) for row in reversed(rows)]
        return _entries(events, passage_text)

    def holds(self, sender_id: str, message_id: str) -> bool:
        """Whether a message is among the latest that are stored; True when the database does not answer."""
        try:
            with self._engine.connect() as connection:
                rows = connection.execute(_QUERY, {"sender": sender_id, "most": _LAST_EVENTS}).all()
        except SQLAlchemyError:
            return True
        return any(json.loads(row.data).get("message_id") == message_id for row in rows)


def reply_id(message_id: str, place: int) -> str:
    """The id of a reply by its place after the message, so that answering a message twice shows nothing twice."""
    return f"{message_id}/{place}"


def since_restart(entries: list[Entry], is_restart: Iterable[bool]) -> list[Entry]:
    """The entries from the last one that starts the conversation over."""
    marks = [index for index, mark in enumerate(is_restart) if mark]
    return entries[marks[-1] :] if marks else entries


def _entries(events: list[tuple[str, float, dict[str, Any]]], passage_text: PassageText) -> list[Entry]:
    entries, restarts = [], []
    for entry, restart in _each(events, passage_text):
        entries.append(entry)
        restarts.append(restart)
    return since_restart(entries, restarts)


def _each(
    events: list[tuple[str, float, dict[str, Any]]], passage_text: PassageText
) -> Iterator[tuple[Entry, bool]]:
    message_id, place = "", 0
    for kind, time, data in events:
        if kind == "user":
            message_id, place = str(data.get("message_id") or time), 0
            text = str(data.get("text") or "")
            shown = (data.get("metadata") or {}).get("shown")
            incoming = Incoming(message_id, text, str(shown or text))
            yield said(incoming, time), text == payload(START_OVER)
        elif message_id:
            message = {**(data.get("metadata") or {}), **(data.get("data") or {}), "text": data.get("text")}
            yield answered(reply_id(message_id, place), message, time, passage_text), False
            place += 1
