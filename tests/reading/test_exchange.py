"""Amounts in other currencies are worth what the dated table says, or nothing is said of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.files.faults import FaultyFiles
from bot.reading.exchange import ExchangeRates, exchange_rates


def test_the_rates_that_ship_have_a_day_and_a_source() -> None:
    rates = exchange_rates()
    assert rates.day == date(2026, 9, 24)
    assert "European Central Bank" in rates.source
    assert rates.in_euro(1136.7, "USD") == 1000.0
    assert rates.in_euro(500.0, "GBP") == pytest.approx(581.49)
    assert rates.in_euro(20.0, "EUR") == 20.0


def test_what_has_no_rate_is_not_converted() -> None:
    assert ExchangeRates({}, date(2026, 1, 1), "us").in_euro(5.0, "NGN") is None


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("source: us\n", "has no date"),
        ("date: 2027-02-30\nsource: us\n", '"2027-02-30" is not a date'),
        ("date: 2027-01-02\n", "has no source"),
        ("date: 2027-01-02\nsource: us\nfrom: us\n", 'unknown field "from"'),
        (None, "cannot be read"),
    ],
)
def test_rates_without_a_day_or_a_source_are_refused(said: str | None, fault: str, tmp_path: Path) -> None:
    (tmp_path / "rates.csv").write_text("currency,per_euro\nNGN,1800\n")
    if said is not None:
        (tmp_path / "source.yml").write_text(said)
    with pytest.raises(FaultyFiles, match=fault):
        exchange_rates(tmp_path)


def test_hr_can_set_their_own(tmp_path: Path) -> None:
    (tmp_path / "rates.csv").write_text("currency,per_euro\nNGN,1800\n")
    (tmp_path / "source.yml").write_text("date: 2027-01-02\nsource: our treasury\n")
    rates = exchange_rates(tmp_path)
    assert (rates.in_euro(3600.0, "NGN"), rates.day, rates.source) == (2.0, date(2027, 1, 2), "our treasury")
    exchange_rates.cache_clear()
