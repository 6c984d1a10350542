"""Who has been forgotten, and when: no turn that began before may write afterwards, and no backup brings them back.

Only digests of people's ids are kept. A turn says when it began by `turn_began`, in whatever thread or process it
works; see `bot.channels.turn` and `bot.serving.action_server`.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from sqlalchemy import BigInteger, Column, String, delete, insert, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import registry

from bot.database.annotations import Concerns, about, holds
from bot.database.engine import write_transaction
from bot.database.erasure_list import add, list_erasures, list_of
from bot.database.migrations import upgraded_engine
from bot.settings import Settings

turn_began: ContextVar[int | None] = ContextVar("turn_began", default=None)
"""When the turn under way began, in microseconds since 1970; None outside turns."""

TURN_BEGAN = "Rung-Turn-Began"
"""The header by which Rasa's process tells the action server."""

LONGEST_TURN = 120_000_000
"""Microseconds. What began longer before an erasure was not under way: the clock was set back since."""

mapper_registry = registry()
metadata = mapper_registry.metadata


@mapper_registry.mapped
class ErasedPersonRow:
    """The digest of a forgotten person's id, and when that was last asked for, in microseconds since 1970."""

    __tablename__ = "erased_person"
    __table_args__ = (
        about(
            Concerns.NOBODY,
            "Who has been forgotten, as digests: they name nobody.",
            why="so that nothing under way writes about them afterwards, and no backup brings them back",
            kept="for good",
        ),
    )

    digest = Column(String(64), primary_key=True, info=holds("a digest of the person's id"))
    erased_at = Column(BigInteger, nullable=False, info=holds("when they were forgotten"))


def erasing_engine(settings: Settings) -> Engine:
    """The engine of these settings' database for those who erase: erasures are listed outside the database, too."""
    engine = upgraded_engine(settings.database_url)
    list_erasures(engine, settings.erasure_list)
    return engine


class ErasedMeanwhileError(Exception):
    """The person was forgotten after this turn had begun: nothing of it is kept."""


def now() -> int:
    """The time in microseconds since 1970."""
    return time.time_ns() // 1000


def lock_of(person: str) -> str:
    """The lock that every writer about this person takes (`bot.database.engine.write_transaction`)."""
    return f"person:{person}"


@contextmanager
def person_transaction(engine: Engine, person: str, began: int | None = None) -> Iterator[Connection]:
    """A write transaction about one person, who has it to themselves.

    Raises `ErasedMeanwhileError` if they were forgotten since `began`, by default since the turn under way began.
    """
    since = began if began is not None else turn_began.get()
    with write_transaction(engine, lock=lock_of(person)) as connection:
        if since is not None and _was_erased(connection, person, since):
            raise ErasedMeanwhileError("The person was forgotten while this turn was under way.")
        yield connection


def note_erased(connection: Connection, person: str) -> None:
    """Notes, within the transaction that deletes everything about them, that a person was forgotten.

    Where a list of erasures is kept beside the database, it is noted there first.
    """
    row: dict[str, Any] = {"digest": digest_of(person), "erased_at": now()}
    path = list_of(connection)
    if path is not None:
        add(path, {row["digest"]: row["erased_at"]})
    connection.execute(delete(ErasedPersonRow).where(ErasedPersonRow.digest == row["digest"]))
    connection.execute(insert(ErasedPersonRow).values(**row))


def erasures_in(connection: Connection) -> dict[str, int]:
    """When each digest was last erased, as the database knows it."""
    rows = connection.execute(select(ErasedPersonRow.digest, ErasedPersonRow.erased_at))
    return {row.digest: row.erased_at for row in rows}


def learn_erasures(connection: Connection, erasures: Mapping[str, int]) -> None:
    """Notes, within a transaction, erasures that the database does not know, or knows from earlier on."""
    known = erasures_in(connection)
    newer = {digest: moment for digest, moment in erasures.items() if moment > known.get(digest, -1)}
    if newer:
        connection.execute(delete(ErasedPersonRow).where(ErasedPersonRow.digest.in_(newer)))
        rows = [{"digest": digest, "erased_at": moment} for digest, moment in newer.items()]
        connection.execute(insert(ErasedPersonRow), rows)


def digest_of(person: str) -> str:
    """What is kept of an id."""
    return hashlib.sha256(f"rung:erased:{person}".encode()).hexdigest()


def _was_erased(connection: Connection, person: str, since: int) -> bool:
    query = select(ErasedPersonRow.erased_at).where(ErasedPersonRow.digest == digest_of(person))
    erased_at = connection.execute(query).scalar()
    return erased_at is not None and since <= erased_at <= since + LONGEST_TURN
