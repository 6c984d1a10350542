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

import yaml

from bot.catalogue.records import Occupation

FOLDER = Path("data") / "pay"
_SOC = re.compile(r"\d{2}-\d{4}")


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
    """The tables of a folder, in the order of its `sources.yml`; none where it has no such file."""
    file = folder / "sources.yml"
    if not file.is_file():
        return ()
    entries = yaml.safe_load(file.read_text(encoding="utf-8"))
    return tuple(_table(folder, entry) for entry in entries.values())


def _table(folder: Path, entry: Mapping[str, object]) -> PayTable:
    source = PaySource(
        str(entry["country"]),
        str(entry["currency"]),
        int(str(entry["year"])),
        str(entry["source"]),
    )
    rows = {
        row["code"]: Pay(
            row["title"], source, *(_number(row[name]) for name in ("median", "p10", "p90", "employment"))
        )
        for row in _read(folder / str(entry["table"]))
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
