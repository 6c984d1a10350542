from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack.message import pack
from bot.channels.slack.tables import table_parts
from bot.dialogue.reply import Table
from tests.channels.slack.block_limits import block_faults, message_faults

NARROW = Table(("Role", "Hours"), (("Baker", "10"), ("Cook", "8")), caption="Hours")
WIDE = Table(
    ("Aspect", "Promotion", "Badges"),
    (("cost", "A promotion costs you, the employee, nothing.", "Often a fee."), ("time", "Years.", "Weeks.")),
)


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
