"""Keys are made of names, and spellings of one title are equal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.naming import Keys, distinct, key_of, normalised
from bot.files.names import MAX_KEY


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Nurse, ward", "nurse-ward"),
        ("C#", "c-sharp"),
        ("C++ developer", "c-plus-plus-developer"),
        (".NET & more", "dot-net-and-more"),
        ("Élève", "eleve"),
        ("  ", ""),
        ("日本", ""),
    ],
)
def test_a_key_of_a_name(name: str, key: str) -> None:
    assert key_of(name) == key


def test_a_long_key_is_cut_between_words() -> None:
    key = key_of("word " * 40)
    assert len(key) <= MAX_KEY
    assert set(key.split("-")) == {"word"}


@given(st.lists(st.tuples(st.text(max_size=120), st.text(max_size=12)), max_size=12))
def test_keys_are_given_once_and_again_in_the_same_order(names: list[tuple[str, str]]) -> None:
    first, second = Keys("x-"), Keys("x-")
    given_keys = [first.give(name, reference) for name, reference in names]
    assert len(set(given_keys)) == len(given_keys)
    assert all(len(key) <= MAX_KEY for key in given_keys)
    assert [second.give(name, reference) for name, reference in names] == given_keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Web Developers", "web developer"),
        ("nurses' aides", "Nurses Aide"),
        ("R&D analyst", "r and d analysts"),
        ("Secretaries", "secretary"),
        ("Coaches", "coach"),
        ("Bus  driver", "bus drivers"),
    ],
)
def test_spellings_that_are_equal(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@given(st.text())
def test_what_is_normalised_has_only_lower_case_words(text: str) -> None:
    form = normalised(text)
    assert form == form.lower().strip()
    assert "  " not in form


def test_equal_names_are_kept_once_in_their_order() -> None:
    assert distinct(["Cooks", "chef", "cook", " head  chef ", "", "Chefs"], beside="COOK") == ("chef", "head chef")
