"""What an amount in another currency is worth in euro, by a dated table that HR can set (`data/exchange`)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from bot.files.faults import FaultList, excerpt
from bot.files.yaml_fields import fields_of_file
from bot.settings import PROJECT_ROOT

FOLDER = Path("data") / "exchange"
EURO = "EUR"
_DAY_FIX = 'Write the day of the rates as year-month-day, such as "2027-01-02".'


@dataclass(frozen=True)
class ExchangeRates:
    """How many units of each currency one euro was worth on a day, and who says so."""

    per_euro: Mapping[str, float]
    day: date
    source: str

    def in_euro(self, amount: float, currency: str) -> float | None:
        """An amount in euro, to the cent; None where there is no rate: nothing is converted one to one."""
        if currency == EURO:
            return amount
        rate = self.per_euro.get(currency)
        return None if not rate else round(amount / rate, 2)


@lru_cache(maxsize=1)
def exchange_rates(folder: Path = PROJECT_ROOT / FOLDER) -> ExchangeRates:
    """The rates of this installation, read once. Raises `FaultyFiles` where their day or source is not told."""
    with (folder / "rates.csv").open(encoding="utf-8", newline="") as file:
        rates = {row["currency"]: float(row["per_euro"]) for row in csv.DictReader(file)}
    return ExchangeRates(rates, *_day_and_source(folder / "source.yml"))


def _day_and_source(path: Path) -> tuple[date, str]:
    faults = FaultList(path)
    fields = fields_of_file("The file", faults, 'Write "date: 2027-01-02" and "source: …" into it.')
    day, source = date.min, ""
    if fields is not None:
        fields.check_known(("date", "source"))
        source = fields.text("source", "Say from whom the rates are.")
        told = fields.text("date", _DAY_FIX)
        try:
            day = date.fromisoformat(told) if told else day
        except ValueError:
            faults.add(fields.lines["date"], f"{excerpt(told)} is not a date.", _DAY_FIX)
    faults.stop()
    return day, source
