"""The cells of a row, by column, with every fault in its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.cells import MAX_TEXT, Cells, as_text
from bot.files.delimited import Row
from bot.files.faults import FaultList
from bot.files.names import MAX_KEY

KEYS = ("data-mining", "sql")
NAMES = {"data mining": "data-mining"}


def cells(**row: str) -> tuple[Cells, FaultList]:
    faults = FaultList(Path("f.csv"))
    return Cells(Row(7, row), faults), faults


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (lambda c: c.key("a"), "data-mining", "data-mining"),
        (lambda c: c.text("a"), "Größe 大", "Größe 大"),
        (lambda c: c.text("a", required=False), "", ""),
        (lambda c: c.text("b", required=False), "", ""),
        (lambda c: c.choice("a", ("public", "employees")), "Public", "public"),
        (lambda c: c.choice("a", ("public", "employees"), default="employees"), "", "employees"),
        (lambda c: c.number("a", 0, 10), "2.5", 2.5),
        (lambda c: c.number("a", 0, 10), "10", 10),
        (lambda c: c.number("a", 0, 10, default=1.0), "", 1.0),
        (lambda c: c.whole("a", 1, 10), "3", 3),
        (lambda c: c.whole("a", 1, 10), "", None),
        (lambda c: c.day("a"), "2028-02-29", date(2028, 2, 29)),
        (lambda c: c.day("a"), "", None),
        (lambda c: c.items("a"), " sql | data-mining ||", ["sql", "data-mining"]),
        (lambda c: c.items("a"), "", []),
        (lambda c: c.known("a", "skill", c.raw("a"), KEYS, NAMES), "sql", "sql"),
        (lambda c: c.known("a", "skill", c.raw("a"), KEYS, NAMES), "Data Mining", "data-mining"),
        (lambda c: c.raw("a"), "'=1+1", "=1+1"),
        (lambda c: c.raw("a"), "'twas", "'twas"),
    ],
)
def test_a_sound_cell_gives_its_value(read: Callable[[Cells], object], text: str, value: object) -> None:
    row, faults = cells(a=text)
    assert read(row) == value
    assert faults.faults == []


@pytest.mark.parametrize(
    ("read", "text", "message", "fix"),
    [
        (lambda c: c.key("a"), "", "empty", "lower-case"),
        (lambda c: c.key("a"), "x" * (MAX_KEY + 1), "not a key", "lower-case"),
        (lambda c: c.text("a"), "", "empty", "Fill it in"),
        (lambda c: c.text("a"), "x" * (MAX_TEXT + 1), "301 characters", "At most 300"),
        (lambda c: c.text("a"), "two\nlines", "more than one line", "one line"),
        (lambda c: c.choice("a", ("public",)), "all", '"all" is not known', "Use one of: public."),
        (lambda c: c.number("a", 0, 10), "ten", '"ten" is not a number', "12.5"),
        (lambda c: c.number("a", 0, 10), "1_0", '"1_0" is not a number', "12.5"),
        (lambda c: c.number("a", 0, 10), "١", "not a number", "12.5"),
        (lambda c: c.number("a", 0, 10), "nan", "not a number", "12.5"),
        (lambda c: c.number("a", 0, 10), "10.5", "out of bounds", "0 to 10"),
        (lambda c: c.number("a", 0, 10), "", "empty", "12.5"),
        (lambda c: c.whole("a", 1, 10), "2.5", "not a whole number", "decimals"),
        (lambda c: c.day("a"), "2027-02-29", "not a date", "2027-03-31"),
        (lambda c: c.day("a"), "20270331", "not a date", "2027-03-31"),
        (lambda c: c.items("a"), "sql|sql", '"sql" is listed more than once', "Keep one"),
        (lambda c: c.known("a", "skill", c.raw("a"), KEYS, NAMES), "sqll", "any skill", 'Did you mean "sql"?'),
        (lambda c: c.known("a", "skill", c.raw("a"), KEYS, NAMES), "xyzzy", "any skill", "rung catalogue search"),
    ],
)
def test_a_faulty_cell_is_named_with_line_and_column(
    read: Callable[[Cells], object], text: str, message: str, fix: str
) -> None:
    row, faults = cells(a=text)
    read(row)
    (fault,) = faults.faults
    assert (fault.line, fault.column) == (7, "a")
    assert message in fault.message
    assert fix in fault.fix


@given(st.text(max_size=400))
def test_any_cell_is_read_or_faulted(text: str) -> None:
    row, _ = cells(a=text)
    assert 0 <= row.number("a", 0, 10) <= 10
    assert row.choice("a", ("public",), default="public") == (row.raw("a").lower() if row.raw("a") else "public")
    assert len(set(row.items("a"))) == len(row.items("a"))


@given(st.text(alphabet=st.sampled_from("=+-@a1'"), max_size=5))
def test_a_spreadsheet_runs_no_cell_and_formulas_survive_writing_and_reading(text: str) -> None:
    assert not as_text(text).startswith(("=", "+", "-", "@"))
    assert cells(a=as_text(f"={text}"))[0].raw("a") == f"={text}"
