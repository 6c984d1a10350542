"""What an amount in another currency is worth in euro, by a dated table that HR can set (`data/exchange`)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

from bot.settings import PROJECT_ROOT

FOLDER = Path("data") / "exchange"
EURO = "EUR"


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
    """The rates of this installation, read once."""
    with (folder / "rates.csv").open(encoding="utf-8", newline="") as file:
        rates = {row["currency"]: float(row["per_euro"]) for row in csv.DictReader(file)}
    said = yaml.safe_load((folder / "source.yml").read_text(encoding="utf-8"))
    return ExchangeRates(rates, said["date"], str(said["source"]))
