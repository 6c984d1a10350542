"""Numbers in words become digits, and what only looks like a number stays what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.numbers import amount, in_digits, lone_amount, lone_number, lowered

UNITS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int) -> str:
    """A number below ten thousand in British English."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        ten, unit = divmod(number, 10)
        return TENS[ten - 2] + (f"-{UNITS[unit]}" if unit else "")
    size, word = (1000, "thousand") if number >= 1000 else (100, "hundred")
    whole, rest = divmod(number, size)
    joint = " and " if 0 < rest < 100 else " "
    return f"{spelled(whole)} {word}" + (joint + spelled(rest) if rest else "")


@given(st.integers(1, 9999))
def test_a_spelled_number_becomes_its_digits(number: int) -> None:
    text = f"I have {spelled(number)} of them"
    digits = in_digits(text)
    assert digits.text == f"i have {number} of them"
    start = digits.text.index(str(number))
    first, last = digits.place(start, start + len(str(number)))
    assert text[first:last] == spelled(number)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("Two and a half years", "2.5 years"),
        ("two-and-a-half years", "2.5 years"),
        ("2 and half years", "2.5 years"),
        ("2½ hours", "2.5 hours"),
        ("2 1/2 hours", "2.5 hours"),
        ("1 1/4 hours", "1.25 hours"),
        ("2¾ hours", "2.75 hours"),
        ("a year and a half", "1.5 year"),
        ("an hour & a half", "1.5 hour"),
        ("hour and a half", "1.5 hour"),
        ("3 years and a half", "3.5 years"),
        ("an hour and a quarter", "1.25 hour"),
        ("2 hours and three quarters", "2.75 hours"),
        ("half an hour", "0.5 hour"),
        ("half hour", "0.5 hour"),
        ("half-an-hour", "0.5 hour"),
        ("1/2 hour", "0.5 hour"),
        ("½ an hour", "0.5 hour"),
        ("a quarter of an hour", "0.25 hour"),
        ("three quarters of an hour", "0.75 hour"),
        ("3/4 hour", "0.75 hour"),
        ("half a year", "0.5 year"),
        ("two half days", "1 days"),
        ("a couple of months", "2 months"),
        ("a couple months", "2 months"),
        ("the last few years", "the last 3 years"),
        ("half a dozen", "6"),
        ("a dozen", "12"),
        ("the first of May", "the 1st of may"),
        ("the twenty-first", "the 21st"),
        ("my third year", "my 3rd year"),
        ("between five and ten hours", "5-10 hours"),
        ("a hundred", "100"),
        ("one hundred and fifty", "150"),
        ("the other half", "the other half"),
        ("someone", "someone"),
        ("tense", "tense"),
    ],
)
def test_in_digits(text: str, digits: str) -> None:
    assert in_digits(text).text == digits


@pytest.mark.parametrize(
    ("text", "number"),
    [("1,200", 1200), ("1.5", 1.5), ("1,5", 1.5), ("10.000", 10000), ("1 500", 1500), ("1,50,000", 150000)],
)
def test_amounts(text: str, number: float) -> None:
    assert amount(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5", 5),
        ("about 5 or so", 5),
        ("I could do 5, maybe", 5),
        ("5 please", 5),
        ("5-10", 5),
        ("-5", -5),
        ("minus 5", -5),
        ("level 5, so 3", 3),
        ("2.5", 2.5),
    ],
)
def test_a_number_that_stands_alone(text: str, number: float) -> None:
    match = lone_number(text)
    assert match is not None
    assert lone_amount(match) == number


@pytest.mark.parametrize(
    "text",
    [
        "band 7",
        "level: 5",
        "L5",
        "grade 6 nurse",
        "5 years in 2 roles",
        "#3",
        "1st",
        "50%",
        "7/8",
        "page 12",
        "5 kids",
        "not five",
        "1 march 2024",
        "",
    ],
)
def test_a_number_that_names_or_counts_something(text: str) -> None:
    assert lone_number(text) is None


@given(st.text(max_size=60))
def test_every_place_leads_back_into_the_text(text: str) -> None:
    digits = in_digits(text)
    assert len(lowered(text)) == len(text)
    assert len(digits.text) == len(digits.starts) == len(digits.ends)
    for place in range(len(digits.text)):
        start, end = digits.place(place, place + 1)
        assert 0 <= start < end <= len(text)
