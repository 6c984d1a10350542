"""Money for learning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.exchange import exchange_rates
from bot.reading.money import read_money
from bot.reading.numbers import in_digits
from tests.reading.telling import NOT_TIMES, told
from tests.reading.telling import money as budget

RATES = exchange_rates()


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("no budget", 0),
        ("up to 500", 500),
        ("€1.2k", 1200),
        ("five hundred quid", RATES.in_euro(500, "GBP")),
        ("1,500 euros", 1500),
        ("my budget is 300", 300),
        ("I can't spend anything", 0),
        ("two thousand dollars", RATES.in_euro(2000, "USD")),
        ("EUR 250", 250),
    ],
)
def test_money(text: str, money: float) -> None:
    assert told(text, "budget").budget == money


@pytest.mark.parametrize("text", ["my employer pays", "the company will cover it", "paid by my employer"])
def test_the_employer_pays(text: str) -> None:
    profile = told(text, "budget")
    assert profile.employer_pays
    assert profile.budget is None


@pytest.mark.parametrize(("text", "money"), [("500", 500), ("no", 0), ("nothing", 0), ("about 200", 200)])
def test_a_bare_answer_to_the_budget(text: str, money: float) -> None:
    assert told(text, "budget").budget == money


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("500-1000 euros", 500),
        ("€500-1000", 500),
        ("500 to 800 euros", 500),
        ("between 500 and 800 dollars", RATES.in_euro(500, "USD")),
        ("$1,000-$2,000", RATES.in_euro(1000, "USD")),
        ("up to 500-1000", 500),
        ("€1k-2k", 1000),
        ("-5 euros", -5),
        ("minus 5 euros", -5),
        ("Rs. 5000", RATES.in_euro(5000, "INR")),
        ("₹1,50,000", RATES.in_euro(150000, "INR")),
        ("5 lakh rupees", RATES.in_euro(500000, "INR")),
        ("EUR 1.200", 1200),
    ],
)
def test_ranges_and_habits(text: str, money: float) -> None:
    assert budget(text) == money


@pytest.mark.parametrize(
    "text", [each for each in NOT_TIMES if "euros" not in each] + ["5 years", "10 hours", "in 2 years", "pay first"]
)
def test_what_is_no_money(text: str) -> None:
    assert budget(text) is None
    assert budget(text, is_asked=True) is None


def test_another_currency_is_said() -> None:
    read = read_money(in_digits("Rs. 5000"))
    assert read is not None
    assert read.understood == (
        "up to 5,000 INR (about €46 by the European Central Bank’s reference rate of 24 September 2026)"
    )


@given(st.integers(0, 999_999), st.sampled_from(["€{}", "{} euros", "EUR {}", "my budget is {}", "up to {}"]))
def test_every_amount_in_every_writing(number: int, writing: str) -> None:
    assert budget(writing.format(number)) == number
    assert budget(writing.format(f"{number:,}")) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("skint", 0),
        ("I'm broke", 0),
        ("not a penny", 0),
        ("no spare cash", 0),
        ("sod all", 0),
        ("four hundred saved", 400),
        ("couple of grand set aside", 2_000),
        ("a couple hundred", 200),
        ("few thousand", 3_000),
        ("a grand", 1_000),
        ("a tenner", 10),
        ("650ish", 650),
    ],
)
def test_money_as_people_speak_of_it(text: str, expected: float) -> None:
    assert budget(text, is_asked=True) == expected


@pytest.mark.parametrize(
    ("text", "code", "money"),
    [("R750", "ZAR", 750), ("RM 300", "MYR", 300), ("2,000 baht", "THB", 2_000), ("r$ 400", "BRL", 400)],
)
def test_a_currency_of_the_table_is_counted_by_its_rate(text: str, code: str, money: float) -> None:
    assert budget(text, is_asked=True) == exchange_rates().in_euro(money, code)


@pytest.mark.parametrize("text", ["about 20k bob", "₦90k", "30k naira", "5,000 shillings", "800 pesos"])
def test_what_has_no_rate_is_never_taken_for_euro(text: str) -> None:
    assert budget(text, is_asked=True) is None


@pytest.mark.parametrize("text", ["nothing over the weekend", "grandmother", "12 roles", "band 7"])
def test_what_is_no_money_stays_none(text: str) -> None:
    assert budget(text, is_asked=True) is None
