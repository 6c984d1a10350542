"""Prices in words. Amounts of different currencies stand side by side, since no exchange rate is known."""

from __future__ import annotations

from collections.abc import Iterable

from bot.catalogue.records import Credential


def amount(value: float, currency: str) -> str:
    """An amount with its currency: "120 EUR", "12.50 EUR"."""
    return f"{value:,.0f} {currency}" if value == round(value) else f"{value:,.2f} {currency}"


def price(credentials: Iterable[Credential]) -> str:
    """What all of them cost together: "free", "120 EUR", "120 EUR and 50 USD"."""
    totals: dict[str, float] = {}
    for credential in credentials:
        if credential.cost > 0:
            totals[credential.currency] = totals.get(credential.currency, 0.0) + credential.cost
    return " and ".join(amount(value, currency) for currency, value in sorted(totals.items())) or "free"
