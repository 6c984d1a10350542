"""How something is said: refused, or not known."""

from __future__ import annotations

import pytest

from bot.reading.manner import is_no_deadline, is_refusal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("skip", True),
        ("Please skip this one!", True),
        ("next question", True),
        ("I’d rather not", True),
        ("I don’t want to say", True),
        ("that's private", True),
        ("no idea", True),
        ("IDK", True),
        ("I haven't decided", True),
        ("dunno", True),
        ("next year", False),
        ("I pass exams easily", False),
        ("no", False),
        ("", False),
    ],
)
def test_refusals(text: str, expected: bool) -> None:
    assert is_refusal(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no rush", True),
        ("whenever", True),
        ("no particular date", True),
        ("it takes as long as it takes", True),
        ("June", False),
    ],
)
def test_no_deadline(text: str, expected: bool) -> None:
    assert is_no_deadline(text) is expected
