from __future__ import annotations

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.slack.buttons import Addressee
from bot.channels.slack.rendering import progress_line, render
from bot.dialogue.reply import Button, Progress, Reply, Table
from bot.settings import PROJECT_ROOT
from tests.channels.slack.block_limits import message_faults

TO = Addressee("U1", False, "a1")


def test_everything_in_its_order() -> None:
    reply = Reply(
        paragraphs=("One & two.", "Three."),
        items=("a", "- b"),
        table=Table(("A", "B"), (("1", "2"), ("3", "4"))),
        progress=(Progress("Python", 0.5, "1 of 2"),),
        note="Reviewed long ago.",
        sources=("Pay", "Cost"),
        buttons=(Button("More", "/tell_more"),),
    )
    (message,) = render(reply, TO)
    assert [block["type"] for block in message.blocks] == [
        "section", "section", "rich_text", "section", "context", "context", "actions",
    ]  # fmt: skip
    assert message.blocks[0]["text"]["text"] == "One &amp; two.\n\nThree."
    assert message.blocks[1]["text"]["text"] == "• a\n• • b"
    assert message.blocks[3]["text"]["text"] == "*Python*  ▰▰▰▰▰▱▱▱▱▱  1 of 2"
    assert message.blocks[5]["elements"][0]["text"] == "Sources: Pay; Cost"
    assert message.text.startswith("One &amp; two.")
    assert message.text.endswith("Sources: Pay; Cost")


def test_the_documentation_shows_what_is_sent() -> None:
    shown = re.search(r"```json\n(.*?)```", (PROJECT_ROOT / "docs" / "slack.md").read_text("utf-8"), re.DOTALL)
    assert shown is not None
    blocks = json.loads(shown[1])
    answer, source = blocks[0]["text"]["text"], blocks[1]["elements"][0]["text"].removeprefix("Source: ")
    reply = Reply((answer,), sources=(source,), buttons=(Button("Tell me more", "/tell_more"),))
    (message,) = render(reply, TO)
    assert list(message.blocks) == blocks


def test_an_empty_reply_is_no_message() -> None:
    assert render(Reply(), TO) == []


def test_progress_beyond_its_ends() -> None:
    assert progress_line(Progress("x", 7)) == "*x*  ▰▰▰▰▰▰▰▰▰▰  100%"
    assert progress_line(Progress("x", -1)) == "*x*  ▱▱▱▱▱▱▱▱▱▱  0%"


def test_a_very_long_reply_is_split_and_whole() -> None:
    paragraphs = tuple(f"Sentence {number} of a long answer." for number in range(2_000))
    messages = render(Reply(paragraphs=paragraphs, buttons=(Button("More", "/tell_more"),)), TO)
    shown = json.dumps([message.blocks for message in messages])
    assert re.findall(r"Sentence (\d+) ", shown) == [str(number) for number in range(2_000)]
    assert [message.blocks[-1]["type"] for message in messages].count("actions") == 1
    assert messages[-1].blocks[-1]["type"] == "actions"
    for message in messages:
        assert list(message_faults({"text": message.text, "blocks": message.blocks})) == []


text = (
    st.text(max_size=200) | st.just("Long sentence. " * 400) | st.just("<!here> **x** [a](https://b.example) & `c`")
)
replies = st.builds(
    Reply,
    paragraphs=st.lists(text, max_size=4).map(tuple),
    items=st.lists(text, max_size=60).map(tuple),
    note=text,
    sources=st.lists(text, max_size=3).map(tuple),
    buttons=st.lists(st.builds(Button, text, text), max_size=70).map(tuple),
    progress=st.lists(st.builds(Progress, text, st.floats(allow_nan=False)), max_size=60).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(replies)
def test_slack_takes_every_reply(reply: Reply) -> None:
    for message in render(reply, TO):
        assert list(message_faults({"text": message.text, "blocks": message.blocks})) == []
