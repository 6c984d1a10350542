"""Somebody about whom everything is stored that can be."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.engine import Engine

from bot.people.files import FileStore
from bot.people.hr_requests import HrRequests
from bot.people.person import PendingBadge
from bot.people.store import PeopleStore
from bot.people.tables import LastUseRow, WaitingMessageRow
from bot.profile.profile import Achievement, Evidence

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=timezone.utc)
SQL = Evidence("claimed", "SQL", skill="sql", level=3.0)
BADGE = Evidence("proven", "Cloud badge", credential="cloud", badge="urn:uuid:1", earned=TODAY, expires=TODAY)
COURSE = Achievement("Finished the SQL course", TODAY, credential="sql-course", hours=6.5)


def _waiting(person: str, mark: str) -> dict[str, Any]:
    message = {"text": f"hello {mark}"}
    until = {"leased_until": 2, "kept_at": 1, "taken_over": False}
    return {"digest": f"digest of {person}", "message": message, "server": "s", **until}


def store_everything(engine: Engine, person: str, mark: str) -> str:
    """Fills every table with something about the person, `mark` in all that is text; returns the path of a file."""
    with PeopleStore(engine).change(person) as change:
        change.save_profile({"occupation": f"analyst-{mark}", "hours_per_week": 5.0, "deadline": TODAY})
        change.ask("budget")
        change.refuse("recognition")
        change.add_evidence(Evidence("claimed", f"SQL {mark}", skill="sql"))
        change.log_achievement(Achievement(f"Course {mark}", TODAY))
        change.save_plan({"steps": [mark]}, TODAY, "engineer")
        change.hold_badge(PendingBadge(f"urn:{mark}", mark, (BADGE,), TODAY))
        change.watch(f"engineer-{mark}", TODAY)
    HrRequests(engine).add(person, f"I am interested, {mark}.", f"{mark}@example.com", TODAY)
    with engine.begin() as connection:
        connection.execute(delete(LastUseRow).where(LastUseRow.person == person))
        connection.execute(insert(LastUseRow).values(person=person, day=TODAY))
        connection.execute(delete(WaitingMessageRow).where(WaitingMessageRow.person == person))
        connection.execute(insert(WaitingMessageRow).values(person=person, **_waiting(person, mark)))
    return FileStore(engine).keep(person, f"{mark}.ics", "text/calendar", mark.encode(), NOW)
