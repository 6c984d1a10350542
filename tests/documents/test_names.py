from __future__ import annotations

from pathlib import Path

import pytest

from bot.documents.names import INTENT, KEY, as_audience, did_you_mean, normalised
from bot.files.faults import FaultList


def test_an_unknown_audience_is_a_fault_and_never_public() -> None:
    faults = FaultList(Path("a.md"))
    assert as_audience("Public", 7, faults) == "employees"
    assert [fault.line for fault in faults.faults] == [7]
    assert as_audience("public", 7, faults) == "public"
    assert len(faults.faults) == 1


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Badge cost?", "badge  cost", True),
        ("what's a badge", "What’s a badge!", True),
        ("straße", "STRASSE", True),
        ("badge cost", "badges cost", False),
        ("🙂", "🙃", False),
        ("?", "!", False),
    ],
)
def test_texts_are_compared_by_their_letters_and_digits(one: str, other: str, is_same: bool) -> None:
    assert (normalised(one) == normalised(other)) is is_same


@pytest.mark.parametrize("name", ["a", "a-b", "4-weeks"])
def test_keys(name: str) -> None:
    assert KEY.fullmatch(name)


@pytest.mark.parametrize("name", ["", "-a", "a--b", "a_b", "A", "a b", "é", "a\n"])
def test_no_keys(name: str) -> None:
    assert not KEY.fullmatch(name)


@pytest.mark.parametrize(("name", "is_intent"), [("ask_pay", True), ("_a", False), ("a-b", False), ("a/b", False)])
def test_intents(name: str, is_intent: bool) -> None:
    assert bool(INTENT.fullmatch(name)) is is_intent


def test_only_a_near_name_is_suggested() -> None:
    assert did_you_mean("promotoin", ["promotion", "badges"]) == 'Did you mean "promotion"?'
    assert did_you_mean("weather", ["promotion", "badges"]) == ""
