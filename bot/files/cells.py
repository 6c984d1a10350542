"""Reads the cells of one row as values, noting every fault with its column."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection
from datetime import date
from typing import TypeVar

from rapidfuzz import process, utils

from bot.catalogue.naming import KEY, MAX_KEY
from bot.files.delimited import Row
from bot.files.table_faults import FaultList

LIST_SIGN = "|"
MAX_TEXT = 300
FORMULA_STARTS = ("=", "+", "-", "@")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
T = TypeVar("T")


class Cells:
    """One row's cells; each method gives the value of a column, or a harmless one after noting a fault."""

    def __init__(self, row: Row, faults: FaultList) -> None:
        self.line = row.line
        self._row = row
        self._faults = faults

    def fault(self, column: str, message: str, mend: str) -> None:
        """Note a fault of this row."""
        self._faults.add(self.line, column, message, mend)

    def raw(self, column: str) -> str:
        """The cell as it stands, without the apostrophe that marks text in a sheet; empty without the column."""
        cell = self._row.cells.get(column, "")
        return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell

    def key(self, column: str = "key") -> str:
        """A key that the file gives to its row."""
        cell = self.raw(column)
        if not KEY.fullmatch(cell) or len(cell) > MAX_KEY:
            self._missing_or(
                column, cell, "is no key", f"Use lower-case letters, digits and hyphens, at most {MAX_KEY}."
            )
        return cell

    def text(self, column: str, required: bool = True) -> str:
        """One line of text."""
        cell = self.raw(column)
        if not cell and required:
            self._missing_or(column, "", "", "Fill it in.")
        if len(cell) > MAX_TEXT or not cell.isprintable():
            self.fault(
                column,
                f"The text has {len(cell)} signs or more than one line.",
                f"At most {MAX_TEXT}, in one line.",
            )
        return cell

    def choice(self, column: str, allowed: Collection[str], default: str | None = None) -> str:
        """One of the allowed words."""
        cell = self.raw(column).lower() or default or ""
        if cell not in allowed:
            self._missing_or(column, cell, "is not known", f"Use one of: {', '.join(allowed)}.")
        return cell

    def number(self, column: str, least: float, most: float, default: float | None = None) -> float:
        """A number within bounds, both of which are allowed."""
        cell = self.raw(column)
        if not cell and default is not None:
            return default
        value = self._parsed(cell, float)
        if value is None or not math.isfinite(value):
            self._missing_or(column, cell, "is no number", "Write digits alone, with a point for decimals: 12.5.")
            return least
        if not least <= value <= most:
            self.fault(column, f"{cell} is out of bounds.", f"Use a number from {least:g} to {most:g}.")
            return least
        return value

    def whole(self, column: str, least: int, most: int) -> int | None:
        """A whole number within bounds, None for an empty cell."""
        if not self.raw(column):
            return None
        value = self.number(column, least, most)
        if value != int(value):
            self.fault(column, f"{value:g} is no whole number.", "Leave out the decimals.")
        return int(value)

    def day(self, column: str) -> date | None:
        """A day, None for an empty cell."""
        cell = self.raw(column)
        if not cell:
            return None
        value = self._parsed(cell, date.fromisoformat) if _ISO_DATE.fullmatch(cell) else None
        if value is None:
            self.fault(column, f'"{_cut(cell)}" is no day.', "Write year, month and day: 2027-03-31.")
        return value

    def items(self, column: str) -> list[str]:
        """The parts of a cell that lists several; one that is there twice is a fault."""
        items = [item.strip() for item in self.raw(column).split(LIST_SIGN) if item.strip()]
        for item in dict.fromkeys(items):
            if items.count(item) > 1:
                self.fault(column, f'"{_cut(item)}" is listed more than once.', "Keep one of them.")
        return list(dict.fromkeys(items))

    def known(self, column: str, noun: str, value: str, keys: Collection[str], by_name: dict[str, str]) -> str:
        """The key that a value means, itself a key or a name; for an unknown one the fault names the nearest."""
        if value in keys:
            return value
        if (found := by_name.get(value.lower())) is not None:
            return found
        near = process.extractOne(value, list(keys), processor=utils.default_process, score_cutoff=70)
        hint = f'Did you mean "{near[0]}"?' if near else "Look it up: rung catalogue search"
        self._missing_or(column, value, f"is no {noun} of the catalogue", hint)
        return value

    def _missing_or(self, column: str, cell: str, message: str, mend: str) -> None:
        self.fault(column, f'"{_cut(cell)}" {message}.' if cell else "The cell is empty.", mend)

    @staticmethod
    def _parsed(cell: str, parse: Callable[[str], T]) -> T | None:
        try:
            # Python reads "1_000" and digits of other scripts as numbers.
            return parse(cell) if cell.isascii() and "_" not in cell else None
        except ValueError:
            return None


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
