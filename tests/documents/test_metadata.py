from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.documents.parser import parse_document
from bot.files.faults import Fault

CheckFault = Callable[[str, str, str, str, str], None]
FaultsOf = Callable[[str], tuple[Fault, ...]]
Spoil = Callable[[str, str], str]

TEA = "## How tea is made"


@pytest.mark.parametrize(
    ("old", "new", "at", "message", "fix"),
    [
        ("- key: how-tea-is-made\n", "", TEA, "has no key", '"- key: '),
        ("- intent: ask_tea\n", "", TEA, "has no intent", '"- intent: '),
        ("- key: how-tea-is-made", "- key: How tea", "- key: How", "cannot be a key", "lower-case"),
        ("- intent: ask_tea", "- intent: ask_te", "- intent: ask_te", "no intent", 'Did you mean "ask_tea"?'),
        ("- intent: ask_tea", "- intent: weather", "- intent: weather", "no intent", 'Declare it under "intents:"'),
        ("- aspect: taste", "- aspect: smell", "- aspect: smell", 'no aspect "smell"', '"aspects:"'),
        ("- side: tea", "- side: water", "- side: water", 'no side "water"', '"sides:"'),
        ("- audience: employees", "- audience: staff", "- audience: staff", "not an audience", '"employees"'),
        ("- term: Brewing", "- terms: Brewing", "- terms:", "unknown field", 'Did you mean "term"?'),
        ("- term: Brewing", "- colour: red", "- colour:", "unknown field", "the fields are key, intent"),
        ("- term: Brewing", "- term:", "- term:", "term is empty", "after the colon"),
        ("- term: Brewing", "- side: tea", "- side: tea\n- aliases", "side twice, first in line 30", "Remove one"),
        ("- term: Brewing", "- Brewing", "- Brewing", "is not a field", '"- name: value"'),
        ("- related: comparison-price", "- related: how-tea-is-made", "- related:", "itself", "its own key"),
        ("2024-02-28; B", "2024-02-30; B", "- sources:", "is not a date", "year-month-day"),
        ("2024-02-28; B", "; B", "- sources:", "is not a source", "Title, https://address"),
        ("http://tea.example,", "ftp://tea.example,", "- sources:", "is not a source", "Title, https://address"),
        ("Brewing, http", "http", "- sources:", "is not a source", "Title, https://address"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(
    check_fault: CheckFault, old: str, new: str, at: str, message: str, fix: str
) -> None:
    check_fault(old, new, at, message, fix)


def test_a_lead_that_sticks_to_the_fields_is_named_first(spoil: Spoil, faults_of: FaultsOf) -> None:
    faults = faults_of(spoil("- audience: employees\n\n", "- audience: employees\n"))
    stray = next(fault for fault in faults if "is right below a list" in fault.message)
    assert stray.line == 36
    assert "empty line" in stray.fix


def test_a_badly_formed_intent_is_named(spoil: Spoil, faults_of: FaultsOf) -> None:
    faults = faults_of(spoil("- intent: ask_tea", "- intent: ask tea/now"))
    assert {fault.line for fault in faults} == {28}
    assert any("underscores" in fault.fix for fault in faults)


def test_the_audience_of_the_document_holds_where_the_section_names_none(
    tmp_path: Path, small_document: str
) -> None:
    path = tmp_path / "document.md"
    path.write_text(small_document.replace("- audience: employees\n", ""))
    assert [passage.audience for passage in parse_document(path).passages] == ["public", "public"]
    path.write_text(small_document.replace("audience: public", "audience: employees"))
    assert [passage.audience for passage in parse_document(path).passages] == ["employees", "employees"]
