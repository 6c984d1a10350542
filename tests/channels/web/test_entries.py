from __future__ import annotations

import json

import pytest

from bot.channels.web.entries import answered, said
from bot.channels.web.turn import Incoming
from bot.dialogue.rendering import render_text
from bot.dialogue.reply import Button, File, Picture, Progress, Reply, Table

FULL = Reply(
    paragraphs=("First.", "<img src=x onerror=alert(1)>"),
    items=("one", "two"),
    table=Table(("Aspect", "A", "B"), (("cost", "none", "some"),), "In short", "And 1 more row."),
    note="Old.",
    sources=("Earning potential", "Unknown"),
    buttons=(Button("More", "/tell_more"),),
    pictures=(Picture("/files/p", "Progress", "Three of five steps are done.", 960, 300),),
    files=(File("/files/f", "plan.ics", "Your plan"),),
    progress=(Progress("Skills", 0.6, "3 of 5"), Progress("Plan", 7.0)),
    private=True,
)


TEXT = [{"text": "The lead."}, {"label": "A", "text": "A point."}]


def passage_text(title: str) -> list[dict[str, str]]:
    return TEXT if title == "Earning potential" else []


def test_every_part_of_a_reply_becomes_a_block() -> None:
    message = {"text": render_text(FULL), "reply": json.loads(json.dumps(FULL.as_dict()))}
    entry = answered("m/0", message, 0.0, passage_text)
    assert [block["kind"] for block in entry["blocks"]] == [
        "text", "text", "list", "table", "text", "progress", "progress", "picture", "file", "note", "sources",
    ]  # fmt: skip
    by_kind = {block["kind"]: block for block in entry["blocks"]}
    assert by_kind["list"]["items"] == ["one", "two"]
    assert by_kind["table"] == {
        "kind": "table", "caption": "In short", "name": "In short", "columns": ["Aspect", "A", "B"],
        "rows": [["cost", "none", "some"]], "titles": ["cost"],
    }  # fmt: skip
    assert by_kind["progress"] == {"kind": "progress", "label": "Plan", "done": 1.0, "detail": "100%"}
    assert by_kind["picture"]["alt"] == "Three of five steps are done."
    assert (by_kind["picture"]["width"], by_kind["picture"]["height"]) == (960, 300)
    assert by_kind["file"] == {"kind": "file", "path": "/files/f", "name": "plan.ics", "text": "Your plan"}
    assert by_kind["sources"]["sources"] == [
        {"title": "Earning potential", "text": TEXT},
        {"title": "Unknown", "text": []},
    ]
    assert entry["buttons"] == [{"title": "More", "payload": "/tell_more"}]
    assert entry["private"] is True
    assert entry["copy"] == message["text"]
    assert json.loads(json.dumps(entry)) == entry


def test_a_fixed_reply_is_text_and_buttons() -> None:
    message = {"text": "One.\n\n\nTwo\nlines.", "buttons": [{"title": "A", "payload": "/a"}, {"title": "B"}]}
    entry = answered("m/0", message, 1_800_000_000.0, passage_text)
    assert entry["blocks"] == [{"kind": "text", "text": "One."}, {"kind": "text", "text": "Two\nlines."}]
    assert entry["buttons"] == [{"title": "A", "payload": "/a"}, {"title": "B", "payload": "B"}]
    assert entry["time"] == "2027-01-15T08:00:00+00:00"
    assert "private" not in entry


@pytest.mark.parametrize("message", [{}, {"text": None, "buttons": None}, {"text": "", "reply": {}}])
def test_an_empty_message_is_an_empty_entry(message: dict[str, object]) -> None:
    entry = answered("m/0", message, None, passage_text)
    assert (entry["blocks"], entry["buttons"], entry["copy"], entry["time"]) == ([], [], "", None)


def test_what_a_person_says_stays_as_it_is() -> None:
    assert said(Incoming("m", "<b>hi</b>\n", "<b>hi</b>\n"), 0.0) == {
        "id": "m", "who": "person", "text": "<b>hi</b>\n", "time": "1970-01-01T00:00:00+00:00",
    }  # fmt: skip


def test_the_rows_of_numbered_tables_say_which_of_how_many_they_are() -> None:
    table = Table(("Step", "Credential"), (("1", "SQL"), ("2", "Spark")), left_out="And 1 more step.", total=3)
    (made, _) = answered("m/0", {"reply": Reply(table=table).as_dict()}, None, passage_text)["blocks"]
    assert made["titles"] == ["Step 1 of 3", "Step 2 of 3"]
    assert made["name"] == "Step: Credential"


def test_feedback_is_apart_from_what_to_ask_next() -> None:
    feedback = '/give_feedback{"helpful": "yes", "passage": "a"}'
    reply = Reply(("x",), buttons=(Button("More", "/tell_more"), Button("That helped", feedback)))
    entry = answered("m/0", {"reply": reply.as_dict()}, None, passage_text)
    assert [button["title"] for button in entry["buttons"]] == ["More"]
    assert entry["feedback"] == [{"title": "That helped", "payload": feedback}]
    assert said(Incoming("m", feedback, "That helped"), 0.0)["feedback"] is True
    assert "feedback" not in said(Incoming("m", "/tell_more", "More"), 0.0)


@pytest.mark.parametrize(
    "message", [{"reply": Reply(("x",), sign_in=True).as_dict()}, {"text": "x", "sign_in": True}]
)
def test_where_signing_in_would_help_the_entry_says_so(message: dict[str, object]) -> None:
    assert answered("m/0", message, None, passage_text)["sign_in"] is True
