from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.documents.front_matter import as_audience, read_front_matter, split_front_matter
from bot.files.faults import Fault, FaultList

CheckFault = Callable[[str, str, str, str, str], None]
FaultsOf = Callable[[str], tuple[Fault, ...]]
Spoil = Callable[[str, str], str]


def test_every_field_is_read(small_document: str) -> None:
    faults = FaultList(Path("a.md"))
    parts = split_front_matter(small_document, faults)
    assert parts is not None
    front = read_front_matter(parts[0], faults)
    assert front is not None
    assert not faults.faults
    assert (front.title, front.key, front.key_line, front.audience) == (
        "Tea and coffee",
        "tea-and-coffee",
        3,
        "public",
    )
    assert (front.source_name, front.source_date) == ("Kitchen notes", date(2024, 1, 31))
    assert (front.reviewed, front.review_holds) == (date(2024, 2, 29), timedelta(days=365))
    assert front.sides == {"tea": ("tea", "cuppa"), "coffee": ("coffee", "espresso")}
    assert front.aspects == {"price": ("price", "cost"), "taste": ("taste",)}
    assert front.intents == {"ask_tea": "tea", "ask_price": "what drinks cost"}
    assert small_document.split("\n")[parts[2] - 1 :] == parts[1].split("\n")


def test_words_that_yaml_has_its_own_ideas_about_stay_words() -> None:
    faults = FaultList(Path("a.md"))
    front = read_front_matter("aspects: {off: [no, 12, 2024-01-01, 1_000]}", faults)
    assert front is not None
    assert front.aspects == {"off": ("no", "12", "2024-01-01", "1_000")}


@pytest.mark.parametrize(
    ("old", "new", "at", "message", "fix"),
    [
        ("title: Tea and coffee\n", "", "---", "has no title", '"title: …"'),
        ("title: Tea and coffee", "title:", "title:", "title is empty", '"title: …"'),
        ("title: Tea and coffee", "title: [a, b]", "title:", "several values", "one value"),
        ("title: Tea and coffee", 'title: "\\x07"', "title:", "control character", "Remove it"),
        ("key: tea-and-coffee\n", "", "---", "has no key", '"key: …"'),
        ("key: tea-and-coffee", "key: Tea & Coffee", "key: Tea", "cannot be a key", "lower-case"),
        ("key: tea-and-coffee", "key: a\nkey: b", "key: b", "twice, first in line 3", "Remove one"),
        ("audience: public", "audience: all", "audience: all", '"all" is not an audience', '"employees"'),
        ("  name: Kitchen notes\n", "", "source:", "field source has no name", '"  name: …"'),
        ("  date: 2024-01-31\n", "", "source:", "field source has no date", '"date: …"'),
        ("  date: 2024-01-31", "  date: 2023-02-29", "  date:", "is not a date", "year-month-day"),
        ("  name: K", "  day: 1\n  name: K", "  day:", "unknown field", "the fields are name"),
        ("reviewed: 2024-02-29\n", "", "---", "has no reviewed", '"reviewed: …"'),
        ("reviewed: 2024-02-29", "reviewed: yesterday", "reviewed:", "is not a date", "year-month-day"),
        ("review_holds: 12 months\n", "", "---", "has no review_holds", "review_holds: 12 months"),
        ("review_holds: 12 months", "review_holds: long", "review_holds:", "no time", '"365 days"'),
        ("  coffee: [coffee, espresso]", "  coffee: x", "  coffee: x", "no list of words", "[word"),
        ("  price: [price, cost]", "  price: []", "  price:", "no list of words", "[word"),
        ("  taste: [", "  Taste !: [x, {a: b}]\n  taste: [", "  Taste", "several values", "one value"),
        ("  tea: [", "  the lot: [all]\n  tea: [", "  the lot", "cannot be a side", "lower-case"),
        ("  tea: [", "  lead: [all]\n  tea: [", "  lead", "cannot be a side", "lower-case"),
        ("  ask_tea: tea", "  ask_tea: tea\n  ask-all: x", "  ask-all", "cannot be an intent", "underscores"),
        ("  ask_tea: tea", "  ask_tea:", "  ask_tea:", "ask_tea is empty", "Say what it is about"),
        ("reviewed:", "reviewd: x\nreviewed:", "reviewd:", "unknown field", 'Did you mean "reviewed"?'),
        ("reviewed:", "colour: red\nreviewed:", "colour:", "unknown field", "the fields are title, key"),
    ],
)  # fmt: skip
def test_a_wrong_field_is_named_with_its_line(
    check_fault: CheckFault, old: str, new: str, at: str, message: str, fix: str
) -> None:
    check_fault(old, new, at, message, fix)


