"""A yes counts only right after the question that it answers."""

from __future__ import annotations

from typing import Any

import pytest

from actions.base.confirmation import was_offered

YES = "/confirm_forget_me"
USER = {"event": "user", "text": "…"}
LISTEN = {"event": "action", "name": "action_listen"}


def bot(*payloads: str) -> dict[str, Any]:
    return {"event": "bot", "data": {"buttons": [{"title": "…", "payload": payload} for payload in payloads]}}


@pytest.mark.parametrize(
    ("events", "counts"),
    [
        ([USER, bot("/deny", YES), LISTEN, USER], True),
        ([bot(YES), USER], True),
        ([USER, {"event": "bot", "data": {}}, bot(YES), bot(), LISTEN, USER], True),
        ([USER, bot(YES), LISTEN, USER, bot("/ask_person"), LISTEN, USER], False),
        ([USER, bot(YES), USER, USER], False),
        ([USER, {"event": "action", "name": "action_forget_me"}, LISTEN, USER], False),
        ([USER, {"event": "bot", "text": "Sorry", "data": None}, LISTEN, USER], False),
        ([USER, LISTEN, USER, bot(YES)], False),
        ([{"event": "user", "text": YES}], False),
        ([bot(YES)], False),
        ([], False),
    ],
)
def test_only_the_turn_before_counts(events: list[dict[str, Any]], counts: bool) -> None:
    assert was_offered(events, YES) is counts
