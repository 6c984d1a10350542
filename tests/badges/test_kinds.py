"""Each kind of credential is named for what it is, with what it claims and what its holder can do."""

from __future__ import annotations

from typing import Any

import pytest

from bot.badges.kinds import claimed_words, kind_of, refuse_other

V2 = "https://w3id.org/openbadges/v2"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"type": ["VerifiableCredential", "OpenBadgeCredential"]}, "badge 3"),
        ({"type": "AchievementCredential"}, "badge 3"),
        ({"type": ["VerifiableCredential", "ClrCredential"]}, "record"),
        ({"type": "VerifiablePresentation"}, "presentation"),
        ({"type": "Assertion", "@context": V2}, "badge 2"),
        ({"badge": "https://a.example/b", "verification": {"type": "hosted"}}, "badge 2"),
        ({"badge": "https://a.example/b", "verify": {"type": "hosted"}, "uid": "1"}, "badge 1"),
        ({"type": "Assertion", "@context": "https://w3id.org/openbadges/v1", "badge": {}}, "badge 1"),
        ({"type": ["VerifiableCredential"]}, "other"),
        ({}, "other"),
    ],
)
def test_the_kind(body: dict[str, Any], kind: str) -> None:
    assert kind_of(body) == kind


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"type": ["VerifiableCredential", "EndorsementCredential"]}, "endorsement"),
        ({"type": ["VerifiableCredential", "EuropeanDigitalCredential"]}, "Europass"),
        ({"type": "X", "@context": ["http://data.europa.eu/snb/model/context/edc-ap"]}, "Europass"),
        ({"type": ["VerifiableCredential", "BitstringStatusListCredential"]}, "list of withdrawn badges"),
        ({"type": "BadgeClass"}, "describes a badge"),
        ({"type": ["VerifiableCredential"]}, "another kind"),
        ({"a": 1}, "not a badge"),
    ],
)
def test_other_kinds_are_named(body: dict[str, Any], words: str) -> None:
    assert words in refuse_other(body).reason


def test_what_it_claims_is_quoted_and_said_to_be_claimed() -> None:
    body = {"name": "MSc”. Signature: passed", "issuer": {"name": "Uni"}, "validFrom": "2024-05-06T00:00:00Z"}
    assert claimed_words(body) == (
        "It claims the title “MSc'. Signature: passed”, the issuer “Uni” and the date 6 May 2024; "
        "I have not checked that."
    )
    assert claimed_words({}) == ""