def test_missing_intents_are_named_beside_their_sections(spoil: Spoil, faults_of: FaultsOf) -> None:
    faults = faults_of(spoil("intents:\n  ask_tea: tea\n  ask_price: what drinks cost\n", ""))
    assert faults[0].line == 1
    assert "no intents" in faults[0].message
    assert [fault.message for fault in faults[1:]] == [
        'The front matter declares no intent "ask_tea".',
        'The front matter declares no intent "ask_price".',
    ]


def test_a_source_without_fields_is_one_fault(spoil: Spoil, faults_of: FaultsOf) -> None:
    faults = faults_of(spoil("source:\n  name: Kitchen notes\n  date: 2024-01-31", "source: Kitchen notes"))
    assert [(fault.line, fault.message) for fault in faults] == [(5, "The field source has no fields.")]


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("  tea: [tea, cuppa]", "  tea: [tea, cuppa", "  coffee: [coffee", "not valid YAML"),
        ("title: Tea and coffee", "title: Tea: and coffee", "title:", "mapping values are not allowed"),
        ("title: Tea and coffee", "title: @tea", "title:", "cannot start any token"),
        ("reviewed: 2", "\treviewed: 2", "\treviewed", "not valid YAML"),
        ("title: Tea and coffee", 'title: "\\UFFFFFFFF"', "title", "names no character"),
        ("title: Tea and coffee", "title: *none", "title", "undefined alias"),
        ("title: Tea and coffee", "title: Tea \ufffe", "title", "U+FFFE"),
    ],
)
def test_bad_yaml_is_named_with_its_line(
    spoil: Spoil, faults_of: FaultsOf, old: str, new: str, at: str, message: str
) -> None:
    text = spoil(old, new)
    faults = faults_of(text)
    assert len(faults) == 1, faults
    assert faults[0].line == text[: text.index(at)].count("\n") + 1
    assert message in faults[0].message
    assert faults[0].fix


@pytest.mark.parametrize(
    "yaml", ["", "just text", "- a\n- b", pytest.param("{a: " * 1500, id="deep"), "a: 1\n...\nb: 2", "? [a]\n: b"]
)
def test_yaml_without_fields_is_a_fault(faults_of: FaultsOf, yaml: str) -> None:
    assert faults_of(f"---\n{yaml}\n---\n")


def test_other_faults_are_found_below_bad_yaml(spoil: Spoil, faults_of: FaultsOf) -> None:
    text = spoil("title: Tea", "title: : Tea").replace("- key: comparison-price\n", "")
    assert len(faults_of(text)) == 2


def test_front_matter_is_needed_at_the_top(faults_of: FaultsOf, small_document: str) -> None:
    faults = faults_of("\n" + small_document)
    assert [(fault.line, fault.message) for fault in faults] == [(1, "The document has no front matter.")]
    assert 'a line "---"' in faults[0].fix


def test_front_matter_must_end(spoil: Spoil, faults_of: FaultsOf) -> None:
    faults = faults_of(spoil("---\n\n# Tea", "\n# Tea"))
    assert [(fault.line, fault.message) for fault in faults] == [(1, "The front matter is never closed.")]
    assert 'Put a line "---"' in faults[0].fix


def test_long_front_matter_is_not_read_as_yaml(faults_of: FaultsOf) -> None:
    faults = faults_of("---\n" + "a: [b]\n" * 20_000 + "---\n")
    assert faults[0].line == 2
    assert "139,999 characters; 100,000 is the most" in faults[0].message


def test_an_unknown_audience_is_a_fault_and_never_public() -> None:
    faults = FaultList(Path("a.md"))
    assert as_audience("Public", 7, faults) == "employees"
    assert [fault.line for fault in faults.faults] == [7]
    assert as_audience("public", 7, faults) == "public"
    assert len(faults.faults) == 1
