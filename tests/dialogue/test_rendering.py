"""Replies as plain text: everything is in it, tables are aligned, and the source line is the last one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.rendering import TABLE_CELL_WIDTH, render_row, render_table, render_text, source_line
from bot.dialogue.reply import File, Picture, Progress, Reply, Table

TWO_ROWS = Table(
    ("Aspect", "Promotion", "Badges"),
    (("cost", "Nothing.", "Often a fee, depending on who offers the course."), ("time", "Years.", "Weeks.")),
)
CELLS = st.text(st.characters(codec="ascii", exclude_categories=["C"]), max_size=90)


@pytest.mark.parametrize(
    ("titles", "line"),
    [([], ""), (["Pay"], "Source: Pay"), (["Pay", "Cost", "Time"], "Sources: Pay; Cost; Time")],
)
def test_source_line(titles: list[str], line: str) -> None:
    assert source_line(titles) == line


def test_everything_in_its_order() -> None:
    reply = Reply(paragraphs=("One.", "Two."), items=("a", "b"), note="Reviewed long ago.", sources=("Pay",))
    assert render_text(reply) == "One.\n\nTwo.\n\n- a\n- b\n\nReviewed long ago.\nSource: Pay"


def test_pictures_files_and_progress_are_words_and_addresses() -> None:
    reply = Reply(
        progress=(Progress("Python", 0.5, "1 of 2"), Progress("SQL", 1.0)),
        pictures=(Picture("/files/a", "My ladder", "Two rungs."),),
        files=(File("/files/b", "plan.ics", "Your plan for a calendar"),),
    )
    assert render_text(reply) == (
        "Python: [#####.....] 1 of 2\nSQL: [##########] 100%\n\n"
        "My ladder: Two rungs.\nPicture: /files/a\n\n"
        "Your plan for a calendar\nFile plan.ics: /files/b"
    )


def test_addresses_are_whole_where_the_server_is_known() -> None:
    reply = Reply(pictures=(Picture("/files/a", "Ladder", "Two."),), files=(File("/files/b", "plan.ics"),))
    text = render_text(reply, "https://rung.example.com")
    assert "Picture: https://rung.example.com/files/a\n" in text
    assert text.endswith("File plan.ics: https://rung.example.com/files/b")


def test_nothing_at_all() -> None:
    assert render_text(Reply()) == ""
    assert render_text(Reply(paragraphs=("Hello!",))) == "Hello!"


def test_one_row_is_a_list_and_more_are_a_table() -> None:
    one = Table(TWO_ROWS.columns, TWO_ROWS.rows[:1])
    assert render_row(one) == "- Promotion: Nothing.\n- Badges: Often a fee, depending on who offers the course."
    assert render_text(Reply(paragraphs=("Cost.",), table=one)) == f"Cost.\n\n{render_row(one)}"
    cut = replace(TWO_ROWS, left_out="And 1 more row.")
    below = f"{render_table(TWO_ROWS)}\n\nAnd 1 more row.\n\nA: [..........] 0%"
    assert render_text(Reply(table=cut, progress=(Progress("A", 0.0),))) == below
    assert render_text(Reply(table=TWO_ROWS, sources=("C",))) == f"{render_table(TWO_ROWS)}\nSource: C"


def test_a_table_is_aligned() -> None:
    assert render_table(TWO_ROWS).splitlines() == [
        "Aspect | Promotion | Badges",
        "-------+-----------+------------------------------",
        "cost   | Nothing.  | Often a fee, depending on who",
        "       |           | offers the course.",
        "-------+-----------+------------------------------",
        "time   | Years.    | Weeks.",
    ]


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4))
def test_columns_stand_below_each_other_and_no_word_is_lost(rows: list[tuple[str, str, str]]) -> None:
    table = Table(("Aspect", "A", "B"), tuple(rows))
    lines = render_table(table).splitlines()
    rules = [line for line in lines if "-+-" in line and not line.strip("-+")]
    assert len(set(rules)) == 1
    assert all(len(line) <= len(rules[0]) for line in lines)
    assert len(rules[0]) <= 3 * TABLE_CELL_WIDTH + 6
    shown = "".join("".join(lines).split())
    for row in rows:
        for cell in row:
            for word in filter(str.isalnum, cell.split()):
                assert word[:TABLE_CELL_WIDTH] in shown
