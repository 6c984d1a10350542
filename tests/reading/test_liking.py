from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.liking import read_liking


@pytest.mark.parametrize(
    ("said", "liking"),
    [
        ("yes", "yes"),
        ("Yeah, love it", "yes"),
        ("very much!", "yes"),
        ("aye", "yes"),
        ("somewhat", "some"),
        ("a bit", "some"),
        ("not sure", "some"),
        ("I don't know", "some"),
        ("kinda like it", "some"),
        ("skip", "some"),
        ("no", "no"),
        ("1", "yes"),
        ("2", "some"),
        ("3", "no"),
        ("4", None),
        ("n", "no"),
        ("not really", "no"),
        ("I don't like that", "no"),
        ("hate it", "no"),
        ("why do you ask?", None),
        ("I work as a nurse", None),
        ("yes but first tell me how long a promotion takes in general", None),
        ("", None),
    ],
)
def test_how_much_somebody_likes_it(said: str, liking: str | None) -> None:
    assert read_liking(said) == liking


@given(st.text())
def test_anything_can_be_read(said: str) -> None:
    assert read_liking(said) in ("yes", "some", "no", None)
