from __future__ import annotations

from pathlib import Path

import pytest

from bot.files.faults import EXCERPT, Fault, FaultList, FaultyFiles, excerpt

FILE = Path("a.md")


def test_a_fault_reads_as_place_problem_and_fix() -> None:
    assert str(Fault(FILE, 12, "The key is empty.", "Write one.")) == "a.md:12: The key is empty. Write one."


def test_a_fault_of_a_folder_names_no_line() -> None:
    assert Fault(Path("folder"), 0, "Empty.", "Fill it.").where == "folder"


def test_faults_come_by_file_and_line_and_once() -> None:
    late, early, other = Fault(FILE, 10, "b", "m"), Fault(FILE, 9, "a", "m"), Fault(Path("b.md"), 1, "c", "m")
    error = FaultyFiles([other, late, early, late])
    assert error.faults == (early, late, other)
    assert str(error).splitlines() == ["a.md:9: a m", "a.md:10: b m", "b.md:1: c m"]


def test_a_list_notes_its_file() -> None:
    faults = FaultList(FILE)
    faults.add(3, "wrong", "fix")
    assert faults.faults == [Fault(FILE, 3, "wrong", "fix")]


def test_an_excerpt_is_one_line_of_limited_length() -> None:
    assert excerpt("two\nlines") == '"two lines"'
    assert excerpt("x" * 500) == '"' + "x" * (EXCERPT - 1) + '…"'


def test_a_fault_of_a_table_names_its_column() -> None:
    fault = Fault(Path("f.csv"), 3, "The cell is empty.", "Fill it in.", column="title")
    assert str(fault) == "f.csv:3, column title: The cell is empty. Fill it in."


def test_faults_of_one_line_come_by_column() -> None:
    last, first = Fault(FILE, 1, "a", "m", column="title"), Fault(FILE, 1, "b", "m", column="key")
    assert FaultyFiles([last, first]).faults == (first, last)


def test_a_file_of_faults_alone_shows_fifty() -> None:
    faults = FaultyFiles(Fault(Path("f.csv"), line, "Wrong.", "Fix.") for line in range(1, 300))
    assert len(faults.lines()) == 51
    assert faults.lines()[-1] == "… and 249 more."


def test_all_faults_are_listed_without_a_limit() -> None:
    error = FaultyFiles(Fault(FILE, line, "Wrong.", "Fix.") for line in range(1, 300))
    assert len(error.lines(limit=None)) == 299
    assert str(error).splitlines() == error.lines()


def test_a_list_stops_only_with_a_fault() -> None:
    faults = FaultList(FILE)
    faults.stop()
    faults.add(3, "Wrong.", "Fix.", "key")
    with pytest.raises(FaultyFiles, match=r"a\.md:3, column key: Wrong\. Fix\."):
        faults.stop()
