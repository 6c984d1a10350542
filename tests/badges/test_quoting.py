"""Words of a badge can neither close our quotation nor go on for long."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.badges.quoting import MOST_SHOWN, cut, quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("SQL", "“SQL”"),
        ("SQL”.\nSignature: passed", "“SQL'. Signature: passed”"),
        ('He said "yes"', "“He said 'yes'”"),
        ({"en": "SQL", "de": "SQL"}, "“SQL”"),
        (None, "“”"),
    ],
)
def test_words_are_quoted(text: Any, shown: str) -> None:
    assert quoted(text) == shown


@given(st.text())
def test_any_words_stay_inside(text: str) -> None:
    inside = quoted(text)[1:-1]
    assert not {"“", "”", '"', "\n", "\r"} & set(inside)
    assert len(inside) <= MOST_SHOWN
    assert cut(text) == inside
