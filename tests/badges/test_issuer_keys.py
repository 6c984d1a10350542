"""The key comes from the issuer, in whatever form it publishes one."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

import pytest

from bot.badges.issuer_keys import Documents, NoKey, issuer_key
from bot.badges.keys import thumbprint
from bot.badges.trusted_issuers import TrustedIssuer
from bot.badges.verification import Verdict
from bot.fetching.addresses import FetchError
from tests.badges.issuing import Academy
from tests.badges.proving import ec_key, jwk_of, multikey

ACADEMY = Academy()
PUBLIC = thumbprint(ACADEMY.key.public_key())
AT = "https://a.example/issuer"
MULTI = {"id": f"{AT}#k", "type": "Multikey", "controller": AT, "publicKeyMultibase": multikey(ACADEMY.key)}
PEM = ACADEMY.public_pem.decode()


def published(answers: Mapping[str, Any]) -> Documents:
    async def document(url: str) -> bytes:
        if url not in answers:
            raise FetchError("Nothing is there.")
        return json.dumps(answers[url]).encode()

    return document


@pytest.mark.parametrize(
    "profile",
    [
        {"id": AT, "verificationMethod": [MULTI]},
        {"id": AT, "assertionMethod": [MULTI]},
        {"id": AT, "verificationMethod": [MULTI], "assertionMethod": ["#k"]},
        {"id": AT, "publicKey": [{"id": f"{AT}#k", "publicKeyPem": PEM}]},
        {"id": AT, "jwks": {"keys": [{**ACADEMY.jwk, "kid": "k"}]}},
        {"keys": [{**ACADEMY.jwk, "kid": f"{AT}#k"}]},
        ACADEMY.jwk,
    ],
)
async def test_keys_in_an_issuer_s_profile(profile: dict[str, Any]) -> None:
    key = await issuer_key(AT, f"{AT}#k", None, None, published({AT: profile}))
    assert thumbprint(key) == PUBLIC


@pytest.mark.parametrize(
    ("profile", "verdict"),
    [
        ({"id": "https://other.example/", "verificationMethod": [MULTI]}, Verdict.NOT_CHECKED),
        ({"id": AT, "verificationMethod": [MULTI], "assertionMethod": ["#other"]}, Verdict.NOT_CHECKED),
        ({"id": AT, "verificationMethod": [{**MULTI, "id": f"{AT}#other"}]}, Verdict.FAILED),
        ({"id": AT, "name": "Academy"}, Verdict.NOT_CHECKED),
        ([], Verdict.NOT_CHECKED),
    ],
)
async def test_keys_that_a_profile_does_not_give(profile: Any, verdict: Verdict) -> None:
    with pytest.raises(NoKey) as refusal:
        await issuer_key(AT, f"{AT}#k", None, None, published({AT: profile}))
    assert refusal.value.check.verdict is verdict


@pytest.mark.parametrize("name", ["did:web:b.example#k", "https://b.example/issuer#k"])
async def test_a_key_of_somebody_else_is_no_key_of_the_issuer(name: str) -> None:
    document = {"id": "https://b.example/issuer", "verificationMethod": [MULTI]}
    with pytest.raises(NoKey):
        await issuer_key(AT, name, None, None, published({"https://b.example/issuer": document, AT: document}))


async def test_keys_that_are_in_the_id_itself() -> None:
    key = ec_key()
    encoded = base64.urlsafe_b64encode(json.dumps(jwk_of(key)).encode()).decode().rstrip("=")
    for did in (f"did:jwk:{encoded}", f"did:key:{multikey(key)}"):
        assert thumbprint(await issuer_key(did, "", None, None, published({}))) == thumbprint(key.public_key())
    for did in ("did:jwk:e30", "did:jwk:!", "did:key:z1"):
        with pytest.raises(NoKey):
            await issuer_key(did, "", None, None, published({}))


async def test_the_organisation_s_list_may_allow_single_keys_alone() -> None:
    trusted = TrustedIssuer(ACADEMY.did_key, "Academy", keys=("x" * 43,))
    with pytest.raises(NoKey) as refusal:
        await issuer_key(ACADEMY.did_key, "", None, trusted, published({}))
    assert refusal.value.check.verdict is Verdict.FAILED
