"""Writes what somebody said straight into Rasa's table, at whatever time."""

from __future__ import annotations

import json

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.database.tracker_store import RungTrackerStore


def say(engine: Engine, sender_id: str, text: str, moment: float, type_name: str = "user") -> None:
    """One event of this person's conversation."""
    RungTrackerStore.Base.metadata.create_all(engine)
    row = {"sender_id": sender_id, "type_name": type_name, "timestamp": moment}
    with engine.begin() as connection:
        data = json.dumps({"event": type_name, "text": text, "timestamp": moment})
        connection.execute(sa.insert(RungTrackerStore.SQLEvent.__table__).values(**row, data=data))
