"""Tables on the command line: ruled ones for a person at a terminal, plain columns for a pipe."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.files.cells import as_text

GAP = "  "


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under their column names. Texts are shown as they are: nothing in them counts as markup."""
    console = Console()
    if not console.is_terminal:
        _print_plain(columns, rows)
        return
    table = Table(header_style="bold")
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))
    console.print(table)


def print_csv(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows as comma-separated values that a spreadsheet opens without running anything in them."""
    writer = csv.writer(sys.stdout)
    writer.writerow(columns)
    writer.writerows([as_text(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def _print_plain(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    lines = [tuple(columns), *(tuple(str(cell) for cell in row) for row in rows)]
    # The last column may be long, and nothing follows it.
    widths = [max(len(line[index]) for line in lines) for index in range(len(columns) - 1)]
    for line in lines:
        padded = [cell.ljust(width) for cell, width in zip(line, widths, strict=False)]
        print(GAP.join([*padded, line[-1]]).rstrip())
