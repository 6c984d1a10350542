from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.badges.trusted_issuers import (
    FILE,
    NotAnIssuer,
    TrustedIssuer,
    TrustedIssuers,
    add_trusted_issuer,
    check_trust,
    load_trusted_issuers,
)
from bot.badges.verification import Verdict
from bot.files.faults import FaultyFiles
from bot.settings import PROJECT_ROOT

KEY = "x" * 43


def load(folder: Path, text: str) -> TrustedIssuers:
    path = folder / "trusted_issuers.yml"
    path.write_text(text, "utf-8")
    return load_trusted_issuers(path)


def test_the_shipped_list_holds_samples_alone() -> None:
    shipped = load_trusted_issuers(PROJECT_ROOT / FILE)
    assert shipped.issuers
    assert all(issuer.is_sample and issuer.id.endswith(".example") for issuer in shipped.issuers)


def test_a_list_with_everything(tmp_path: Path) -> None:
    text = (
        "issuers:\n  a:\n    name: Academy\n    id: https://a.example/issuer\n"
        f"    jwks: https://a.example/jwks.json\n    keys: [{KEY}]\n  b:\n    name: B\n    id: did:web:b.example\n"
    )
    found = load(tmp_path, text)
    expected = TrustedIssuer("https://a.example/issuer", "Academy", "https://a.example/jwks.json", (KEY,))
    assert found.find("https://a.example/issuer") == expected
    assert found.find("https://a.example/issuer/") is None
    assert found.find("") is None


def test_nobody_is_trusted_by_an_empty_list(tmp_path: Path) -> None:
    assert load(tmp_path, "issuers: {}\n") == TrustedIssuers()


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("issuers:\n  a:\n    name: A\n", 2, "id"),
        ("issuers:\n  a:\n    id: did:web:a.example\n", 2, "name"),
        ("issuers:\n  a:\n    name: A\n    id: a.example\n", 4, "not an issuer's id"),
        ("issuers:\n  a:\n    name: A\n    id: http://a.example\n", 4, "not an issuer's id"),
        ("issuers:\n  a:\n    name: A\n    id: did:web:a\n    jwks: http://a.example/k\n", 5, "https"),
        ("issuers:\n  a:\n    name: A\n    id: did:web:a\n    keys: [short]\n", 5, "fingerprint"),
        ("issuers:\n  a:\n    name: A\n    id: did:web:a\n    sample: perhaps\n", 5, "yes"),
        ("issuers:\n  a:\n    name: A\n    id: did:web:a\n    naem: A\n", 5, "unknown"),
        ("issuers:\n  a: {name: A, id: 'did:web:a'}\n  b: {name: B, id: 'did:web:a'}\n", 3, "twice"),
        ("issuers: [a]\n", 1, "no fields"),
        ("trusted: {}\n", 1, "unknown"),
        ("", 0, "no fields"),
        ("issuers: {", 1, "YAML"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, line: int, word: str) -> None:
    with pytest.raises(FaultyFiles, match=word) as raised:
        load(tmp_path, text)
    assert line in {fault.line for fault in raised.value.faults}
    assert all(fault.fix for fault in raised.value.faults)


def test_a_missing_list(tmp_path: Path) -> None:
    with pytest.raises(FaultyFiles, match="cannot be read"):
        load_trusted_issuers(tmp_path / "none.yml")


@given(st.text(max_size=200))
def test_odd_text_is_a_list_or_told(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "odd.yml"
    path.write_text(text, "utf-8", "replace")
    try:
        found = load_trusted_issuers(path)
    except FaultyFiles:
        return
    assert found == TrustedIssuers()


@pytest.mark.parametrize(
    ("issuer", "proven", "verdict"),
    [
        ("did:web:a", True, Verdict.PASSED),
        ("did:web:a", False, Verdict.NOT_CHECKED),
        ("did:web:b", True, Verdict.FAILED),
        ("did:web:b", False, Verdict.FAILED),
        ("DID:WEB:A", True, Verdict.FAILED),
    ],
)
def test_trust_needs_the_list_and_the_signature(issuer: str, proven: bool, verdict: Verdict) -> None:
    policy = TrustedIssuers((TrustedIssuer("did:web:a", "A"),))
    assert check_trust(issuer, policy, proven).verdict is verdict


def test_a_sample_entry_is_called_one() -> None:
    policy = TrustedIssuers((TrustedIssuer("did:web:a", "A", is_sample=True),))
    assert "sample" in check_trust("did:web:a", policy, True).reason


@pytest.mark.parametrize(
    "text", ["issuers: {}\n", "# Ours\nissuers:\n  a:\n    name: A\n    id: did:web:a.example\n"]
)
def test_an_issuer_is_added_and_the_rest_stays(tmp_path: Path, text: str) -> None:
    path = tmp_path / "trusted_issuers.yml"
    path.write_text(text, "utf-8")
    before = load_trusted_issuers(path).issuers
    assert add_trusted_issuer(path, "did:web:b.example:c", 'The "B": school') == "the-b-school"
    assert add_trusted_issuer(path, "did:web:b.example:d", "The B school") == "the-b-school-2"
    after = load_trusted_issuers(path).issuers
    assert after[: len(before)] == before
    assert [(one.id, one.name) for one in after[len(before) :]] == [
        ("did:web:b.example:c", 'The "B": school'),
        ("did:web:b.example:d", "The B school"),
    ]
    assert ("# Ours" in path.read_text("utf-8")) == ("# Ours" in text)


@pytest.mark.parametrize(
    ("issuer_id", "name"),
    [("urn:x", "A"), ("did:web:a b", "A"), ("did:web:a", ""), ("did:web:a", "A\nid: did:web:b")],
)
def test_what_the_list_does_not_take(tmp_path: Path, issuer_id: str, name: str) -> None:
    path = tmp_path / "trusted_issuers.yml"
    path.write_text("issuers: {}\n", "utf-8")
    with pytest.raises(NotAnIssuer):
        add_trusted_issuer(path, issuer_id, name)
    assert load_trusted_issuers(path).issuers == ()
