"""The neutral reply travels as JSON."""

from __future__ import annotations

import json

from bot.channels.reply import Button, Reply, Table


def test_a_reply_is_ready_for_json() -> None:
    reply = Reply(
        paragraphs=("One.", "Two."),
        items=("a",),
        table=Table(("Aspect", "A", "B"), (("cost", "1", "2"),), "Costs"),
        note="Old.",
        sources=("Pay",),
        buttons=(Button("More", "/tell_more"),),
    )
    assert json.loads(json.dumps(reply.as_dict())) == {
        "paragraphs": ["One.", "Two."],
        "items": ["a"],
        "table": {"columns": ["Aspect", "A", "B"], "rows": [["cost", "1", "2"]], "caption": "Costs"},
        "note": "Old.",
        "sources": ["Pay"],
        "buttons": [{"title": "More", "payload": "/tell_more"}],
    }


def test_an_empty_reply_holds_nothing() -> None:
    assert not any(Reply().as_dict().values())
