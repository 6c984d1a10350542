"""Whom else somebody can ask: in bare words, or for want of a lawyer."""

from __future__ import annotations

import pytest

from bot.reading.referral import asks_whom, has_no_lawyer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("and who do I turn to then?", True),
        ("ok, where can I go with this", True),
        ("So whom should one ask?", True),
        ("who could help me", True),
        ("who else", True),
        ("That is a pity. Who would know?", True),
        ("who should I ask for a promotion?", False),
        ("who gets promoted here", False),
        ("where do I find a course", False),
    ],
)
def test_it_is_asked_whom_else(text: str, expected: bool) -> None:
    assert asks_whom(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I can't pay a solicitor", True),
        ("there is no lawyer in our village", True),
        ("I want to become a lawyer", False),
        ("my lawyer said no", False),
        ("I'm not a lawyer, could I be a paralegal?", False),
    ],
)
def test_there_is_no_lawyer(text: str, expected: bool) -> None:
    assert has_no_lawyer(text) is expected
