"""Looks for a word in everything that a database holds, whatever tables there are."""

from __future__ import annotations

from sqlalchemy import MetaData, select
from sqlalchemy.engine import Engine


def tables_with(engine: Engine, *words: str) -> set[str]:
    """The tables in which one of the words stands anywhere, also within JSON and bytes."""
    metadata = MetaData()
    metadata.reflect(engine)
    with engine.connect() as connection:
        return {
            table.name
            for table in metadata.sorted_tables
            for row in connection.execute(select(table))
            for value in row
            if any(word in _text(value) for word in words)
        }


def _text(value: object) -> str:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, (bytes, memoryview)) else str(value)
