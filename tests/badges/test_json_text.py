"""Odd JSON from others: read into clean values, or refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.badges.json_text import MAX_WORDS, NotJson, identifier, objects, read_object, texts, words


@pytest.mark.parametrize(
    "text", ["", "[]", "3", "{", "[" * 100_000, '{"a": NaN}', '{"a": ' + "9" * 5000 + "}", b"\xff"]
)
def test_what_is_no_json_object(text: str | bytes) -> None:
    with pytest.raises(NotJson):
        read_object(text)


def test_words_are_one_clean_line() -> None:
    assert words(" a\n\u202eb\x00\ud800c ") == "a bc"
    assert len(words("x" * 9999)) == MAX_WORDS
    assert words({"en": "a"}) == "a"
    assert words(7) == ""


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "@value", "x"]), inner),
    max_leaves=6,
)


@given(JSON)
def test_a_field_of_any_form_yields_only_what_it_promises(value: Any) -> None:
    assert all(isinstance(one, dict) for one in objects(value))
    assert all(isinstance(one, str) for one in texts(value))
    assert isinstance(identifier(value), str)
    assert words(value).isprintable()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("did:web:a", "did:web:a"),
        ({"id": "did:web:a"}, "did:web:a"),
        ([{"id": "did:web:a"}], "did:web:a"),
        ([{"id": "did:web:a"}, "did:web:b"], ""),
        (["did:web:b"], "did:web:b"),
        ({"name": "A"}, ""),
        ({"id": 3}, ""),
        ([], ""),
        (None, ""),
    ],
)
def test_an_id_in_each_of_its_forms(value: Any, expected: str) -> None:
    assert identifier(value) == expected


def test_one_value_or_a_list_of_them() -> None:
    assert objects({"a": 1}) == ({"a": 1},)
    assert objects([{"a": 1}, "b", None]) == ({"a": 1},)
    assert texts("a") == ("a",)
    assert texts(["a", {"b": 1}, 2]) == ("a",)
