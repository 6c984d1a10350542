"""The neutral reply travels as JSON, and back."""

from __future__ import annotations

import json

from bot.dialogue.reply import Asking, Button, File, Picture, Progress, Reply, Table

WHOLE = Reply(
    paragraphs=("One.", "Two."),
    items=("a",),
    table=Table(("Aspect", "A", "B"), (("cost", "1", "2"),), "Costs", "And 1 more row.", 2),
    note="Old.",
    sources=("Pay",),
    buttons=(Button("More", "/tell_more"),),
    pictures=(Picture("/files/a", "My ladder", "Two rungs.", 960, 300),),
    files=(File("/files/b", "plan.ics", "For your calendar."),),
    progress=(Progress("Python", 0.5, "1 of 2"),),
    private=True,
    sign_in=True,
    asking=Asking(2, 6),
)


def test_a_reply_is_ready_for_json() -> None:
    sent = json.loads(json.dumps(WHOLE.as_dict()))
    assert sent["paragraphs"] == ["One.", "Two."]
    assert sent["table"] == {
        "columns": ["Aspect", "A", "B"],
        "rows": [["cost", "1", "2"]],
        "caption": "Costs",
        "left_out": "And 1 more row.",
        "total": 2,
    }
    assert sent["pictures"] == [
        {"path": "/files/a", "title": "My ladder", "alternative": "Two rungs.", "width": 960, "height": 300}
    ]
    assert sent["progress"] == [{"label": "Python", "done": 0.5, "detail": "1 of 2"}]


def test_a_reply_comes_back_from_json() -> None:
    assert Reply.from_dict(json.loads(json.dumps(WHOLE.as_dict()))) == WHOLE
    assert Reply.from_dict({}) == Reply()
    assert Reply.from_dict({"paragraphs": ["Hello!"], "of_the_future": 1}) == Reply(paragraphs=("Hello!",))


def test_an_empty_reply_holds_nothing() -> None:
    assert not any(Reply().as_dict().values())
