"""The cells of one row, read as keys, texts, numbers and days; every fault is noted with its column."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection
from datetime import date
from typing import TypeVar

from bot.files.delimited import Row
from bot.files.faults import FaultList, excerpt
from bot.files.names import KEY, MAX_KEY, did_you_mean

LIST_SIGN = "|"
MAX_TEXT = 300
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
T = TypeVar("T")


class Cells:
    """One row's cells; each method gives the value of a column, or notes a fault and gives a harmless one."""

    def __init__(self, row: Row, faults: FaultList) -> None:
        self.line = row.line
        self._row = row
        self._faults = faults

    def fault(self, column: str, message: str, fix: str) -> None:
        """Note a fault of this row."""
        self._faults.add(self.line, message, fix, column)

    def raw(self, column: str) -> str:
        """The cell's text without the apostrophe with which spreadsheets mark text; empty without the column."""
        cell = self._row.cells.get(column, "")
        return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell

    def key(self, column: str = "key") -> str:
        """A key that the file gives to its row."""
        cell = self.raw(column)
        if not KEY.fullmatch(cell) or len(cell) > MAX_KEY:
            self._missing_or(
                column, cell, "is not a key", f"Use lower-case letters, digits and hyphens, at most {MAX_KEY}."
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
                f"The text has {len(cell)} characters or more than one line.",
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
        """A number from `least` to `most`, both included; an empty cell is the default, if there is one."""
        cell = self.raw(column)
        if not cell and default is not None:
            return default
        value = self._parsed(cell, float)
        if value is None or not math.isfinite(value):
            self._missing_or(
                column, cell, "is not a number", "Write digits alone, with a point for decimals: 12.5."
            )
            return least
        if not least <= value <= most:
            self.fault(column, f"{cell} is out of bounds.", f"Use a number from {least:g} to {most:g}.")
            return least
        return value

    def whole(self, column: str, least: int, most: int) -> int | None:
        """A whole number from `least` to `most`, None for an empty cell."""
        if not self.raw(column):
            return None
        value = self.number(column, least, most)
        if value != int(value):
            self.fault(column, f"{value:g} is not a whole number.", "Leave out the decimals.")
        return int(value)

    def day(self, column: str) -> date | None:
        """A day, None for an empty cell."""
        cell = self.raw(column)
        if not cell:
            return None
        value = self._parsed(cell, date.fromisoformat) if _ISO_DATE.fullmatch(cell) else None
        if value is None:
            self.fault(column, f"{excerpt(cell)} is not a date.", "Write year, month and day: 2027-03-31.")
        return value

    def items(self, column: str) -> list[str]:
        """The parts of a cell that lists several, each once; a part that is listed twice is a fault."""
        items = [item.strip() for item in self.raw(column).split(LIST_SIGN) if item.strip()]
        for item in dict.fromkeys(items):
            if items.count(item) > 1:
                self.fault(column, f"{excerpt(item)} is listed more than once.", "Keep one of them.")
        return list(dict.fromkeys(items))

    def known(self, column: str, noun: str, value: str, keys: Collection[str], by_name: dict[str, str]) -> str:
        """The key that a value, a key or a name, means; the fault of an unknown one suggests the nearest key."""
        if value in keys:
            return value
        if (found := by_name.get(value.lower())) is not None:
            return found
        hint = did_you_mean(value, keys) or "Look it up: rung catalogue search"
        self._missing_or(column, value, f"is not the key or name of any {noun} in the catalogue", hint)
        return value

    def _missing_or(self, column: str, cell: str, message: str, fix: str) -> None:
        self.fault(column, f"{excerpt(cell)} {message}." if cell else "The cell is empty.", fix)

    @staticmethod
    def _parsed(cell: str, parse: Callable[[str], T]) -> T | None:
        try:
            # Python reads "1_000" and digits of other scripts as numbers.
            return parse(cell) if cell.isascii() and "_" not in cell else None
        except ValueError:
            return None


def as_text(cell: str) -> str:
    """The cell for a CSV file; an apostrophe keeps spreadsheets from running it as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
