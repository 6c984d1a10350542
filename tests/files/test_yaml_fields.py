"""YAML as fields: words stay words, and every fault has its line in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.faults import FaultList
from bot.files.yaml_fields import MAX_CHARACTERS, Fields, read_fields

FIRST_LINE = 10


def read(text: str) -> tuple[Fields | None, FaultList]:
    faults = FaultList(Path("f.yml"))
    return read_fields(text, "The file", FIRST_LINE, faults), faults


def sound(text: str) -> Fields:
    fields, faults = read(text)
    assert fields is not None
    assert faults.faults == []
    return fields


@pytest.mark.parametrize("word", ["no", "12", "2024-05-31", "1:30", "on", "0x1F"])
def test_a_word_stays_the_word_it_is(word: str) -> None:
    assert sound(f"answer: {word}").text("answer", "Write one.") == word


def test_fields_lists_and_nested_fields_are_read_with_their_lines() -> None:
    fields = sound("title: two\n  lines\nwords: [tea, tea, coffee]\nsource:\n  name: Notes\n")
    assert list(fields) == ["title", "words", "source"]
    assert fields.lines == {"title": 10, "words": 12, "source": 13}
    assert fields.text("title", "Write one.") == "two lines"
    assert fields.words("words", "Write some.") == ("tea", "coffee")
    nested = fields.nested("source", "Write some.")
    assert nested is not None
    assert (nested.owner, nested.lines) == ("The field source", {"name": 14})


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 9, "has no fields"),
        ("- a\n- b\n", 9, "has no fields"),
        ("a: 1\na: 2\n", 11, "twice, first in line 10"),
        ("a: 1\n b: 2\n", 11, "not valid YAML"),
        ("a: 1\nb: [\n", 12, "not valid YAML"),
        ("a: 1\nb: \x07\n", 11, "U+0007"),
        ("[" * 5_000, 10, "nested too deeply"),
        ("a: " + "x" * MAX_CHARACTERS, 10, "is the most that is read"),
        ('a: "\\UFFFFFFFF"', 10, "names no character"),
    ],
)
def test_unreadable_yaml_is_one_fault_with_its_line(text: str, line: int, message: str) -> None:
    _, faults = read(text)
    (fault,) = faults.faults
    assert fault.line == line
    assert message in fault.message


def test_what_a_field_lacks_is_a_fault_with_the_way_to_fix_it() -> None:
    fields, faults = read('empty:\nlist: [a]\nword: a\ncontrol: "\\a"\n')
    assert fields is not None
    assert fields.text("gone", "Add it.") == ""
    assert fields.text("empty", "Fill it in.") == ""
    assert fields.text("list", "Write one.") == ""
    assert fields.text("control", "Write one.") == ""
    assert fields.words("word", "Write a list.") == ()
    assert fields.nested("word", "Write fields.") is None
    assert [(fault.line, fault.fix) for fault in faults.faults[:2]] == [(9, "Add it."), (10, "Fill it in.")]
    assert {fault.line for fault in faults.faults} == {9, 10, 11, 12, 13}


def test_unknown_fields_are_named_with_the_nearest_or_with_all() -> None:
    fields, faults = read("titel: a\nxyz: b\n")
    assert fields is not None
    fields.check_known(("title", "key"))
    assert [fault.fix for fault in faults.faults] == [
        'Did you mean "title"?',
        "Remove it; the fields are title, key.",
    ]


@given(st.text(max_size=200))
def test_any_text_gives_fields_or_faults(text: str) -> None:
    fields, faults = read(text)
    assert (fields is None) <= bool(faults.faults)
    assert all(fault.line >= FIRST_LINE - 1 for fault in faults.faults)
