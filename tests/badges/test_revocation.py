from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from openbadgeslib.ob3 import build_status_list_credential, encode_bitstring, status_entry

from bot.badges.reading import read_badge
from bot.badges.verification import Check, Verdict
from bot.badges.verify import verify_badge
from tests.badges.issuing import HOST, LIST, NOW, Academy, altered, with_status
from tests.fetching.hosting import Host

P, F, N = Verdict.PASSED, Verdict.FAILED, Verdict.NOT_CHECKED
PLACE = f"{HOST}/status/1"


async def revocation(host: Host, academy: Academy, status: Any) -> Check:
    payload = {**academy.payload(), "credentialStatus": status}
    host.give(f"{HOST}/.well-known/did.json", academy.did_document())
    async with host.fetcher() as fetcher:
        badge = read_badge(academy.sign_payload(payload))
        verification = await verify_badge(badge, academy.policy, fetcher, NOW)
    assert verification.signature.passed
    return verification.revocation


async def of_list(host: Host, academy: Academy, body: str, **entry: Any) -> Verdict:
    host.give(PLACE, body, "text/plain")
    return (await revocation(host, academy, {**status_entry(LIST, "revocation", 7), **entry})).verdict


@pytest.mark.parametrize("purpose", ["revocation", "suspension"])
@pytest.mark.parametrize("kind", ["BitstringStatusListEntry", "StatusList2021Entry"])
async def test_a_bit_that_is_set(host: Host, purpose: str, kind: str) -> None:
    academy = Academy()
    for revoked, expected in (((7,), F), ((6, 8), P), ((), P)):
        body = academy.status_list(*revoked, purpose=purpose)
        assert await of_list(host, academy, body, statusPurpose=purpose, type=kind) is expected


async def test_a_bit_that_means_something_else(host: Host) -> None:
    academy = Academy()
    document = {**build_status_list_credential(academy.id, LIST, "revocation", (7,), issued=NOW)}
    document["credentialSubject"]["statusPurpose"] = "message"
    body = academy.sign_payload({**document, "iss": academy.id})
    assert await of_list(host, academy, body, statusPurpose="message") is P


async def test_a_list_that_only_its_host_vouches_for_condemns_and_never_acquits(host: Host) -> None:
    academy = Academy()
    for revoked, expected in (((7,), F), ((), N)):
        unsigned = json.dumps(build_status_list_credential(academy.id, LIST, "revocation", revoked, issued=NOW))
        assert await of_list(host, academy, unsigned) is expected
        forged = Academy().status_list(*revoked)
        assert await of_list(host, academy, forged) is expected
    other = Academy(id=academy.did_key, key=academy.key)
    assert await of_list(host, academy, other.status_list()) is N
    cleared = altered(
        academy.status_list(7),
        credentialSubject={"statusPurpose": "revocation", "encodedList": encode_bitstring(())},
    )
    assert await of_list(host, academy, cleared) is N


@pytest.mark.parametrize(
    "more", [{"valid_until": NOW - timedelta(days=1)}, {"issued": NOW + timedelta(days=1)}], ids=["old", "future"]
)
async def test_a_list_out_of_its_time(host: Host, more: dict[str, Any]) -> None:
    academy = Academy()
    assert await of_list(host, academy, academy.status_list(**more)) is N


@pytest.mark.parametrize(
    "entry",
    [
        {"statusListIndex": "x"},
        {"statusListIndex": -1},
        {"statusListIndex": "9" * 40},
        {"statusListIndex": 131072},
        {"statusListIndex": None},
        {"statusListIndex": True},
        {"statusListCredential": None},
        {"statusListCredential": "http://badges.academy.example/status/1"},
        {"statusListCredential": "https://127.0.0.1/status/1"},
        {"statusPurpose": "suspension"},
        {"statusPurpose": ["revocation"]},
        {"statusSize": 2},
        {"type": "SomethingElse"},
        {"type": None},
    ],
)
async def test_an_entry_that_cannot_be_followed(host: Host, entry: dict[str, Any]) -> None:
    academy = Academy()
    assert await of_list(host, academy, academy.status_list(7), **entry) is N


@pytest.mark.parametrize("body", ["", "{", "[]", "{}", "a.b.c", "nonsense", '{"credentialSubject": 3}', "\ufeff"])
async def test_a_list_that_is_none(host: Host, body: str) -> None:
    assert await of_list(host, Academy(), body) is N


async def test_a_list_that_unfolds_to_more_than_fits(host: Host) -> None:
    import base64
    import gzip

    bomb = base64.urlsafe_b64encode(gzip.compress(bytes(50_000_000))).decode().rstrip("=")
    academy = Academy()
    subject = {"statusPurpose": "revocation", "encodedList": "u" + bomb}
    body = academy.sign_payload({"issuer": academy.id, "iss": academy.id, "credentialSubject": subject})
    assert await of_list(host, academy, body) is N


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ([], P),
        (["urn:uuid:other"], P),
        (["urn:uuid:11111111-1111-4111-8111-111111111111"], F),
        ([{"id": "urn:uuid:11111111-1111-4111-8111-111111111111", "revocationReason": "Copied"}], F),
        ([{"id": "urn:uuid:11111111-1111-4111-8111-111111111111", "revoked": False}], P),
        (None, N),
        ("all", N),
    ],
)
async def test_the_list_of_revoked_credentials(host: Host, listed: Any, expected: Verdict) -> None:
    academy = Academy()
    body = json.dumps({"id": LIST, "issuer": academy.id, "revokedCredentials": listed})
    host.give(PLACE, body)
    check = await revocation(host, academy, {"id": LIST, "type": "1EdTechRevocationList"})
    assert check.verdict is expected
    assert ("Copied" in check.reason) == ("Copied" in body)


async def test_the_list_of_revoked_credentials_of_another_issuer(host: Host) -> None:
    host.give(PLACE, json.dumps({"issuer": "did:web:badges.other.example", "revokedCredentials": []}))
    assert (await revocation(host, Academy(), {"id": LIST, "type": "1EdTechRevocationList"})).verdict is N


async def test_the_worst_of_several_entries_counts(host: Host) -> None:
    academy = Academy()
    host.give(PLACE, academy.status_list(7), "text/plain")
    good, bad = status_entry(LIST, "revocation", 6), status_entry(LIST, "revocation", 7)
    unknown = {"type": "SomethingElse"}
    assert (await revocation(host, academy, [good, unknown])).verdict is N
    assert (await revocation(host, academy, [unknown, bad, good])).verdict is F
    assert (await revocation(host, academy, [good, good])).verdict is P
    assert (await revocation(host, academy, [good] * 100)).verdict is N
    assert host.asked.count(PLACE) == 3, "one list is asked for once a verification"


async def test_a_status_that_is_no_entry_is_not_taken_for_none(host: Host) -> None:
    for status in ("https://badges.academy.example/status/1", ["x"], 7):
        assert (await revocation(host, Academy(), status)).verdict is N


def test_the_helper_makes_entries() -> None:
    assert with_status(3)["credential_status"][0]["statusListIndex"] == "3"
