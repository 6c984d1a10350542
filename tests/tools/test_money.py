"""Prices in words."""

from __future__ import annotations

from bot.tools.money import amount, price
from tests.tools.people import credential


def test_prices() -> None:
    assert amount(1250, "EUR") == "1,250 EUR"
    assert amount(12.5, "EUR") == "12.50 EUR"
    assert price([]) == "free"
    assert price([credential("a", cost=0)]) == "free"
    some = [credential("a", cost=20), credential("b", cost=30), credential("c", cost=9.9, currency="USD")]
    assert price(some) == "50 EUR and 9.90 USD"
