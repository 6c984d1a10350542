"""Rasa's conversations in Rung's database, at a cost that does not grow with the conversation.

Rasa's own SQL store rebuilds all events of a session on every turn (about 120 ms at 200 turns). This one rebuilds
a window of the last events and, before it, the last value of everything that outlives the window: slots, the
active form and whether the assistant is paused. It keeps nothing between turns, so any number of processes may
share the database. Its queries run in threads: the server goes on talking to others meanwhile.

It is also where a person is forgotten: Rasa saves a turn at its end and would bring back what an action had deleted
before. See `RungTrackerStore.save`.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.orm import Session

from bot.database.conversations import delete_conversations
from bot.database.engine import empty_log, session_factory, write_transaction
from bot.database.erasures import (
    ErasedMeanwhileError,
    erasing_engine,
    note_erased,
    now,
    person_transaction,
    turn_began,
)
from bot.database.migrations import upgraded_engine
from bot.dialogue.message_contract import CRISIS, ERASE_SLOT, PLAN
from bot.dialogue.person import person_of
from bot.settings import Settings

logger = logging.getLogger(__name__)

WINDOW_EVENTS = 40
"""How many events of a long conversation are rebuilt: some five turns, more than any policy looks back."""

_RESETTING = ("session_started", "restart", "reset_slots")
_LASTING = ("slot", "active_loop", "pause", "resume")
_REVERTING = ("rewind", "undo")

# As text: SQLAlchemy works out anew, for each use of a query that it composes, whether it knows it already.
_WINDOW = sa.text(
    "SELECT id, type_name, action_name, data FROM events WHERE sender_id = :sender "
    f"ORDER BY id DESC LIMIT {WINDOW_EVENTS}"
)
_LAST_RESET = sa.text(
    "SELECT max(id) FROM events WHERE sender_id = :sender AND id < :end AND type_name IN :kinds"
).bindparams(sa.bindparam("kinds", _RESETTING, expanding=True))
_LASTING_EVENTS = sa.text(
    "SELECT type_name, max(id) AS id FROM events WHERE sender_id = :sender AND id < :end AND id > :start "
    "AND type_name IN :kinds GROUP BY type_name, action_name"
).bindparams(sa.bindparam("kinds", _LASTING + _REVERTING, expanding=True))
_DATA = sa.text("SELECT data FROM events WHERE id IN :ids ORDER BY id").bindparams(
    sa.bindparam("ids", expanding=True)
)

_SAVED = "rung_saved_events"
"""The attribute for how many of a tracker's events the database already holds."""

_BEGAN = "rung_began"
"""The attribute for when the turn began, as `bot.database.erasures` counts time."""

_INDEXES = (
    "CREATE INDEX IF NOT EXISTS rung_events_of_sender ON events (sender_id, id)",
    "CREATE INDEX IF NOT EXISTS rung_events_by_type ON events (sender_id, type_name, action_name, id)",
)


ErasePerson = Callable[[Connection, str], None]
"""Deletes what else the database holds about a person, within the transaction that it is given."""


