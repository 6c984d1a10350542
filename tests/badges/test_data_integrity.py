"""Proofs in a credential's own JSON: what they sign, and what they do not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from benchmarks.badges.mutations import mutations
from bot.badges.data_integrity import MAX_PROOFS, check_proofs
from bot.badges.json_text import read_object
from bot.badges.trusted_issuers import TrustedIssuers
from bot.badges.verification import Verdict
from bot.fetching.addresses import FetchError
from tests.badges.issuing import NOW, Academy
from tests.badges.proving import STATUS, document, multikey, proven, said

ACADEMY = Academy()
ISSUER = f"did:key:{multikey(ACADEMY.key)}"
METHOD = f"{ISSUER}#{multikey(ACADEMY.key)}"
BODY = document(ISSUER, credentialStatus=STATUS)
MUTATIONS = 60
"""For each suite; the whole ten thousand run in the benchmark."""


async def nothing(url: str) -> bytes:
    raise FetchError("Nothing is there.")


async def verdict(body: dict[str, Any]) -> Verdict:
    return (await check_proofs(body, TrustedIssuers(), nothing, NOW)).verdict


def with_proof(suite: str = "eddsa-rdfc-2022", **options: Any) -> dict[str, Any]:
    return proven(BODY, ACADEMY.key, METHOD, suite, **options)


@pytest.mark.parametrize("suite", ["eddsa-rdfc-2022", "eddsa-jcs-2022"])
async def test_no_mutation_of_a_genuine_badge_is_accepted(suite: str) -> None:
    text = json.dumps(with_proof(suite))
    assert await verdict(read_object(text)) is Verdict.PASSED
    for mutated in mutations(text, 1, MUTATIONS):
        body = read_object(mutated)
        if body.get("proof"):
            assert await verdict(body) is not Verdict.PASSED, mutated


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"proofPurpose": "authentication"}, Verdict.FAILED),
        ({"proofValue": "z1"}, Verdict.FAILED),
        ({"proofValue": None}, Verdict.FAILED),
        ({"verificationMethod": {"id": METHOD}}, Verdict.FAILED),
        ({"created": said(NOW)}, Verdict.FAILED),
        ({"nonce": "added"}, Verdict.FAILED),
        ({"unheardOf": "added"}, Verdict.FAILED),
        ({"@context": "https://www.w3.org/ns/credentials/v2"}, Verdict.FAILED),
        ({"previousProof": "urn:before"}, Verdict.NOT_CHECKED),
        ({"cryptosuite": "ecdsa-sd-2023"}, Verdict.NOT_CHECKED),
        ({"type": "RsaSignature2018"}, Verdict.NOT_CHECKED),
        ({"cryptosuite": "ecdsa-rdfc-2019"}, Verdict.FAILED),
    ],
)
async def test_a_proof_that_was_changed(change: dict[str, Any], expected: Verdict) -> None:
    body = with_proof()
    assert await verdict({**body, "proof": {**body["proof"], **change}}) is expected


async def test_a_proof_may_end() -> None:
    assert await verdict(with_proof(expires="2999-01-01T00:00:00Z")) is Verdict.PASSED
    assert await verdict(with_proof(expires="2001-01-01T00:00:00Z")) is Verdict.FAILED


async def test_each_of_several_proofs_must_hold() -> None:
    two = proven(with_proof(), ACADEMY.key, METHOD, "eddsa-jcs-2022")
    assert await verdict(two) is Verdict.PASSED
    first, second = two["proof"]
    assert await verdict({**two, "proof": [first, {**second, "created": said(NOW)}]}) is Verdict.FAILED
    assert await verdict({**two, "proof": [first, {**second, "cryptosuite": "x"}]}) is Verdict.NOT_CHECKED
    assert await verdict({**two, "proof": [first] * (MAX_PROOFS + 1)}) is Verdict.FAILED
    assert await verdict({**two, "proof": [first, "x"]}) is Verdict.FAILED


async def test_a_suite_is_not_taken_for_another() -> None:
    body = with_proof("eddsa-jcs-2022")
    proof = {member: value for member, value in body["proof"].items() if member != "@context"}
    assert await verdict({**body, "proof": {**proof, "cryptosuite": "eddsa-rdfc-2022"}}) is Verdict.FAILED
