"""What is wrong in a file of the catalogue, said so that whoever edits the file can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SHOWN = 50
"""Faults that a command shows at most: a file of the wrong kind has one in every line."""


@dataclass(frozen=True, order=True)
class CatalogueFault:
    """One thing wrong in a file: where, what, and how to mend it.

    `line` counts from 1 in the file as it lies on disk, header included; 0 stands for the whole file. `column` is
    the name of the column, empty for the whole line.
    """

    file: Path
    line: int
    column: str
    message: str
    mend: str

    @property
    def where(self) -> str:
        """The place as editors and terminals understand it, with the column's name behind it."""
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{place}, column {self.column}" if self.column else place

    def __str__(self) -> str:
        return f"{self.where}: {self.message} {self.mend}"


class CatalogueFaults(Exception):
    """Files of the catalogue cannot be used; `faults` lists everything found, by file and line, each once."""

    def __init__(self, faults: Iterable[CatalogueFault]) -> None:
        self.faults: tuple[CatalogueFault, ...] = tuple(sorted(set(faults)))
        super().__init__("\n".join(self.lines()))

    def lines(self) -> list[str]:
        """The faults to show: the first `SHOWN`, and how many more there are."""
        shown = [str(fault) for fault in self.faults[:SHOWN]]
        rest = len(self.faults) - len(shown)
        return [*shown, f"… and {rest} more."] if rest else shown


class FaultList:
    """Collects the faults of one file while it is read, so that all of them are told at once."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.faults: list[CatalogueFault] = []

    def add(self, line: int, column: str, message: str, mend: str) -> None:
        """Note a fault."""
        self.faults.append(CatalogueFault(self.file, line, column, message, mend))

    def stop(self) -> None:
        """Raise `CatalogueFaults` if anything was noted."""
        if self.faults:
            raise CatalogueFaults(self.faults)
