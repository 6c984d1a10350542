"""What people have asked HR through the assistant, in the words that they saw and agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Engine

from bot.database.engine import write_transaction
from bot.database.erasures import person_transaction
from bot.people.tables import HrRequestRow

State = Literal["open", "done"]

MAX_OPEN = 20
"""How many requests one person may have open, so that nobody can swamp HR."""


class TooManyRequestsError(Exception):
    """The person has `MAX_OPEN` requests that HR has not dealt with yet."""


@dataclass(frozen=True)
class HrRequest:
    """One request: the exact text, and how the person wants to be reached, as they gave it."""

    id: int
    text: str
    contact: str
    made_on: date
    state: State


class HrRequests:
    """The requests in one database; `rung hr requests` shows them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, person: str, text: str, contact: str, today: date) -> HrRequest:
        """Passes a request on to HR. A text that is open already is not passed on twice.

        Raises `TooManyRequestsError`.
        """
        with person_transaction(self._engine, person) as connection:
            is_open = (HrRequestRow.person == person, HrRequestRow.state == "open")
            same = connection.execute(_SELECT.where(*is_open, HrRequestRow.text == text)).first()
            if same is not None:
                return HrRequest(*same)
            if (connection.execute(select(func.count(HrRequestRow.id)).where(*is_open)).scalar() or 0) >= MAX_OPEN:
                raise TooManyRequestsError(f"{MAX_OPEN} requests of this person are open.")
            values = {"text": text, "contact": contact, "made_on": today, "state": "open"}
            result = connection.execute(insert(HrRequestRow).values(person=person, **values))
            return HrRequest(result.inserted_primary_key[0], text, contact, today, "open")

    def take_back(self, person: str, number: int) -> bool:
        """Deletes a request that HR has not dealt with; returns whether there was such a one of this person."""
        own = (HrRequestRow.person == person, HrRequestRow.id == number, HrRequestRow.state == "open")
        with person_transaction(self._engine, person) as connection:
            return bool(connection.execute(delete(HrRequestRow).where(*own)).rowcount)

    def of(self, person: str) -> tuple[HrRequest, ...]:
        """The requests of one person, oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(_SELECT.where(HrRequestRow.person == person).order_by(HrRequestRow.id))
            return tuple(HrRequest(*row) for row in rows)

    def all(self) -> tuple[HrRequest, ...]:
        """All requests, the open ones first, and among these the oldest."""
        order = ((HrRequestRow.state == "done").asc(), HrRequestRow.id)
        with self._engine.connect() as connection:
            return tuple(HrRequest(*row) for row in connection.execute(_SELECT.order_by(*order)))

    def mark_done(self, number: int) -> bool:
        """Notes that HR has dealt with a request; returns whether there is one of this number."""
        with write_transaction(self._engine) as connection:
            statement = update(HrRequestRow).where(HrRequestRow.id == number).values(state="done")
            return bool(connection.execute(statement).rowcount)


_SELECT = select(HrRequestRow.id, HrRequestRow.text, HrRequestRow.contact, HrRequestRow.made_on, HrRequestRow.state)
