"""Tables of pay, one a country, behind one interface: what an occupation of the catalogue pays, and where from.

A table is a CSV file with a code for each occupation; `data/pay/sources.yml` says of which country, year and source
it is. The way from an occupation to its code: the SOC code that O*NET's codes begin with, or `soc_of_esco.csv`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.catalogue.records import Occupation
from bot.files.faults import FaultList, excerpt
from bot.files.yaml_fields import Fields, fields_of_file

FOLDER = Path("data") / "pay"
_SOC = re.compile(r"\d{2}-\d{4}")
_YEAR = re.compile(r"[12][0-9]{3}")
_FIELDS = ("country", "currency", "year", "source", "table", "licence")
_YEAR_FIX = "Write the year of the figures, such as 2026."


@dataclass(frozen=True)
class PaySource:
    """Where the figures of one country are from."""

    country: str
    currency: str
    year: int
    source: str


@dataclass(frozen=True)
class Pay:
    """What an occupation pays in a year, and how many are employed in it; None where that is not published."""

    title: str
    source: PaySource
    median: float | None
    p10: float | None
    p90: float | None
    employment: float | None


@dataclass(frozen=True)
class PayTable:
    """One country's figures by code, and the codes of occupations that do not carry one themselves."""

    source: PaySource
    rows: Mapping[str, Pay]
    codes: Mapping[str, str]

    def of(self, occupation: Occupation) -> Pay | None:
        """What an occupation pays; None where the table has nothing for it, or no pay."""
        soc = _SOC.match(occupation.reference)
        code = self.codes.get(occupation.key) or (soc.group() if soc else "")
        found = self.rows.get(code)
        return found if found is not None and found.median is not None else None


def load_pay(folder: Path) -> tuple[PayTable, ...]:
    """The tables of a folder, in the order of its `sources.yml`; none where it has no such file.

    Raises `FaultyFiles` where that does not say whose figures a table has.
    """
    file = folder / "sources.yml"
    if not file.is_file():
        return ()
    faults = FaultList(file)
    fields = fields_of_file("The file", faults, "Restore it from the repository.")
    told = [_source(fields, name, faults) for name in fields] if fields is not None else []
    faults.stop()
    return tuple(_table(folder, *one) for one in told if one is not None)


def _source(fields: Fields, name: str, faults: FaultList) -> tuple[PaySource, str] | None:
    """Whose a country's figures are, and their table's name; None, with a fault, where that is not told."""
    entry = fields.nested(name, f"Write {', '.join(_FIELDS)} below it.")
    if entry is None:
        return None
    entry.check_known(_FIELDS)
    year = entry.text("year", _YEAR_FIX)
    if year and not _YEAR.fullmatch(year):
        faults.add(entry.lines["year"], f"{excerpt(year)} is not a year.", _YEAR_FIX)
        return None
    country, currency, source, table = (
        entry.text(field, f"Write {field}: and what it is.") for field in ("country", "currency", "source", "table")
    )
    if table and (Path(table).name != table or not (faults.file.parent / table).is_file()):
        faults.add(entry.lines["table"], f"{excerpt(table)} is no file beside it.", "Name the table's file.")
    return PaySource(country, currency, int(year or 0), source), table


def _table(folder: Path, source: PaySource, table: str) -> PayTable:
    rows = {
        row["code"]: Pay(
            row["title"], source, *(_number(row[name]) for name in ("median", "p10", "p90", "employment"))
        )
        for row in _read(folder / table)
    }
    return PayTable(source, rows, {row["occupation"]: row["code"] for row in _read(folder / "soc_of_esco.csv")})


def _read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
