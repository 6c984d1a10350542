"""YAML as fields: words stay words, and every fault has its line in the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.badges.trusted_issuers import load_trusted_issuers
from bot.documents.parser import parse_documents
from bot.files.faults import Fault, FaultList, FaultyFiles
from bot.files.yaml_fields import MAX_CHARACTERS, MAX_DEPTH, Fields, fields_of_file, read_fields
from bot.reading.exchange import exchange_rates
from bot.recommendation.weights import load_weights
from bot.tools.pay.tables import load_pay

FIRST_LINE = 10


def read(text: str) -> tuple[Fields | None, FaultList]:
    faults = FaultList(Path("f.yml"))
    return read_fields(text, "The file", FIRST_LINE, faults), faults


def read_faulty(text: str) -> Fault:
    _, faults = read(text)
    (fault,) = faults.faults
    return fault


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
        ("a: " + "x" * MAX_CHARACTERS, 10, "is the most that is read"),
        ('a: "\\UFFFFFFFF"', 10, "names no character"),
    ],
)
def test_unreadable_yaml_is_one_fault_with_its_line(text: str, line: int, message: str) -> None:
    fault = read_faulty(text)
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


def lists(depth: int) -> str:
    return "a: " + "[" * (depth - 1) + "]" * (depth - 1)


def mappings(depth: int) -> str:
    return "{a: " * depth + "}" * depth


def indented(depth: int) -> str:
    return "".join(f"{'  ' * level}a:\n" for level in range(depth))


def dashes(depth: int) -> str:
    return "a:\n  " + "- " * (depth - 1) + "b\n"


def questions(depth: int) -> str:
    return "? " * depth + "a\n"


KINDS = [lists, mappings, indented, dashes, questions]


@pytest.mark.parametrize("nested", KINDS)
def test_lists_and_fields_are_read_up_to_a_depth(nested: Callable[[int], str]) -> None:
    read_in, _ = read(nested(MAX_DEPTH))
    assert read_in is not None
    for depth in (MAX_DEPTH + 1, 5_000 if nested is not indented else 300):
        assert "deep in one another" in read_faulty(nested(depth)).message


def test_what_follows_the_deepest_that_is_read_is_not_read() -> None:
    fault = read_faulty("a: b\nc: " + "[" * MAX_DEPTH + " @")
    assert (fault.line, "deep in one another" in fault.message) == (11, True)


@pytest.mark.parametrize("nested", KINDS)
@pytest.mark.parametrize(
    ("name", "load"),
    [
        ("weights.yml", load_weights),
        ("trusted_issuers.yml", load_trusted_issuers),
        ("source.yml", lambda path: exchange_rates(path.parent)),
        ("sources.yml", lambda path: load_pay(path.parent)),
        ("document.md", lambda path: parse_documents(path.parent)),
    ],
)
def test_no_file_of_hr_is_read_that_is_nested_too_deep(
    name: str, load: Callable[[Path], object], nested: Callable[[int], str], tmp_path: Path
) -> None:
    (tmp_path / "rates.csv").write_text("currency,per_euro\n")
    text = nested(200)
    (tmp_path / name).write_text(f"---\n{text}\n---\n# A\n" if name == "document.md" else text)
    with pytest.raises(FaultyFiles, match="deep in one another"):
        load(tmp_path / name)


@pytest.mark.parametrize(("content", "cause"), [(None, "No such file"), (b"\xff", "not in UTF-8")])
def test_a_file_that_cannot_be_read_is_a_fault(content: bytes | None, cause: str, tmp_path: Path) -> None:
    faults = FaultList(tmp_path / "f.yml")
    if content is not None:
        faults.file.write_bytes(content)
    assert fields_of_file("The file", faults, "Write one.") is None
    (fault,) = faults.faults
    assert (fault.line, fault.fix) == (0, "Write one.")
    assert cause in fault.message


@given(st.text(max_size=200))
def test_any_text_gives_fields_or_faults(text: str) -> None:
    fields, faults = read(text)
    assert (fields is None) <= bool(faults.faults)
    assert all(fault.line >= FIRST_LINE - 1 for fault in faults.faults)
