"""LinkedIn's copy of one's data: an archive of CSV files, or one of them. Any of them may be missing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from bot.importing.days import day_in
from bot.importing.rows import ProfileUnreadable, Row, row

FILES = {"positions.csv", "skills.csv", "certifications.csv"}

_POSITIONS = {"Title", "Started On"}
_CERTIFICATES = {"Authority", "License Number"}
MOST_LINES = 5_000

BROKEN_TABLE = "That table is damaged, so I cannot read it. Please export it again."


def is_of_linkedin(name: str) -> bool:
    """Whether a member of an archive is one of the files that are read."""
    return name.rpartition("/")[2].lower() in FILES


def rows_of_table(text: str) -> Iterator[Row | None]:
    """The rows in one of LinkedIn's tables, told by its header; notes may stand above the header.

    Raises `ProfileUnreadable` where the table is damaged.
    """
    lines = text.splitlines()[:MOST_LINES]
    start = next((number for number, line in enumerate(lines[:10]) if _is_header(_cells(line))), None)
    if start is None:
        return
    columns = _cells(lines[start])
    try:
        for cells in csv.DictReader(io.StringIO("\n".join(lines[start:])), skipinitialspace=True):
            yield _row({str(name).strip(): value for name, value in cells.items()}, columns)
    except csv.Error as error:
        raise ProfileUnreadable(BROKEN_TABLE) from error


def _cells(line: str) -> set[str]:
    try:
        return {cell.strip() for cell in next(csv.reader([line]), [])}
    except csv.Error:
        return set()


def _is_header(columns: set[str]) -> bool:
    return columns >= _POSITIONS or bool(columns & _CERTIFICATES) or columns == {"Name"}


def _row(cells: Mapping[str, object], columns: set[str]) -> Row | None:
    if columns >= _POSITIONS:
        starts, ends = day_in(cells.get("Started On")), day_in(cells.get("Finished On"))
        return row("role", cells.get("Title"), cells.get("Company Name"), starts, ends, is_present=ends is None)
    if columns & _CERTIFICATES:
        starts, ends = day_in(cells.get("Started On")), day_in(cells.get("Finished On"))
        return row("certificate", cells.get("Name"), cells.get("Authority"), starts, ends)
    return row("skill", cells.get("Name"))
