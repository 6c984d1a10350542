from __future__ import annotations

from pathlib import Path

from bot.files.faults import EXCERPT, Fault, FaultList, KnowledgeFaults, excerpt

FILE = Path("a.md")


def test_a_fault_reads_as_place_problem_and_mend() -> None:
    assert str(Fault(FILE, 12, "The key is empty.", "Write one.")) == "a.md:12: The key is empty. Write one."


def test_a_fault_of_a_folder_names_no_line() -> None:
    assert Fault(Path("folder"), 0, "Empty.", "Fill it.").where == "folder"


def test_faults_come_by_file_and_line_and_once() -> None:
    late, early, other = Fault(FILE, 10, "b", "m"), Fault(FILE, 9, "a", "m"), Fault(Path("b.md"), 1, "c", "m")
    error = KnowledgeFaults([other, late, early, late])
    assert error.faults == (early, late, other)
    assert str(error).splitlines() == ["a.md:9: a m", "a.md:10: b m", "b.md:1: c m"]


def test_a_list_notes_its_file() -> None:
    faults = FaultList(FILE)
    faults.add(3, "wrong", "mend")
    assert faults.faults == [Fault(FILE, 3, "wrong", "mend")]


def test_an_excerpt_is_one_line_of_limited_length() -> None:
    assert excerpt("two\nlines") == '"two lines"'
    assert excerpt("x" * 500) == '"' + "x" * (EXCERPT - 1) + '…"'
