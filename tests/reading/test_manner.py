"""How something is said: refused, not known, or put right."""

from __future__ import annotations

import pytest

from bot.reading.manner import is_correction, is_no_deadline, is_refusal


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("actually two years", True),
        ("no wait, 10 hours", True),
        ("Sorry, I meant March", True),
        ("make it 5", True),
        ("scratch that", True),
        ("two years", False),
        ("I would rather lead", False),
    ],
)
def test_corrections(text: str, expected: bool) -> None:
    assert is_correction(text) is expected
