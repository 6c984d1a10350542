"""docs/privacy.md: the promises that people wrote, and below them what the tables say of themselves."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Table

from bot.catalogue import tables as catalogue
from bot.channels.slack import deduplication
from bot.database import erasures, heartbeat
from bot.database.annotations import ColumnNote, Concerns, TableNote, column_notes, table_note
from bot.database.conversations import EVENTS
from bot.database.migrations import SCHEMA
from bot.knowledge import tables as knowledge
from bot.people import tables as people
from bot.settings import PROJECT_ROOT

PAGE = PROJECT_ROOT / "docs" / "privacy.md"
BEGINS = "<!-- What follows is written by: rung privacy --write -->"

_ROOMS = (people, knowledge, catalogue, erasures, heartbeat, deduplication)


def all_tables() -> tuple[Table, ...]:
    """Every table of Rung's database, in the order in which the page tells of them."""
    ours = [table for room in _ROOMS for table in room.metadata.sorted_tables]
    order = list(Concerns)
    return tuple(sorted((EVENTS, *ours, SCHEMA), key=lambda table: order.index(table_note(table).concerns)))


def with_tables(page: str, tables: Iterable[Table] | None = None) -> str:
    """The page with its second half written afresh; raises `bot.database.annotations.UnannotatedError`."""
    promises = page.partition(BEGINS)[0].rstrip()
    return "\n".join([promises, "", BEGINS, "", *_told(all_tables() if tables is None else tables)])


def write(path: Path = PAGE) -> None:
    """Writes the page's second half afresh."""
    path.write_text(with_tables(path.read_text(encoding="utf-8")), encoding="utf-8")


def _told(tables: Iterable[Table]) -> Iterable[str]:
    yield from (
        "## What is stored, why, and for how long",
        "",
        "This is all that the database holds. A column that names no reason or time of its own has its table's.",
    )
    heading: Concerns | None = None
    for table in tables:
        note = table_note(table)
        if note.concerns is not heading:
            heading = note.concerns
            yield from ("", f"### {heading.value}")
        yield from ("", *_table(table.name, note, column_notes(table)))
    yield ""


def _table(name: str, note: TableNote, columns: dict[str, ColumnNote]) -> Iterable[str]:
    yield from (f"**`{name}`**: {note.what}", f"*Why:* {note.why}. *How long:* {note.kept}.", "")
    yield from ("| Column | Holds |", "| --- | --- |")
    for column, said in columns.items():
        own = [text for text, common in ((said.why, note.why), (said.kept, note.kept)) if text != common]
        yield f"| `{column}` | {', '.join([said.what, *own])} |"
