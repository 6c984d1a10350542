"""What is wrong in a knowledge document, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

EXCERPT = 60
"""Characters of a text that a message quotes at most."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in a file: where, what, and how to mend it.

    `line` counts from 1 in the file as it lies on disk (front matter included); 0 stands for a whole folder.
    """

    file: Path
    line: int
    message: str
    mend: str

    @property
    def where(self) -> str:
        """The place as editors and terminals understand it, ``file:line``."""
        return f"{self.file}:{self.line}" if self.line else str(self.file)

    def __str__(self) -> str:
        return f"{self.where}: {self.message} {self.mend}"


class KnowledgeFaults(Exception):
    """Knowledge documents cannot be used; `faults` lists everything found, by file and line, each once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class FaultList:
    """Collects the faults of one file while it is read, so that all of them are told at once."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def add(self, line: int, message: str, mend: str) -> None:
        """Note a fault at a line of the file."""
        self.faults.append(Fault(self.file, line, message, mend))


def excerpt(text: str) -> str:
    """The text in quotes for a message, on one line and cut at `EXCERPT` characters."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= EXCERPT else f'"{line[: EXCERPT - 1]}…"'
