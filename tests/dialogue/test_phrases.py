from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.phrases import MOST_NAMES, counted, day, in_a_row, listed, plain

WORDS = st.text(st.characters(categories=("Ll",)), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (5, "5"),
        (5.0, "5"),
        (2.5, "2.5"),
        (2.04, "2"),
        (1200, "1,200"),
        (1234.56, "1,234.6"),
        (0, "0"),
        (2.25, "2.25"),
        (0.75, "0.75"),
        (-3.25, "-3.25"),
        (-0.04, "0"),
        (100, "100"),
    ],
)
def test_a_number_is_written_in_quarters_or_with_one_decimal_at_most(number: float, text: str) -> None:
    assert plain(number) == text


@given(st.integers(-(10**9), 10**9))
def test_a_whole_number_can_be_read_back(number: int) -> None:
    assert int(plain(number).replace(",", "")) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 skills"), (1, "1 skill"), (1.0, "1 skill"), (1.5, "1.5 skills"), (1000, "1,000 skills")],
)
def test_only_one_is_singular(number: float, words: str) -> None:
    assert counted(number, "skill") == words


def test_a_plural_of_its_own_is_used() -> None:
    assert (counted(1, "company", "companies"), counted(2, "company", "companies")) == ("1 company", "2 companies")


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C", "D"], "A, B, C and D"),
        (["A", "B", "C", "D", "E"], "A, B, C, D and 1 more"),
    ],
)
def test_names_are_listed_and_the_rest_counted(names: list[str], text: str) -> None:
    assert listed(names) == text


@given(st.lists(WORDS, min_size=MOST_NAMES + 1, max_size=20))
def test_a_long_list_names_the_first_and_counts_all(names: list[str]) -> None:
    shown, _, rest = listed(names).rpartition(" and ")
    assert shown.split(", ") == names[:MOST_NAMES]
    assert int(rest.removesuffix(" more")) == len(names) - MOST_NAMES


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
)
def test_words_in_a_row_have_their_joint_before_the_last(words: list[str], text: str) -> None:
    assert in_a_row(words, "or") == text


@given(st.dates())
def test_a_day_names_its_month_and_can_be_read_back(value: date) -> None:
    number, month, year = day(value).split()
    assert not number.startswith("0")
    assert (int(number), month, int(year)) == (value.day, f"{value:%B}", value.year)
