"""Deletes what has been kept long enough: conversations after `RUNG_KEEP_CONVERSATIONS` days, people later.

A conversation that goes on keeps its present session; what was said before is deleted with age. Somebody who has
not been here for `RUNG_KEEP_PROFILES` days is erased as if they had asked for it. A badge that nobody has said to
be theirs names somebody, perhaps somebody else, so it waits no longer than `PENDING_BADGE_DAYS`. Counts stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from bot.database.conversations import EVENTS
from bot.database.engine import empty_log, write_transaction
from bot.people.records import erase, last_uses, people_in
from bot.people.tables import PENDING_BADGE_DAYS, LastUseRow, PendingBadgeRow

LOCK = "retention"


@dataclass(frozen=True)
class Deleted:
    """What one run has deleted."""

    events: int
    people: int
    badges: int = 0
    """Those that nobody has said to be theirs."""


def retain(engine: Engine, conversation_days: int, profile_days: int, today: date | None = None) -> Deleted:
    """Deletes what is older than these days; safe to run in several servers at once."""
    day = today or datetime.now(timezone.utc).date()
    with write_transaction(engine, lock=LOCK) as connection:
        days = last_uses(connection)
        for person in people_in(connection) - set(days):
            # Stored by a version that noted nothing: their year begins today.
            days[person] = day
        connection.execute(sa.delete(LastUseRow))
        if days:
            connection.execute(sa.insert(LastUseRow), [{"person": who, "day": when} for who, when in days.items()])
        asked_before = day - timedelta(days=PENDING_BADGE_DAYS)
        badges = connection.execute(
            sa.delete(PendingBadgeRow).where(PendingBadgeRow.asked_on < asked_before)
        ).rowcount
        events = _delete_old_events(connection, day - timedelta(days=conversation_days))
    left = [person for person, last in days.items() if last < day - timedelta(days=profile_days)]
    for person in left:
        erase(engine, person)
    if (events or badges) and not left:
        empty_log(engine)
    return Deleted(events, len(left), int(badges))


def _delete_old_events(connection: Connection, before: date) -> int:
    if not sa.inspect(connection).has_table(EVENTS.name):
        return 0
    moment = datetime(before.year, before.month, before.day, tzinfo=timezone.utc).timestamp()
    started: Any = sa.case((EVENTS.c.type_name == "session_started", EVENTS.c.id), else_=0)
    last = (
        sa.select(
            EVENTS.c.sender_id, sa.func.max(started).label("session"), sa.func.max(EVENTS.c.timestamp).label("end")
        )
        .group_by(EVENTS.c.sender_id)
        .subquery()
    )
    ended = sa.select(last.c.sender_id).where(last.c.end < moment)
    deleted = connection.execute(sa.delete(EVENTS).where(EVENTS.c.sender_id.in_(ended))).rowcount
    session = sa.select(last.c.session).where(last.c.sender_id == EVENTS.c.sender_id).scalar_subquery()
    old = sa.delete(EVENTS).where(EVENTS.c.timestamp < moment, EVENTS.c.id < session)
    return int(deleted + connection.execute(old).rowcount)
