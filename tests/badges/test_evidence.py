"""Who holds a badge, and what it is then evidence of."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime, timezone
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.badges.evidence import counts_as_evidence, evidence_of, holder_confirmed, is_recipient
from bot.badges.verification import (
    Alignment,
    Check,
    Recipient,
    Verdict,
    Verification,
    passed,
)
from bot.profile.profile import Evidence
from tests.tools.people import CREDENTIALS, SKILLS

PASSED = passed("Fine.")


GOOD = Verification(
    "b1", "SQL", "A", "did:web:a", PASSED, PASSED, PASSED, PASSED, (Recipient("mailto:ada@a.example"),)
)


def hashed(text: str, salt: str = "", name: str = "sha256") -> Recipient:
    digest = hashlib.new(name, (text + salt).encode()).hexdigest()
    return Recipient(f"{name}${digest}", "emailAddress", True, salt)


@pytest.mark.parametrize(
    ("recipient", "identifier", "expected"),
    [
        (Recipient("mailto:ada@a.example"), "ada@a.example", True),
        (Recipient("mailto:ada@a.example"), " MAILTO:Ada@A.example ", True),
        (Recipient("ada@a.example"), "mailto:ada@a.example", True),
        (Recipient("mailto:ada@a.example"), "eve@a.example", False),
        (Recipient("Ada Lovelace", "name"), "ada  lovelace", True),
        (Recipient("did:web:Ada"), "did:web:Ada", True),
        (Recipient("did:web:Ada"), "did:web:ada", False),
        (hashed("ada@a.example", "s"), "ada@a.example", True),
        (hashed("ada@a.example", "s"), "Ada@a.example", True),
        (hashed("Ada@a.example"), "mailto:Ada@a.example", True),
        (hashed("mailto:ada@a.example"), "ada@a.example", True),
        (hashed("ada@a.example", name="md5"), "ada@a.example", True),
        (hashed("ada@a.example", "s"), "eve@a.example", False),
        (replace(hashed("ada@a.example", "s"), salt="t"), "ada@a.example", False),
        (Recipient("sha1$0000", "emailAddress", True), "ada@a.example", False),
        (Recipient("ada@a.example", "emailAddress", True), "ada@a.example", False),
        (Recipient("sha256$", "emailAddress", True), "", False),
    ],
)
def test_who_is_the_recipient(recipient: Recipient, identifier: str, expected: bool) -> None:
    assert is_recipient(recipient, identifier) == expected


def test_only_four_passes_and_a_confirmed_holder_count() -> None:
    for verdicts in product(Verdict, repeat=4):
        checks = [Check(verdict, "") for verdict in verdicts]
        verification = Verification("b1", "SQL", "A", "did:web:a", *checks, recipients=GOOD.recipients)
        assert counts_as_evidence(verification, "ada@a.example") == (set(verdicts) == {Verdict.PASSED})
        assert not counts_as_evidence(verification, "eve@a.example")
        assert not counts_as_evidence(verification, None)


def test_a_badge_with_a_holder_is_not_confirmed_by_its_id() -> None:
    assert not holder_confirmed(GOOD, "b1")
    assert holder_confirmed(replace(GOOD, recipients=()), "b1")


@given(st.text(), st.text(), st.text(), st.booleans())
def test_odd_identifiers(value: str, identifier: str, salt: str, is_hashed: bool) -> None:
    assert is_recipient(Recipient(value, "", is_hashed, salt), identifier) in (True, False)


BY_KEY = {one.key: one for one in CREDENTIALS}


FROM, UNTIL = datetime(2026, 3, 1, tzinfo=timezone.utc), datetime(2027, 3, 1, tzinfo=timezone.utc)


def badge(title: str, *skills: str, tags: tuple[str, ...] = ()) -> Verification:
    passed = Check(Verdict.PASSED, "")
    return Verification(
        signature=passed,
        dates=passed,
        revocation=passed,
        trust=passed,
        achievement=title,
        issuer="Academy",
        issuer_id="did:web:academy.example",
        badge_id="urn:badge:1",
        skills=tuple(Alignment(name) for name in skills),
        tags=tags,
        valid_from=FROM,
        valid_until=UNTIL,
    )


def found(verification: Verification) -> tuple[Evidence, ...]:
    return evidence_of(verification, BY_KEY, SKILLS)


def test_a_badge_of_the_name_of_a_credential_proves_it_with_its_dates() -> None:
    (one,) = found(badge("CLOUD STEPS badge"))
    assert one == Evidence(
        "proven",
        "CLOUD STEPS badge",
        credential="cloud-steps",
        badge="urn:badge:1",
        earned=date(2026, 3, 1),
        expires=date(2027, 3, 1),
    )


def test_alignments_prove_skills_and_tags_do_where_there_is_none() -> None:
    assert [one.skill for one in found(badge("Data week", "sql", "SQL", "Juggling"))] == ["sql"]
    assert [one.skill for one in found(badge("Data week", tags=("Model data",)))] == ["modelling"]
    assert [one.skill for one in found(badge("Data week", "SQL", tags=("Model data",)))] == ["sql"]


def test_a_badge_that_is_merely_alike_proves_nothing_of_the_catalogue() -> None:
    (one,) = found(badge("Cloud Steps badge, advanced"))
    assert (one.skill, one.credential, one.title) == (None, None, "Cloud Steps badge, advanced")
