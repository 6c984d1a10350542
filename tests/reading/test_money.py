"""Money for learning."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.profile.answers import take_answers
from bot.profile.profile import Profile
from bot.profile.told import answer_in
from bot.reading.currencies import MOST_IN_EURO
from bot.reading.exchange import exchange_rates
from bot.reading.money import read_money
from bot.reading.numbers import in_digits
from tests.reading.telling import NOT_TIMES, TODAY, told
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
        ("₹2 and 3 lakh", RATES.in_euro(200000, "INR")),
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
    assert read.understood == ("up to 5,000 INR (about €46 at the rate of 24 September 2026)")


@given(st.integers(0, 999_999), st.sampled_from(["€{}", "{} euros", "EUR {}", "my budget is {}", "up to {}"]))
def test_every_amount_in_every_writing(number: int, writing: str) -> None:
    for written in (f"{number}", f"{number:,}"):
        read = read_money(in_digits(writing.format(written)))
        assert read is not None
        if number > MOST_IN_EURO and not re.search("€|euro|EUR", writing):
            assert (read.field, read.value) == ("budget_words", f"{number:,}")
        else:
            assert (read.field, read.value) == ("budget", number)


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
        ("20 thousand", 20_000),
        ("three fifty", 350),
        ("two eighty", 280),
        ("I can't spend nothing", 0),
        ("I haven't got two pennies to rub together", 0),
        ("it has to be free", 0),
        ("budget's gone", 0),
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


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("up to 150,000 NGN", "150,000 NGN"),
        ("₦90k", "90,000 NGN"),
        ("N50k if it is worth it", "50,000 NGN"),
        ("Not more than 150,000 naira", "150,000 NGN"),
        ("KSh 20,000", "20,000 KES"),
        ("KES 70k", "70,000 KES"),
        ("about 20k bob", "20,000 KES"),
        ("2k cedis", "2,000 GHS"),
        ("GH₵ 500", "500 GHS"),
        ("5000 taka", "5,000 BDT"),
        ("৳5,000", "5,000 BDT"),
        ("3,000 Egyptian pounds", "3,000 EGP"),
        ("AED 400", "400 AED"),
        ("700 saudi riyals", "700 SAR"),
        ("20,000 Pakistani rupees", "20,000 PKR"),
        ("J$40,000", "40,000 JMD"),
        ("five thousand Kenyan shillings", "5,000 KES"),
        ("15,000 Tanzanian shillings", "15,000 TZS"),
    ],
)
def test_what_has_no_rate_stays_in_its_own_currency(text: str, own: str) -> None:
    profile = told(text, "budget")
    assert (profile.budget, profile.budget_words) == (None, own)
    read = read_money(in_digits(text), is_asked=True)
    assert read is not None
    assert read.understood == f"up to {own}"


@pytest.mark.parametrize(
    ("text", "own", "euro"),
    [
        ("5,000 shillings", "5,000 shillings", None),
        ("P5,000", "5,000 pesos", None),
        ("800 pesos", "800 pesos", None),
        ("700 riyal", "700 riyals", None),
        ("400 kroner", "400 kroner", None),
        ("300 pounds", "300 GBP", RATES.in_euro(300, "GBP")),
        ("300 dollars", "300 USD", RATES.in_euro(300, "USD")),
        ("CA$750", "750 CAD", RATES.in_euro(750, "CAD")),
        ("up to SGD 3,000 per annum", "3,000 SGD", RATES.in_euro(3000, "SGD")),
        ("300 Canadian dollars", "300 CAD", RATES.in_euro(300, "CAD")),
        ("2,000 rupees", "2,000 INR", RATES.in_euro(2000, "INR")),
        ("400 francs", "400 CHF", RATES.in_euro(400, "CHF")),
        ("8,000 Philippine pesos", "8,000 PHP", RATES.in_euro(8000, "PHP")),
        ("500 Danish kroner", "500 DKK", RATES.in_euro(500, "DKK")),
        ("2k a year for school", "2,000", 2000),
        ("120k", "120,000", None),
    ],
)
def test_which_currency_an_ambiguous_word_means(text: str, own: str | None, euro: float | None) -> None:
    profile = told(text, "budget")
    assert (profile.budget_words, profile.budget) == (own, euro)


def test_another_amount_takes_the_place_of_the_one_before_whole() -> None:
    naira = told("150,000 naira", "budget")
    in_euro = take_answers(naira, "budget", answer_in("up to €500", "budget", TODAY), TODAY).profile
    assert (in_euro.budget, in_euro.budget_words) == (500, None)
    again = take_answers(in_euro, "budget", answer_in("KES 70k", "budget", TODAY), TODAY).profile
    assert (again.budget, again.budget_words) == (None, "70,000 KES")
    paid = take_answers(again, "budget", answer_in("my employer pays", "budget", TODAY), TODAY).profile
    assert (paid.budget_words, paid.employer_pays) == (None, True)


def test_less_than_nothing_is_no_budget_in_any_currency() -> None:
    taken = take_answers(Profile(), "budget", answer_in("-5000 naira", "budget", TODAY), TODAY)
    assert [one.field for one in taken.problems] == ["budget"]
    assert taken.profile == Profile()


@pytest.mark.parametrize("text", ["nothing over the weekend", "grandmother", "12 roles", "band 7"])
def test_what_is_no_money_stays_none(text: str) -> None:
    assert budget(text, is_asked=True) is None


@pytest.mark.parametrize(
    ("text", "budget"),
    [
        ("the car ate it all, so nothing for exams", 0.0),
        ("250 out of my own pocket", 250.0),
        ("150 of my own", 150.0),
    ],
)
def test_what_somebody_has_of_their_own(text: str, budget: float) -> None:
    assert answer_in(text, "budget", date(2026, 11, 24)).values["budget"] == budget
