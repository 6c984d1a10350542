"""A learner record and the achievements in it, each by itself."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.badges.contexts import CREDENTIALS_V2
from bot.badges.evidence import evidence_of
from bot.badges.reading import read_badge
from bot.badges.records import UNNAMED, parts_of, read_record
from bot.badges.trusted_issuers import TrustedIssuer, TrustedIssuers
from bot.badges.verification import BadgeUnreadable, Verification
from bot.badges.verify import verify_badge
from bot.badges.wording import badge_reply
from tests.badges.issuing import HOLDER, NOW, Academy
from tests.badges.proving import OPEN_BADGES, document, multikey, proven
from tests.fetching.hosting import Host

KEY, OTHER = Academy().key, Academy().key
ISSUER, STRANGER = (f"did:key:{multikey(key)}" for key in (KEY, OTHER))
CLR = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"


def record(*parts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return document(
        ISSUER,
        **{
            "@context": [CREDENTIALS_V2, CLR, OPEN_BADGES],
            "type": ["VerifiableCredential", "ClrCredential"],
            "name": "My studies",
            "credentialSubject": {
                "id": f"mailto:{HOLDER}",
                "type": ["ClrSubject"],
                "verifiableCredential": list(parts),
            },
            **changes,
        },
    )


def part(issuer_id: str, name: str) -> dict[str, Any]:
    body = document(issuer_id, id=f"urn:{name}")
    body["credentialSubject"]["achievement"] |= {"name": name, "id": f"urn:achievement:{name}"}
    return body


async def verified(host: Host, body: dict[str, Any]) -> Verification:
    trusted = TrustedIssuers((TrustedIssuer(ISSUER, "The Academy"), TrustedIssuer(STRANGER, "The School")))
    async with host.fetcher() as fetcher:
        return await verify_badge(read_badge(json.dumps(body)), trusted, fetcher, NOW)


async def test_each_achievement_is_verified_by_itself(host: Host) -> None:
    signed = proven(part(STRANGER, "Law"), OTHER, f"{STRANGER}#{multikey(OTHER)}")
    broken = {**proven(part(STRANGER, "Art"), OTHER, f"{STRANGER}#{multikey(OTHER)}"), "validUntil": None}
    broken["description"] = "Added"
    body = record(part(ISSUER, "SQL"), part(STRANGER, "Chess"), signed, broken)
    found = await verified(host, proven(body, KEY, f"{ISSUER}#{multikey(KEY)}", "eddsa-jcs-2022"))
    assert found.all_passed
    assert [one.achievement for one in found.parts] == ["SQL", "Chess", "Law", "Art"]
    assert [one.achievement for one in found.counting] == ["SQL", "Law"]
    assert [one.title for one in evidence_of(found, {}, {})] == ["SQL", "Law"]
    assert {one.badge for one in evidence_of(found, {}, {})} == {found.badge_id}
    assert "“Chess” (not passed" in " ".join(badge_reply(found).paragraphs)


async def test_nothing_counts_of_a_record_that_was_altered(host: Host) -> None:
    body = proven(record(part(ISSUER, "SQL")), KEY, f"{ISSUER}#{multikey(KEY)}", "eddsa-jcs-2022")
    found = await verified(host, {**body, "name": "Other studies"})
    assert not found.signature.passed
    assert found.counting == ()


def test_a_record_without_a_name_or_parts() -> None:
    assert read_record(record(name=None), "x").achievement == UNNAMED
    assert parts_of({"credentialSubject": "x"}) == []
    assert parts_of({"credentialSubject": {"verifiableCredential": "eyJ"}}) == ["eyJ"]
    with pytest.raises(BadgeUnreadable, match="issuer"):
        read_record(record(issuer=None), "x")
