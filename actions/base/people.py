"""The stores about people, as actions use them: one engine a process."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy.engine import Engine

from actions.base.turn import settings
from bot.database.engine import create_engine
from bot.people.files import FileStore
from bot.people.hr_requests import HrRequests
from bot.people.store import PeopleStore


@lru_cache(maxsize=1)
def engine() -> Engine:
    """The engine that the stores share."""
    return create_engine(settings().database_url)


def people() -> PeopleStore:
    """Profiles, evidence, progress and plans."""
    return PeopleStore(engine())


def files() -> FileStore:
    """Files to take away."""
    return FileStore(engine())


def hr_requests() -> HrRequests:
    """What people asked HR."""
    return HrRequests(engine())
