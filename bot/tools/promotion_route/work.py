"""Pieces of work that show readiness for the next rung, by field (data/ladders/work.csv): our suggestions.

A field is known by the ladder that the role stands on, by the person's own words, or by the major group of the US
Standard Occupational Classification with which an O*NET code begins. The last
field of the file is for any other work.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.files.cells import Cells
from bot.files.delimited import read_table, require_columns
from bot.files.faults import FaultList
from bot.rungs.titles import words_of

FILE = Path("data") / "ladders" / "work.csv"
COLUMNS = ("field", "words", "codes", "ladders", "lead", "improve", "develop", "evidence")


@dataclass(frozen=True)
class Work:
    """What to take on in one field: a piece of leading, one of making something better, one of helping others on.

    `evidence` is what can be logged of it, with a number where there is one; `words`, `codes` and `ladders` are
    what the field is known by.
    """

    field: str
    lead: str
    improve: str
    develop: str
    evidence: str
    words: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    ladders: frozenset[str] = frozenset()


def read_work(file: Path) -> tuple[Work, ...]:
    """The fields in a file. Raises `FaultyFiles` with everything that is wrong in it."""
    table = read_table(file, ",")
    require_columns(table, COLUMNS, COLUMNS)
    faults = FaultList(file)
    if not table.rows:
        faults.add(2, "The file has a header and no rows.", "Add at least one row, for any work.")
    fields = tuple(_work(Cells(row, faults)) for row in table.rows)
    faults.stop()
    return fields


def work_for(fields: Sequence[Work], roles: Iterable[str], ladder: str, code: str) -> Work:
    """The field that the ladder, the words of the roles or the O*NET code tell; the last one where none does."""
    on_ladder = next((field for field in fields if ladder in field.ladders), None)
    if on_ladder is not None:
        return on_ladder
    said = [word for role in roles for word in words_of(role)]
    best = max(fields, key=lambda field: sum(word in field.words for word in said))
    if best.words.intersection(said):
        return best
    return next((field for field in fields if code[:2] in field.codes), fields[-1])


def _work(cells: Cells) -> Work:
    return Work(
        field=cells.text("field"),
        lead=cells.text("lead"),
        improve=cells.text("improve"),
        develop=cells.text("develop"),
        evidence=cells.text("evidence"),
        words=frozenset(cells.items("words")),
        codes=frozenset(cells.items("codes")),
        ladders=frozenset(cells.items("ladders")),
    )
