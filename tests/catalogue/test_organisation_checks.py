"""Rows of one file that do not fit one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalogue.organisation_checks import check_credentials, check_criteria
from bot.catalogue.records import Credential, Criterion
from bot.dialogue.person import Audience
from bot.files.cells import Cells
from bot.files.delimited import Row
from bot.files.faults import FaultList


def credential(key: str, *prerequisites: str, audience: Audience = "public") -> Credential:
    return Credential(key, key, "badge", "Guild", (), 1.0, prerequisites=prerequisites, audience=audience)


def faults_of(*credentials: Credential) -> list[tuple[int, str]]:
    """Line and message of each fault; the first credential is on line 2."""
    faults = FaultList(Path("file.csv"))
    rows = [Cells(Row(line, {}), faults) for line, _ in enumerate(credentials, 2)]
    check_credentials(rows, credentials)
    assert all(fault.column == "prerequisites" for fault in faults.faults)
    return [(fault.line, fault.message) for fault in faults.faults]


def test_a_chain_without_faults() -> None:
    assert faults_of(credential("a"), credential("b", "a"), credential("c", "a", "b")) == []
    assert faults_of() == []


def test_unknown_and_its_own() -> None:
    assert faults_of(credential("a", "nowhere"), credential("b", "b")) == [
        (2, 'No row has the key "nowhere".'),
        (3, "The credential is its own prerequisite."),
    ]


def test_a_circle_is_told_for_each_on_it_and_for_no_other() -> None:
    found = faults_of(credential("a", "c"), credential("b", "a"), credential("c", "b"), credential("d", "a"))
    assert [line for line, _ in found] == [2, 3, 4]
    assert found[0][1].endswith("a -> c -> b -> a.")


@pytest.mark.parametrize(
    ("own", "before", "is_fault"), [("public", "employees", True), ("employees", "public", False)]
)
def test_the_public_cannot_need_what_it_may_not_see(own: Audience, before: Audience, is_fault: bool) -> None:
    found = faults_of(credential("a", audience=before), credential("b", "a", audience=own))
    assert bool(found) is is_fault


def test_a_public_criterion_on_a_hidden_credential() -> None:
    hidden = {"h": credential("h", audience="employees"), "p": credential("p")}
    criteria = [
        Criterion("1", "cook", "Has it", "credential", "h", audience="public"),
        Criterion("2", "cook", "Has it", "credential", "h", audience="employees"),
        Criterion("3", "cook", "Has it", "credential", "p", audience="public"),
        Criterion("4", "cook", "Years", "months_in_role", audience="public"),
    ]
    faults = FaultList(Path("file.csv"))
    check_criteria([Cells(Row(line, {}), faults) for line in (2, 3, 4, 5)], criteria, hidden)
    assert [(fault.line, fault.column) for fault in faults.faults] == [(2, "subject")]
