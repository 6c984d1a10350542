from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.shapes import Needed, Shape, fits

CALL: Shape = Needed(name=str, parts={"text": str, "ids": [int]})


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"name": "a", "parts": {}}, True),
        ({"name": "a", "parts": {"text": None, "ids": [1, 2], "more": {}}}, True),
        ({"name": "a"}, False),
        ({"name": None, "parts": {}}, False),
        ({"name": 1, "parts": {}}, False),
        ({"name": "a", "parts": {"ids": [1, "2"]}}, False),
        ({"name": "a", "parts": {"ids": {"0": 1}}}, False),
        ({"name": "a", "parts": []}, False),
        ([], False),
        (None, False),
    ],
)
def test_shapes(value: Any, expected: bool) -> None:
    assert fits(value, CALL) is expected


@given(
    st.recursive(st.none() | st.integers() | st.text(), lambda of: st.lists(of) | st.dictionaries(st.text(), of))
)
def test_anything_fits_or_not(value: Any) -> None:
    assert fits(value, (dict, list, str, int, type(None)))
    assert fits(value, {}) is isinstance(value, dict)
