"""A selection is a plain value."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from bot.answering.selection import Selection


def test_speaks_of_the_passage_itself_unless_told_otherwise() -> None:
    selection = Selection("pay", "lead", "nearest question")
    assert (selection.is_follow_up, selection.subject) == (False, "")


def test_is_compared_by_value_and_cannot_change() -> None:
    selection = Selection("pay", "lead", "a button")
    assert selection == Selection("pay", "lead", "a button")
    assert selection != Selection("pay", "promotion-raise", "a button")
    with pytest.raises(FrozenInstanceError):
        selection.point = "promotion-raise"  # type: ignore[misc]
