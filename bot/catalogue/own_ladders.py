"""The organisation's own ladders: imported beside those that ship (data/ladders), which they come before."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection, Engine

from bot.catalogue.parts import FORMAT, LOCK, note_part, note_revision, read_state
from bot.catalogue.tables import LadderRungRow
from bot.database.engine import write_transaction
from bot.files.cells import LIST_SIGN, as_text
from bot.files.delimited import write_table
from bot.rungs.ladders import COLUMNS, Ladder, Rung, ladders_of

PART = "ladders"


def import_ladders(engine: Engine, rungs: Sequence[Rung], origin: str) -> None:
    """Replaces the organisation's ladders; without rungs there are none."""
    digest = hashlib.sha256(repr((FORMAT, rungs)).encode()).hexdigest()
    with write_transaction(engine, lock=LOCK) as connection:
        state = read_state(connection)
        connection.execute(delete(LadderRungRow))
        rows = [
            {
                "ladder": rung.ladder,
                "step": rung.step,
                "position": position,
                "title": rung.title,
                "also": list(rung.also),
                "leads": rung.leads,
            }
            for position, rung in enumerate(rungs)
        ]
        if rows:
            connection.execute(insert(LadderRungRow), rows)
        note_part(connection, PART, bool(rows), digest, origin)
        note_revision(connection, state.encoder or "")


def read_own_ladders(connection: Connection) -> tuple[Ladder, ...]:
    """The organisation's ladders, in the order of their file."""
    rows = connection.execute(select(LadderRungRow).order_by(LadderRungRow.position))
    return ladders_of([Rung(row.ladder, row.step, row.title, tuple(row.also), row.leads) for row in rows])


def export_ladders(ladders: Sequence[Ladder]) -> str:
    """Ladders as CSV, in the form that an import reads."""
    rows = [
        (
            as_text(rung.ladder),
            str(rung.step),
            as_text(rung.title),
            as_text(LIST_SIGN.join(rung.also)),
            "yes" if rung.leads else "no",
        )
        for ladder in ladders
        for rung in ladder.rungs
    ]
    return write_table(COLUMNS, rows)