class RungTrackerStore(SQLTrackerStore):  # type: ignore[misc]
    """The tracker store that endpoints.yml names, on the database of the settings."""

    def __init__(
        self,
        domain: Any = None,
        event_broker: Any = None,
        url: str | None = None,
        erase_person: ErasePerson | None = None,
        **_: Any,
    ) -> None:
        """Opens the database, by default that of `Settings`; raises SQLAlchemy's errors when it cannot.

        `bot.serving.agent` passes `erase_person`, because the database holds more about people than conversations.
        """
        self._erase_person = erase_person
        self.engine = upgraded_engine(url) if url else erasing_engine(Settings.from_environment())
        self._create_table()
        self.sessionmaker = session_factory(self.engine)
        # Rasa's SQL store would open an engine of its own, without our settings for SQLite.
        TrackerStore.__init__(self, domain, event_broker)

    def _create_table(self) -> None:
        try:
            self.Base.metadata.create_all(self.engine)
        except (IntegrityError, OperationalError, ProgrammingError):
            # Another process created the table after we had looked for it.
            self.Base.metadata.create_all(self.engine)
        for statement in _INDEXES:
            try:
                with self.engine.begin() as connection:
                    connection.execute(sa.text(statement))
            except (IntegrityError, ProgrammingError):
                logger.info("Another process is creating the same index.")

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Adds the events of this turn to the database; raises SQLAlchemy's errors when that cannot be done.

        When an action of this turn has set `ERASE_SLOT` to the person's id, everything stored about them is deleted
        instead: every event of every conversation of theirs and, by `erase_person`, everything else, in one
        transaction. Nothing of this turn is kept. Nor does a turn keep anything that was under way in another of
        their conversations: it began before they were forgotten.
        """
        await asyncio.to_thread(self._save, tracker)

    def _save(self, tracker: DialogueStateTracker) -> None:
        if _is_erasure(tracker):
            self._erase(person_of(tracker.sender_id))
            return
        _forget_crisis(tracker)
        count = len(tracker.events)
        if count == getattr(tracker, _SAVED, 0):
            return
        began = getattr(tracker, _BEGAN, None)
        try:
            with person_transaction(self.engine, person_of(tracker.sender_id), began) as connection:
                session = Session(connection, future=True)
                rows = [_row(tracker.sender_id, event) for event in self._additional_events(session, tracker)]
                if rows:
                    connection.execute(sa.insert(self.SQLEvent.__table__), rows)
        except ErasedMeanwhileError:
            return
        setattr(tracker, _SAVED, count)

    def _erase(self, person: str) -> None:
        with write_transaction(self.engine) as connection:
            if self._erase_person is not None:
                self._erase_person(connection, person)
            delete_conversations(connection, person)
            if self._erase_person is None:
                note_erased(connection, person)
        empty_log(self.engine)

    def _additional_events(self, session: Any, tracker: DialogueStateTracker) -> Iterator[Event]:
        saved = getattr(tracker, _SAVED, None)
        if saved is None:
            additional: Iterator[Event] = super()._additional_events(session, tracker)
            return additional
        return iter(list(tracker.events)[saved:])

    async def keys(self) -> list[str]:
        """The ids of all conversations."""
        return await asyncio.to_thread(self._keys)

    def _keys(self) -> list[str]:
        with self.sessionmaker() as session:
            return list(session.execute(sa.select(self.SQLEvent.__table__.c.sender_id).distinct()).scalars())

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:
        return await asyncio.to_thread(self._rebuilt, sender_id, fetch_events_from_all_sessions)

    def _rebuilt(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:
        began = turn_began.get() or now()
        with self.sessionmaker() as session:
            data = None if fetch_events_from_all_sessions else self._windowed(session, sender_id)
            if data is None:
                query = self._event_query(session, sender_id, fetch_events_from_all_sessions)
                data = [row.data for row in query.all()]
        if not data:
            return None
        known = [event for event in _events(data) if self._is_known(event)]
        tracker = DialogueStateTracker.from_events(sender_id, known, self.domain.slots)
        setattr(tracker, _SAVED, len(tracker.events))
        setattr(tracker, _BEGAN, began)
        return tracker

    def _event_query(self, session: Any, sender_id: str, fetch_events_from_all_sessions: bool) -> Any:
        """Rasa's query, but cut by the order in which events were stored, whatever the clock said."""
        own = session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender_id)
        if not fetch_events_from_all_sessions:
            begun = self.SQLEvent.type_name == "session_started"
            last = session.query(sa.func.max(self.SQLEvent.id)).filter(self.SQLEvent.sender_id == sender_id, begun)
            own = own.filter(self.SQLEvent.id >= (last.scalar() or 0))
        return own.order_by(self.SQLEvent.id)

    def _is_known(self, event: Event) -> bool:
        """Whether the domain still has what an event speaks of.

        A conversation outlives the version that it began with: a loop that is gone would fail every further turn.
        """
        if isinstance(event, ActiveLoop):
            return event.name is None or event.name in self.domain.form_names
        if isinstance(event, SlotSet):
            return any(slot.name == event.key for slot in self.domain.slots)
        if isinstance(event, ActionExecuted):
            return event.action_name is None or event.action_name in self.domain.action_names_or_texts
        return True

    def _windowed(self, session: Any, sender_id: str) -> list[str] | None:
        """The events to rebuild, as JSON; None when only all of the session's events will do."""
        rows = session.execute(_WINDOW, {"sender": sender_id}).all()[::-1]
        starts = [index for index, row in enumerate(rows) if row.type_name == "session_started"]
        if starts:
            return [row.data for row in rows[starts[-1] :]]
        if len(rows) < WINDOW_EVENTS:
            return [row.data for row in rows]
        window = _from_first_listening(rows)
        lasting = self._lasting_ids(session, sender_id, window[0].id)
        if lasting is None:
            return None
        before = session.execute(_DATA, {"ids": lasting})
        return [*before.scalars(), *(row.data for row in window)]

    def _lasting_ids(self, session: Any, sender_id: str, end: int) -> list[int] | None:
        """The events before `end` whose effect lasts, None when some event took others back."""
        own = {"sender": sender_id, "end": end}
        start = session.execute(_LAST_RESET, own).scalar() or 0
        found = session.execute(_LASTING_EVENTS, {**own, "start": start}).all()
        if any(row.type_name in _REVERTING for row in found):
            return None
        return [row.id for row in found]


def _is_erasure(tracker: DialogueStateTracker) -> bool:
    """Whether this turn, not one before it, set the mark of an erasure for just this person."""
    this_turn = list(tracker.events)[getattr(tracker, _SAVED, 0) :]
    person = person_of(tracker.sender_id)
    return any(isinstance(e, SlotSet) and e.key == ERASE_SLOT and e.value == person for e in this_turn)


def _forget_crisis(tracker: DialogueStateTracker) -> None:
    """Takes the words out of this turn's message if it spoke of a crisis; that there was one is kept."""
    for event in list(tracker.events)[getattr(tracker, _SAVED, None) or 0 :]:
        if not isinstance(event, UserUttered):
            continue
        plan = (event.parse_data or {}).get(PLAN) or {}
        if any(step.get("kind") == CRISIS for step in plan.get("steps") or ()):
            event.text = ""
            event.entities = []
            event.parse_data = {"text": "", "intent": event.intent, "entities": [], PLAN: plan}


def _from_first_listening(rows: Sequence[Any]) -> Sequence[Any]:
    """The rows from where a turn begins, so that no policy sees half a turn."""
    for index, row in enumerate(rows):
        if row.type_name == "action" and row.action_name == "action_listen":
            return rows[index:]
    return rows


def _events(data: Iterable[str]) -> Iterator[Event]:
    for text in data:
        parameters = json.loads(text)
        kind = _event_class(parameters.get("event"))
        if kind is not None:
            yield kind._from_parameters(parameters)


@cache
def _event_class(type_name: str | None) -> Any:
    """Rasa searches all its event classes again for each event, which takes most of the time of rebuilding."""
    return Event.resolve_by_type(type_name) if type_name else None


def _row(sender_id: str, event: Event) -> dict[str, Any]:
    data = event.as_dict()
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }
