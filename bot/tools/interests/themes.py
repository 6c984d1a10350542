"""The six themes of vocational interest, and how much of each an occupation has (data/themes)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_args

from bot.files.cells import Cells
from bot.files.delimited import read_table, require_columns
from bot.files.faults import FaultList

Theme = Literal["realistic", "investigative", "artistic", "social", "enterprising", "conventional"]
THEMES: tuple[Theme, ...] = get_args(Theme)

FILE = Path("data") / "themes" / "occupations.csv"
_MOST = 20.0

Scores = tuple[float, ...]
"""A value for each of `THEMES`, in that order: of an occupation in standard deviations from the mean of all."""


def read_themes(file: Path) -> Mapping[str, Scores]:
    """The themes of occupations by their keys. Raises `FaultyFiles` with everything that is wrong in the file."""
    table = read_table(file, ",")
    columns = ("occupation", *THEMES)
    require_columns(table, columns, columns)
    faults = FaultList(file)
    found = {}
    for row in table.rows:
        cells = Cells(row, faults)
        found[cells.key("occupation")] = tuple(cells.number(theme, -_MOST, _MOST) for theme in THEMES)
    faults.stop()
    return found
