from __future__ import annotations

import json
import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.slack.block_limits import block_faults, message_faults
from bot.channels.slack.block_kit import Addressee, pack
from bot.channels.slack.rendering import progress_line, render, reply_of, table_parts
from bot.dialogue.reply import Button, Progress, Reply, Table
from bot.settings import PROJECT_ROOT

TO = Addressee("U1", False, "a1")
NARROW = Table(("Role", "Hours"), (("Baker", "10"), ("Cook", "8")), caption="Hours")
WIDE = Table(
    ("Aspect", "Promotion", "Badges"),
    (("cost", "A promotion costs you, the employee, nothing.", "Often a fee."), ("time", "Years.", "Weeks.")),
)


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


def test_a_narrow_table_is_aligned() -> None:
    caption, table = table_parts(NARROW)
    assert caption.block["text"]["text"] == "*Hours*"
    (preformatted,) = table.block["elements"]
    assert preformatted["type"] == "rich_text_preformatted"
    assert preformatted["elements"][0]["text"] == "Role   Hours\n─────  ─────\nBaker  10\nCook   8"
    assert table.text == "Baker: Hours: 10\nCook: Hours: 8"


def test_what_is_left_out_is_said_below_the_rows() -> None:
    for table in (NARROW, WIDE):
        *_, last = table_parts(replace(table, left_out="And 3 more rows."))
        assert last.text == "And 3 more rows."
        assert "And" not in str([part.block for part in table_parts(table)])


def test_a_wide_table_is_fields() -> None:
    cost, _ = table_parts(WIDE)
    assert cost.block["text"]["text"] == "*cost*"
    assert [field["text"] for field in cost.block["fields"]] == [
        "*Promotion*\nA promotion costs you, the employee, nothing.",
        "*Badges*\nOften a fee.",
    ]


def test_one_row_needs_no_name() -> None:
    (only,) = table_parts(Table(WIDE.columns, WIDE.rows[:1]))
    assert "text" not in only.block
    assert len(only.block["fields"]) == 2


def test_more_columns_than_fields_and_longer_cells_than_a_field() -> None:
    many = Table(tuple(f"c{n}" for n in range(25)), (tuple(f"cell {n}" for n in range(25)),) * 2)
    text = str([part.block for part in table_parts(many)])
    assert all(f"cell {n}'" in text for n in range(1, 25))
    long = Table(("a", "b"), (("x", "word " * 1_000),))
    assert str([part.block for part in table_parts(long)]).count("word") == 1_000


cells = st.text(max_size=60) | st.just("long " * 900) | st.just("a&b<c>```*")


@settings(deadline=None)
@given(st.integers(1, 13).flatmap(lambda n: st.lists(st.tuples(*[cells] * n), min_size=0, max_size=8)))
def test_no_table_breaks_a_limit(rows: list[tuple[str, ...]]) -> None:
    columns = tuple(f"c{number}" for number in range(len(rows[0]) if rows else 1))
    for message in pack(table_parts(Table(columns, tuple(rows)))):
        assert list(message_faults({"text": message.text, "blocks": message.blocks})) == []
        assert list(block_faults(list(message.blocks))) == []


def test_a_thousand_rows_are_all_there() -> None:
    table = Table(("Name", "Number"), tuple((f"row{number}", str(number)) for number in range(1_000)))
    messages = pack(table_parts(table))
    shown = str([message.blocks for message in messages])
    assert all(f"row{number} " in shown for number in range(1_000))
    assert all(list(message_faults({"text": one.text, "blocks": one.blocks})) == [] for one in messages)


def test_a_message_of_an_action_brings_its_reply_and_a_fixed_one_text_and_buttons() -> None:
    reply = Reply(("One.",), sources=("Pay",), private=True)
    assert reply_of({"text": "ignored", "reply": reply.as_dict()}) == reply
    fixed = {"text": " Hello! ", "buttons": [{"title": "A", "payload": "/a"}, {"title": "B"}]}
    assert reply_of(fixed) == Reply(("Hello!",), buttons=(Button("A", "/a"), Button("B", "B")))
    assert reply_of({"text": None, "buttons": None}) == Reply()
