"""Which currency somebody names."""

from __future__ import annotations

import re

import pytest

from bot.reading.currencies import BEFORE, BEHIND, currency_of


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ("€", "EUR"),
        ("ca$", "CAD"),
        ("naira", "NGN"),
        ("ksh", "KES"),
        ("egyptian pounds", "EGP"),
        ("pounds", "GBP"),
        ("sri lankan rupees", "LKR"),
        ("shillings", "shillings"),
        ("ugandan shillings", "UGX"),
        ("cfa francs", "XOF"),
        ("ngn", "NGN"),
        ("p", "pesos"),
    ],
)
def test_a_name_means_a_currency(named: str, code: str) -> None:
    assert re.fullmatch(f"{BEFORE}|{BEHIND}", named)
    assert currency_of(named) == code


@pytest.mark.parametrize("text", ["5 roles", "12 nations", "3 posters", "2 reasons", "7 runs", "4 sets"])
def test_other_words_behind_a_number_are_no_currency(text: str) -> None:
    assert not re.search(rf"\d\s?{BEHIND}|{BEFORE}\s?\d", text)
