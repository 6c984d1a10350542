"""What a table says of itself, and what happens when it does not."""

from __future__ import annotations

import pytest
from sqlalchemy import Column, Integer, MetaData, Table

from bot.database.annotations import (
    ColumnNote,
    Concerns,
    TableNote,
    UnannotatedError,
    about,
    column_notes,
    holds,
    table_note,
)

ABOUT = about(Concerns.PEOPLE, "A thing.", why="so that", kept="for a day")


def test_a_column_has_its_tables_reason_and_lifetime_unless_it_says_its_own() -> None:
    first = Column("first", Integer, info=holds("one"))
    second = Column("second", Integer, info=holds("two", why="because", kept="for an hour"))
    table = Table("thing", MetaData(), first, second, **ABOUT)
    assert table_note(table) == TableNote(Concerns.PEOPLE, "A thing.", "so that", "for a day")
    assert column_notes(table) == {
        "first": ColumnNote("one", "so that", "for a day"),
        "second": ColumnNote("two", "because", "for an hour"),
    }


def test_a_silent_table_or_column_is_named() -> None:
    with pytest.raises(UnannotatedError, match="table silent "):
        table_note(Table("silent", MetaData(), Column("first", Integer, info=holds("one"))))
    with pytest.raises(UnannotatedError, match=r"column thing\.first "):
        column_notes(Table("thing", MetaData(), Column("first", Integer), **ABOUT))
