"""A selection is a plain value."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from bot.answering.selection import Selection, joined
from bot.documents.passage import LEAD
from tests.documents.career import COST, PASSAGES, PAY


def test_speaks_of_the_passage_itself_unless_told_otherwise() -> None:
    selection = Selection("pay", "lead", "nearest question")
    assert (selection.is_follow_up, selection.subject) == (False, "")


def test_is_compared_by_value_and_cannot_change() -> None:
    selection = Selection("pay", "lead", "a button")
    assert selection == Selection("pay", "lead", "a button")
    assert selection != Selection("pay", "promotion-raise", "a button")
    with pytest.raises(FrozenInstanceError):
        selection.point = "promotion-raise"  # type: ignore[misc]


def test_what_is_joined_says_nothing_twice() -> None:
    raise_, lead, fee = (
        Selection(PAY.key, "badge-raise", "a test"),
        Selection(PAY.key, LEAD, "a test"),
        Selection(COST.key, "badges", "a test", side="badges"),
    )
    other = Selection(COST.key, "promotion", "a test")
    assert joined((), raise_, PASSAGES) == (raise_,)
    assert joined((raise_,), fee, PASSAGES) == (raise_, fee)
    assert joined((raise_,), lead, PASSAGES) == (raise_,)
    assert joined((lead,), raise_, PASSAGES) == (lead, raise_)
    assert joined((fee,), fee, PASSAGES) == (fee,)
    (row,) = joined((fee,), other, PASSAGES)
    assert (row.passage, row.point, row.side) == (COST.key, LEAD, None)
