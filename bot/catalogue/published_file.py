"""Credentials that exist, from two CSV files: what is known of each, and where every value was read.

`credentials.csv` has a row for each credential. `sources.csv` names for each of its filled columns the page, the
day on which it was read, and the day that the page itself gives. A value without a source is a fault, so that
nothing is stated that nobody has read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bot.catalogue.organisation_checks import check_credentials
from bot.catalogue.organisation_file import Known, read_credential
from bot.catalogue.records import HOURS_SET_ASIDE, Credential, Published
from bot.files.cells import Cells
from bot.files.delimited import Table, read_table, require_columns
from bot.files.faults import FaultList

FIELDS = {
    "it": "IT",
    "cloud": "cloud",
    "security": "security",
    "data": "data",
    "project-management": "project management",
    "hr": "human resources",
    "finance": "finance and accounting",
    "health-care": "health and care",
    "teaching": "teaching",
    "construction": "trades and safety",
    "hospitality": "hospitality and food",
    "logistics": "logistics and purchasing",
    "marketing": "marketing and sales",
    "languages": "languages",
    "law": "law and compliance",
    "design": "design",
    "management": "management",
}
"""The fields of work by key, as people read them."""

READ = ("title", "issuer", "address", "purpose", "level", "asks_for", "hours", "cost", "valid_months", "renewal")
"""Columns whose values come from somewhere, and so need a source."""

COLUMNS = ("key", "field", "kind", *READ, "currency", "prerequisites", "teaches")
SOURCE_COLUMNS = ("credential", "columns", "address", "read_on", "as_of")


def read_published(folder: Path, known: Known) -> tuple[Credential, ...]:
    """The credentials in this folder. Raises `FaultyFiles` with everything that is wrong in its files."""
    table, sources = (read_table(folder / f"{name}.csv", ",") for name in ("credentials", "sources"))
    require_columns(table, COLUMNS, COLUMNS)
    require_columns(sources, SOURCE_COLUMNS, SOURCE_COLUMNS)
    faults = FaultList(table.file)
    rows = [Cells(row, faults) for row in table.rows]
    credentials = tuple(_credential(cells, known) for cells in rows)
    seen: set[str] = set()
    for cells, credential in zip(rows, credentials, strict=True):
        if credential.key in seen:
            cells.fault("key", f'"{credential.key}" is the key of an earlier line.', "Give it another key.")
        seen.add(credential.key)
    check_credentials(rows, credentials)
    read = set(_read_columns(sources, seen))
    for cells, credential in zip(rows, credentials, strict=True):
        for column in READ:
            if cells.raw(column) and (credential.key, column) not in read:
                cells.fault(column, "No source says where this was read.", "Add it to sources.csv, or empty it.")
    faults.stop()
    return credentials


def _read_columns(table: Table, keys: set[str]) -> Iterator[tuple[str, str]]:
    """Which column of which credential has a source."""
    faults = FaultList(table.file)
    for row in table.rows:
        cells = Cells(row, faults)
        key = cells.known("credential", "credential", cells.raw("credential"), keys, {})
        cells.text("address")
        cells.text("as_of", required=False)
        if cells.day("read_on") is None:
            cells.fault("read_on", "The day is missing.", "Write the day on which it was read: 2026-11-28.")
        for column in cells.items("columns"):
            if column not in READ:
                cells.fault("columns", f'"{column}" is no column that is read.', f"Use some of: {', '.join(READ)}.")
            yield key, column
    faults.stop()


def _credential(cells: Cells, known: Known) -> Credential:
    return replace(
        read_credential(cells, known, HOURS_SET_ASIDE),
        published=Published(
            field=cells.choice("field", FIELDS),
            address=cells.text("address", required=False),
            purpose=cells.text("purpose"),
            level=cells.text("level", required=False),
            asks_for=cells.text("asks_for", required=False),
            renewal=cells.text("renewal", required=False),
            has_hours=bool(cells.raw("hours")),
            has_cost=bool(cells.raw("cost")),
        ),
    )
