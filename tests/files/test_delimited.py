"""Tables as spreadsheets write them: separators, encodings, quotes and line numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.delimited import MAX_CELL, Table, read_table, require_columns, write_table
from bot.files.faults import Fault, FaultyFiles

CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20).map(str.strip)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def faults_of(file: Path, **options: bool) -> tuple[Fault, ...]:
    with pytest.raises(FaultyFiles) as raised:
        read_table(file, **options)  # type: ignore[arg-type]
    return raised.value.faults


def rows(table: Table) -> list[tuple[int, dict[str, str]]]:
    return [(row.line, dict(row.cells)) for row in table.rows]


@pytest.mark.parametrize(
    "content",
    [
        b"key,title\na, Tea \n",
        b"key;title\r\na;Tea\r\n",
        b"key\ttitle\na\tTea\n",
        b"\xef\xbb\xbfkey,title\na,Tea\n",
        "key,title\na,Tea\n".encode("utf-16"),
        b'key,title,,\n"a","Tea"\n',
    ],
)
def test_the_ways_spreadsheets_write_a_table(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    table = read_table(file)
    assert table.columns == ("key", "title")
    assert rows(table) == [(2, {"key": "a", "title": "Tea"})]


def test_rows_keep_their_line_on_disk(file: Path) -> None:
    file.write_text('key,title\n\na,"two\nlines"\n,\nb\n')
    assert rows(read_table(file)) == [(3, {"key": "a", "title": "two\nlines"}), (6, {"key": "b", "title": ""})]


def test_a_quote_may_be_a_character_like_any_other(file: Path) -> None:
    file.write_text('key\ttitle\na\tthe "lead\n')
    assert rows(read_table(file, "\t", quoting=False)) == [(2, {"key": "a", "title": 'the "lead'})]


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        (b"", 1, "", "The header is missing."),
        (b"key,key\n", 1, "key", "more than once"),
        (b"key\na,b\n", 2, "", "The line has 2 cells, the header 1."),
        (b'key\na\n"b\n', 3, "", "cannot be read"),
        (b"key\n\xff\n", 2, "", "not in UTF-8"),
        (b"key\na\n\0\n", 3, "", "zero byte"),
        (b"key\n" + b"x" * (MAX_CELL + 1) + b"\n", 2, "", "cannot be read"),
    ],
)
def test_a_broken_table_is_named_with_its_line(
    file: Path, content: bytes, line: int, column: str, message: str
) -> None:
    file.write_bytes(content)
    (fault,) = faults_of(file)
    assert (fault.file, fault.line, fault.column) == (file, line, column)
    assert message in fault.message


def test_a_folder_or_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv"):
        (fault,) = faults_of(path)
        assert (fault.line, "cannot be read" in fault.message) == (0, True)


def test_missing_and_unknown_columns_are_all_named(file: Path) -> None:
    file.write_text("key,colour\n")
    with pytest.raises(FaultyFiles) as raised:
        require_columns(read_table(file), ("key", "title"), ("key", "title", "unit"))
    assert [(fault.column, fault.message) for fault in raised.value.faults] == [
        ("colour", "The column is not known."),
        ("title", "The column is missing."),
    ]


def test_other_columns_may_be_there_unless_the_allowed_ones_are_given(file: Path) -> None:
    file.write_text("key,colour\n")
    require_columns(read_table(file), ("key",))


@given(st.lists(st.tuples(CELL, CELL), max_size=5))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, content: list[tuple[str, str]]
) -> None:
    file = tmp_path_factory.getbasetemp() / "written.csv"
    file.write_text(write_table(("key", "title"), content), encoding="utf-8", newline="")
    read = [(row.cells["key"], row.cells["title"]) for row in read_table(file, ",").rows]
    assert read == [pair for pair in content if any(pair)]
