"""Whether the database takes a write: a full disk and a read-only server answer every query and keep nothing."""

from __future__ import annotations

import time

from sqlalchemy import BigInteger, Column, Integer, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import registry

from bot.database.annotations import Concerns, about, holds
from bot.database.engine import write_transaction

mapper_registry = registry()
metadata = mapper_registry.metadata


@mapper_registry.mapped
class HeartbeatRow:
    """The one row that is written to find out; `beat` are milliseconds since 1970."""

    __tablename__ = "heartbeat"
    __table_args__ = (
        about(
            Concerns.OPERATION,
            "One row that is written to find out whether the database takes writes.",
            why="so that `/health` can tell",
            kept="until the next beat, seconds later",
        ),
    )

    id = Column(Integer, primary_key=True, info=holds("always 1"))
    beat = Column(BigInteger, nullable=False, info=holds("the time of the last write"))


def beat(engine: Engine) -> None:
    """Writes the time, and raises SQLAlchemy's errors when it cannot."""
    with write_transaction(engine) as connection:
        connection.execute(update(HeartbeatRow).where(HeartbeatRow.id == 1).values(beat=round(time.time() * 1000)))
