"""Ladders: the rungs that an occupation has in practice, lowest first (data/ladders, and an organisation's own)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

from bot.files.cells import LIST_SIGN, Cells
from bot.files.delimited import Table, read_table, require_columns
from bot.files.faults import FaultList
from bot.rungs.titles import words_of

FILE = Path("data") / "ladders" / "rungs.csv"
COLUMNS = ("ladder", "step", "title", "also", "leads")
REQUIRED = ("ladder", "step", "title")
MOST_STEPS = 50

_PLACE = frozenset({"in", "on", "at", "for", "with", "of", "within", "near"})


@dataclass(frozen=True)
class Rung:
    """One rung: what it is called, what else people call it, and whether whoever stands on it leads others."""

    ladder: str
    step: int
    title: str
    also: tuple[str, ...] = ()
    leads: bool = False

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """Every name as its words."""
        return tuple(tuple(words_of(name)) for name in (self.title, *self.also))


@dataclass(frozen=True)
class Ladder:
    """The rungs of one occupation, lowest first."""

    name: str
    rungs: tuple[Rung, ...]

    def find(self, title: str) -> Rung | None:
        """The rung that a title names; of several the one with the longest name.

        A name of one word has to be the whole title, but for where somebody works: "chef" is no rung of "chef de
        partie", and "nurse" none of "dental nurse".
        """
        words = tuple(words_of(title))
        bare = _without_place(words)
        best: tuple[int, Rung] | None = None
        for rung in self.rungs:
            for name in rung.names:
                fits = name in (words, bare) or (len(name) > 1 and _holds(words, name))
                if fits and (best is None or len(name) > best[0]):
                    best = (len(name), rung)
        return best[1] if best is not None else None

    def ends_like(self, title: str) -> Rung | None:
        """The lowest rung whose name of one word ends the title: "maths teacher" is a teacher."""
        words = _without_place(tuple(words_of(title)))
        return next((rung for rung in self.rungs if words and words[-1:] in rung.names), None)

    def after(self, rung: Rung) -> Rung | None:
        """The next rung up; None above the highest."""
        place = self.rungs.index(rung)
        return self.rungs[place + 1] if place + 1 < len(self.rungs) else None


def read_ladders(file: Path) -> tuple[Ladder, ...]:
    """The ladders in a file. Raises `FaultyFiles` with everything that is wrong in it."""
    return ladders_of(read_rungs(file))


def holds_ladders(file: Path) -> bool:
    """Whether a file's header is that of ladders. Raises `FaultyFiles` for what is no table."""
    return "ladder" in read_table(file).columns


def read_rungs(file: Path) -> tuple[Rung, ...]:
    """The rungs in a file. Raises `FaultyFiles` with everything that is wrong in it."""
    table = read_table(file)
    require_columns(table, REQUIRED, COLUMNS)
    return rungs_in(table, file)


def rungs_in(table: Table, file: Path) -> tuple[Rung, ...]:
    """The rungs in a table, in its order. Raises `FaultyFiles` with everything that is wrong in it."""
    faults = FaultList(file)
    rungs = tuple(_rung(Cells(row, faults)) for row in table.rows)
    seen: set[tuple[str, int]] = set()
    for row, rung in zip(table.rows, rungs, strict=True):
        if (rung.ladder, rung.step) in seen:
            faults.add(row.line, f"The ladder has a step {rung.step} already.", "Give it another number.", "step")
        seen.add((rung.ladder, rung.step))
    faults.stop()
    return rungs


def ladders_of(rungs: Iterable[Rung]) -> tuple[Ladder, ...]:
    """The rungs by ladder, in the order in which the ladders come first."""
    order = {name: place for place, name in enumerate(dict.fromkeys(rung.ladder for rung in rungs))}
    ordered = sorted(rungs, key=lambda rung: (order[rung.ladder], rung.step))
    return tuple(Ladder(name, tuple(group)) for name, group in groupby(ordered, key=lambda rung: rung.ladder))


def _rung(cells: Cells) -> Rung:
    return Rung(
        ladder=cells.text("ladder"),
        step=cells.whole("step", 1, MOST_STEPS) or 0,
        title=cells.text("title"),
        also=tuple(name.strip() for name in cells.raw("also").split(LIST_SIGN) if name.strip()),
        leads=cells.choice("leads", ("yes", "no"), default="no") == "yes",
    )


def _without_place(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words before a place or a subject: of "watch manager in the fire service" the first two."""
    place = next((place for place, word in enumerate(words) if place and word in _PLACE), len(words))
    return words[:place]


def _holds(words: Sequence[str], name: Sequence[str]) -> bool:
    return any(tuple(words[start : start + len(name)]) == tuple(name) for start in range(len(words)))
