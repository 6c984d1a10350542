"""Whether somebody says that they hold no badge and no credential."""

from __future__ import annotations

import pytest

from bot.reading.credentials import says_none


@pytest.mark.parametrize(
    ("text", "is_none"),
    [
        ("none", True),
        ("No badges", True),
        ("I don’t have any", True),
        ("not yet", True),
        ("nothing", True),
        ("an AWS badge", False),
        ("I have one", False),
    ],
)
def test_nothing_held(text: str, is_none: bool) -> None:
    assert says_none(text) is is_none
