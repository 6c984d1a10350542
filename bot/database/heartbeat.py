"""Whether the database takes a write: a full disk and a read-only server answer every query and keep nothing."""

from __future__ import annotations

import time

from sqlalchemy import BigInteger, Column, Integer, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import registry

from bot.database.engine import write_transaction

mapper_registry = registry()
metadata = mapper_registry.metadata


@mapper_registry.mapped
class HeartbeatRow:
    """The one row that is written to find out; `beat` are milliseconds since 1970."""

    __tablename__ = "heartbeat"

    id = Column(Integer, primary_key=True)
    beat = Column(BigInteger, nullable=False)


def beat(engine: Engine) -> None:
    """Writes the time, and raises SQLAlchemy's errors when it cannot."""
    with write_transaction(engine) as connection:
        connection.execute(update(HeartbeatRow).where(HeartbeatRow.id == 1).values(beat=round(time.time() * 1000)))
