"""What somebody calls a role, as it is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.profile.role_words import LONGEST, role_in_words


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("bank teller for", "bank teller"),
        ("a sous chef in the", "sous chef"),
        ("nurse, and", "nurse"),
        ("head of year or", "head of year"),
        ("for", "for"),
        ("teach year 4", "year 4 teacher"),
        ("drive a lorry", "lorry driver"),
        ("teach maths in a secondary school", "maths teacher in a secondary school"),
        ("work in a shop", "shop worker"),
        ("working in the post office", "post office worker"),
        ("worker in a shop", "worker in a shop"),
        ("teaching assistant", "teaching assistant"),
        ("manage to get", "manage to get"),
        ("head of operations for Leeds", "head of operations for Leeds"),
    ],
)
def test_what_is_no_part_of_the_name_is_left_out_and_what_one_does_is_a_noun(said: str, kept: str) -> None:
    assert role_in_words(said) == kept


@given(st.text(max_size=400))
def test_anything_has_a_name_that_fits(said: str) -> None:
    assert len(role_in_words(said)) <= LONGEST
