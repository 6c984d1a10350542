"""Wishes that stand in so many words at the beginning of a message."""

from __future__ import annotations

import pytest

from bot.decision.plain_wishes import plain_wish


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("log this: I ran the audit", "log_achievement"),
        ("Please log: two hours of Spanish", "log_achievement"),
        ("ok, delete the flood one", "undo_achievement"),
        ("can you take off the line about the audit", "undo_achievement"),
        ("tell HR that I would take the post", "ask_hr_for_me"),
        ("could you write to the HR team for me", "ask_hr_for_me"),
        ("how do I tell HR?", ""),
        ("I log my hours: nobody reads them", ""),
        ("delete everything about me", ""),
        ("remove me", ""),
        ("", ""),
    ],
)
def test_what_is_wished(text: str, intent: str) -> None:
    assert plain_wish(text) == intent
