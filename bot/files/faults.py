"""What is wrong in a file that people edit, said so that its author can fix it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

EXCERPT = 60
"""The longest text, in characters, that a message quotes."""
SHOWN = 50
"""The most faults that a message lists: a file of the wrong kind has one on every line."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in a file: where, what, and how to fix it.

    `line` counts from 1 in the file on disk, front matter and header included; 0 stands for the whole file or a
    folder. `column` is the name of a table's column; empty for the whole line and in files without columns.
    """

    file: Path
    line: int
    column: str = field(default="", kw_only=True)
    message: str
    fix: str

    @property
    def where(self) -> str:
        """The place as editors and terminals understand it, ``file:line``, followed by the column's name."""
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{place}, column {self.column}" if self.column else place

    def __str__(self) -> str:
        return f"{self.where}: {self.message} {self.fix}"


class FaultyFiles(Exception):
    """Files cannot be used; `faults` lists everything that is wrong in them, by file and line, each fault once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(sorted(set(faults)))
        super().__init__("\n".join(self.lines()))

    def lines(self, limit: int | None = SHOWN) -> list[str]:
        """One line for each fault up to the limit, then how many more there are; None lists them all."""
        shown = [str(fault) for fault in self.faults[:limit]]
        rest = len(self.faults) - len(shown)
        return [*shown, f"… and {rest} more."] if rest else shown


class FaultList:
    """Collects the faults of one file while it is read, so that its author hears of all of them at once."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def add(self, line: int, message: str, fix: str, column: str = "") -> None:
        """Note a fault at a line of the file; line 0 stands for the whole file."""
        self.faults.append(Fault(self.file, line, message, fix, column=column))

    def stop(self) -> None:
        """Raise `FaultyFiles` if anything was noted."""
        if self.faults:
            raise FaultyFiles(self.faults)


def excerpt(text: str) -> str:
    """The text in quotes for a message, on one line and cut at `EXCERPT` characters."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= EXCERPT else f'"{line[: EXCERPT - 1]}…"'
