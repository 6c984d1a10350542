"""A question that is put right says what was meant, and what was not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.second_try import means_instead, said_away


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no, I meant a raise for my whole team", True),
        ("oh sorry, I was asking about the exam itself", True),
        ("That's not what I asked, I want the price of the badge", True),
        ("no I mean when the job is abroad", True),
        ("what I meant was the second interview", True),
        ("I mean it is fine", False),
        ("no, not that, the other thing", False),
        ("I meant it", False),
        ("no", False),
    ],
)
def test_what_is_meant_is_said(text: str, expected: bool) -> None:
    assert means_instead(text) is expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("I meant my own review, not how I write theirs", "I meant my own review"),
        ("I meant the exam and not the whole course", "I meant the exam"),
        ("I meant what is not in the contract", "I meant what is"),
        ("I meant the exam", "I meant the exam"),
    ],
)
def test_what_was_not_meant_is_left_out(text: str, kept: str) -> None:
    start, end = said_away(text)
    assert (text[:start], end) == (kept, len(text))


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    means_instead(text)
    start, end = said_away(text)
    assert 0 <= start <= end == len(text)
