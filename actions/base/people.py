"""The stores about people, as actions use them."""

from __future__ import annotations

from sqlalchemy.engine import Engine

from actions.base.turn import settings
from bot.database.engine import shared_engine
from bot.people.files import FileStore
from bot.people.hr_requests import HrRequests
from bot.people.store import PeopleStore


def engine() -> Engine:
    """The engine that the stores share."""
    return shared_engine(settings().database_url)


def people() -> PeopleStore:
    """Profiles, evidence, progress and plans."""
    return PeopleStore(engine())


def files() -> FileStore:
    """Files to take away."""
    return FileStore(engine())


def hr_requests() -> HrRequests:
    """What people asked HR."""
    return HrRequests(engine())
