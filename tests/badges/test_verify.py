from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from openbadgeslib.ob3 import Issuer, OB3VerificationError, OB3Verifier

from bot.badges.evidence import counts_as_evidence
from bot.badges.reading import read_badge
from bot.badges.trusted_issuers import TrustedIssuer, TrustedIssuers
from bot.badges.verification import BadgeUnreadable, Verdict, Verification
from bot.badges.verify import verify_badge
from tests.badges.issuing import (
    HOLDER,
    HOST,
    LIST,
    NOW,
    Academy,
    altered,
    baked_png,
    baked_svg,
    unsigned,
    with_status,
)
from tests.fetching.hosting import Host

P, F, N = Verdict.PASSED, Verdict.FAILED, Verdict.NOT_CHECKED
CARRIERS = ("text", "hosted", "png", "svg", "hosted png")


async def verified(host: Host, source: str | bytes, policy: TrustedIssuers, seconds: float = 2.5) -> Verification:
    async with host.fetcher() as fetcher:
        return await verify_badge(read_badge(source), policy, fetcher, NOW, seconds)


def carried(host: Host, token: str, carrier: str) -> str | bytes:
    """The badge as a person would hand it over."""
    if carrier == "text":
        return token
    if carrier == "hosted":
        return host.give(f"{HOST}/badge/1", token, "text/plain")
    picture = baked_svg(token) if carrier == "svg" else baked_png(token)
    return host.give(f"{HOST}/badge/1.png", picture, "image/png") if carrier == "hosted png" else picture


def verdicts(verification: Verification) -> tuple[Verdict, ...]:
    return tuple(check.verdict for _, check in verification.checks)


PAST, FUTURE = NOW - timedelta(days=5), NOW + timedelta(days=5)


def _of(**changes: Any) -> Callable[[Academy, Host], str]:
    return lambda academy, _: academy.sign(academy.credential(**changes))


def _revoked(**changes: Any) -> Callable[[Academy, Host], str]:
    def issue(academy: Academy, host: Host) -> str:
        academy.publish(host, 7)
        return academy.sign(academy.credential(**with_status(), **changes))

    return issue


def _altered_dates(academy: Academy, _: Host) -> str:
    token = academy.sign(academy.credential(expiration_date=PAST))
    return altered(token, validUntil=FUTURE.isoformat(), exp=None)


def _of_other_issuer(_: Academy, host: Host) -> str:
    other = Academy(id="did:web:badges.other.example")
    host.give("badges.other.example/.well-known/did.json", other.did_document())
    return other.sign(other.credential())


def _without(path: str) -> Callable[[Academy, Host], str]:
    def issue(academy: Academy, host: Host) -> str:
        host.answers.pop(f"{HOST}/{path}")
        return academy.sign(academy.credential(**with_status()))

    return issue


BADGES: dict[str, tuple[Callable[[Academy, Host], str], tuple[Verdict, Verdict, Verdict, Verdict]]] = {
    "valid": (_of(**with_status()), (P, P, P, P)),
    "without list": (_of(), (P, P, P, P)),
    "without end": (_of(expiration_date=None), (P, P, P, P)),
    "expired": (_of(expiration_date=PAST), (P, F, P, P)),
    "not yet valid": (_of(issuance_date=FUTURE), (P, F, P, P)),
    "revoked": (_revoked(), (P, P, F, P)),
    "revoked and expired": (_revoked(expiration_date=PAST), (P, F, F, P)),
    "altered": (lambda academy, _: altered(academy.sign(academy.credential()), name="Better"), (F, P, N, N)),
    "altered dates": (_altered_dates, (F, P, N, N)),
    "alg none": (lambda academy, _: unsigned(academy.sign(academy.credential())), (F, P, N, N)),
    "wrong key": (lambda academy, _: Academy().sign(academy.credential()), (F, P, N, N)),
    "unknown issuer": (_of_other_issuer, (P, P, P, F)),
    "issuer unreachable": (_without(".well-known/did.json"), (N, P, N, N)),
    "list unreachable": (_without("status/1"), (P, P, N, P)),
}
"""How a badge of each kind is made, and the verdicts on signature, dates, revocation and issuer."""


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("name", BADGES)
async def test_each_badge_gets_its_four_verdicts(host: Host, name: str, carrier: str) -> None:
    academy = Academy()
    academy.publish(host)
    issue, expected = BADGES[name]
    token = issue(academy, host)
    verification = await verified(host, carried(host, token, carrier), academy.policy)
    assert verdicts(verification) == expected
    assert all(check.reason for _, check in verification.checks)
    assert counts_as_evidence(verification, HOLDER) == (expected == (P, P, P, P))
    assert not counts_as_evidence(verification, "eve@example.com")
    assert not counts_as_evidence(verification, None)


@pytest.mark.parametrize("name", BADGES)
async def test_the_library_agrees_wherever_everything_passed(host: Host, name: str) -> None:
    academy = Academy()
    academy.publish(host)
    token = BADGES[name][0](academy, host)
    verification = await verified(host, token, academy.policy)

    def library() -> bool:
        try:
            OB3Verifier(academy.public_pem).verify(
                token,
                check_status=True,
                download=lambda url: academy.status_list(*((7,) if "revoked" in name else ())).encode(),
            )
        except OB3VerificationError:
            return False
        return True

    if verification.all_passed:
        assert library()
    if name in ("expired", "not yet valid", "revoked", "altered", "alg none", "wrong key"):
        assert not library()


async def test_what_the_badge_says_is_told(host: Host) -> None:
    academy = Academy()
    academy.publish(host)
    verification = await verified(host, academy.sign(academy.credential()), academy.policy)
    assert (verification.achievement, verification.issuer) == ("SQL for analysts", "Academy")
    assert [skill.name for skill in verification.skills] == ["SQL"]
    assert verification.recipients[0].value == f"mailto:{HOLDER}"
    assert verification.valid_until == NOW + timedelta(days=300)


async def test_a_badge_has_one_id_however_it_is_handed_over(host: Host) -> None:
    academy = Academy()
    academy.publish(host)
    token = academy.sign(academy.credential())
    found = {(await verified(host, carried(host, token, carrier), academy.policy)).badge_id for carrier in CARRIERS}
    assert len(found) == 1
    other = academy.sign(academy.credential(id="urn:uuid:22222222-2222-4222-8222-222222222222"))
    assert (await verified(host, other, academy.policy)).badge_id not in found


@pytest.mark.parametrize("key", ["own", "other"])
async def test_an_issuer_that_is_its_own_key(host: Host, key: str) -> None:
    academy = Academy()
    academy.id = academy.did_key
    signer = academy if key == "own" else Academy()
    verification = await verified(host, signer.sign(academy.credential()), academy.policy)
    assert verification.signature.passed == (key == "own")
    assert not host.asked


async def test_a_key_that_the_badge_brings_proves_no_issuer_of_an_address(host: Host) -> None:
    academy = Academy(id=f"https://{HOST}/issuer")
    verification = await verified(host, academy.sign(academy.credential()), academy.policy)
    assert verdicts(verification)[:1] == (N,)
    assert verification.trust.verdict is N


@pytest.mark.parametrize("pinned", [True, False])
async def test_a_key_on_the_list_of_trusted_issuers(host: Host, pinned: bool) -> None:
    from bot.badges.keys import thumbprint

    academy = Academy(id=f"https://{HOST}/issuer")
    key = (academy if pinned else Academy()).key.public_key()
    policy = TrustedIssuers((TrustedIssuer(academy.id, "Academy", keys=(thumbprint(key),)),))
    verification = await verified(host, academy.sign(academy.credential()), policy)
    assert verification.all_passed == pinned


async def test_keys_at_an_address_on_the_list_of_trusted_issuers(host: Host) -> None:
    academy = Academy(id=f"https://{HOST}/issuer")
    jwks = host.give(f"{HOST}/jwks.json", json.dumps({"keys": [Academy().jwk, academy.jwk]}))
    policy = TrustedIssuers((TrustedIssuer(academy.id, "Academy", jwks=jwks),))
    assert (await verified(host, academy.sign(academy.credential()), policy)).all_passed
    forged = Academy().sign(academy.credential())
    assert (await verified(host, forged, policy)).signature.verdict is F


@pytest.mark.parametrize(("place", "expected"), [(HOST, P), ("keys.other.example", N)])
async def test_a_key_address_counts_only_on_the_issuers_own_host(host: Host, place: str, expected: Verdict) -> None:
    import jwt

    academy = Academy(id=f"https://{HOST}/issuer")
    address = host.give(f"{place}/jwks.json", json.dumps({"keys": [{**academy.jwk, "kid": "k1"}]}))
    token = jwt.encode(academy.payload(), academy.key, "EdDSA", headers={"kid": f"{address}#k1"})
    assert (await verified(host, token, academy.policy)).signature.verdict is expected


@pytest.mark.parametrize(
    ("kid", "expected"),
    [
        (f"did:web:{HOST}#key-1", P),
        ("#key-1", P),
        (f"did:web:{HOST}#key-2", F),
        ("did:web:badges.other.example#key-1", F),
    ],
)
async def test_the_key_that_a_did_document_names(host: Host, kid: str, expected: Verdict) -> None:
    import jwt

    academy = Academy()
    academy.publish(host)
    host.give("badges.other.example/.well-known/did.json", Academy().did_document())
    token = jwt.encode(academy.payload(), academy.key, "EdDSA", headers={"kid": kid})
    assert (await verified(host, token, academy.policy)).signature.verdict is expected


async def test_a_did_document_of_somebody_else(host: Host) -> None:
    academy = Academy()
    other = Academy(id="did:web:badges.other.example")
    host.give(f"{HOST}/.well-known/did.json", other.did_document())
    assert (await verified(host, academy.sign(academy.credential()), academy.policy)).signature.verdict is N


@pytest.mark.parametrize("claim", ["iss", "sub", "jti"])
async def test_claims_that_contradict_the_credential(host: Host, claim: str) -> None:
    academy = Academy()
    academy.publish(host)
    payload = {**academy.payload(), claim: "did:web:badges.other.example"}
    assert (await verified(host, academy.sign_payload(payload), academy.policy)).signature.verdict is F


@pytest.mark.parametrize("claim", ["iss", "sub", "jti", "nbf", "exp"])
async def test_claims_may_be_left_to_the_credential(host: Host, claim: str) -> None:
    academy = Academy()
    academy.publish(host)
    payload = {key: item for key, item in academy.payload().items() if key != claim}
    assert (await verified(host, academy.sign_payload(payload), academy.policy)).all_passed


@pytest.mark.parametrize("algorithm", ["HS256", "none", "nOnE", "RS256", "ES256"])
async def test_a_token_cannot_choose_its_algorithm(host: Host, algorithm: str) -> None:
    academy = Academy()
    academy.publish(host)
    token = academy.sign(academy.credential())
    signature = token.rpartition(".")[2]
    for end in ("", signature):
        verification = await verified(host, unsigned(token, algorithm) + end, academy.policy)
        assert verification.signature.verdict is F


async def test_the_public_key_as_a_shared_secret_signs_nothing(host: Host) -> None:
    import hashlib
    import hmac

    from tests.badges.issuing import encoded

    academy = Academy()
    academy.publish(host)
    start = f"{encoded({'alg': 'HS256'})}.{encoded(academy.payload())}"
    digest = hmac.new(academy.public_pem, start.encode(), hashlib.sha256).digest()
    import base64

    token = f"{start}.{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"
    assert (await verified(host, token, academy.policy)).signature.verdict is F


async def test_a_badge_that_names_no_holder_counts_only_when_claimed_by_its_id(host: Host) -> None:
    academy = Academy()
    academy.publish(host)
    payload = academy.payload()
    del payload["credentialSubject"]["id"], payload["sub"]
    verification = await verified(host, academy.sign_payload(payload), academy.policy)
    assert verification.all_passed
    assert verification.recipients == ()
    for claimed in (None, "", " ", HOLDER, "yes"):
        assert not counts_as_evidence(verification, claimed)
    assert counts_as_evidence(verification, verification.badge_id)


async def test_a_hidden_holder(host: Host) -> None:
    from openbadgeslib.ob3 import IdentityObject

    academy = Academy()
    academy.publish(host)
    credential = academy.credential(recipient_id=None, identifiers=[IdentityObject.create(HOLDER, "salt")])
    verification = await verified(host, academy.sign(credential), academy.policy)
    assert counts_as_evidence(verification, HOLDER)
    assert not counts_as_evidence(verification, "eve@example.com")
    assert not counts_as_evidence(verification, verification.recipients[0].value)


def _newer(academy: Academy, host: Host, token: str, status: int = 200) -> str:
    address = host.give(f"{HOST}/refresh/1", token, "text/plain", status)
    payload = academy.payload()
    payload["refreshService"] = {"id": address, "type": "1EdTechCredentialRefresh"}
    return academy.sign_payload(payload)


async def test_a_newer_version_takes_the_badges_place(host: Host) -> None:
    academy = Academy()
    academy.publish(host, 7)
    newer = academy.sign(academy.credential(expiration_date=NOW - timedelta(days=3), **with_status()))
    verification = await verified(host, _newer(academy, host, newer), academy.policy)
    assert verdicts(verification) == (P, F, F, P)


@pytest.mark.parametrize(("status", "expected"), [(404, N), (500, N), (410, F)])
async def test_a_newer_version_that_is_not_there(host: Host, status: int, expected: Verdict) -> None:
    academy = Academy()
    academy.publish(host)
    verification = await verified(host, _newer(academy, host, "gone", status), academy.policy)
    assert verification.revocation.verdict is expected


@pytest.mark.parametrize("kind", ["other issuer", "other badge", "altered", "nonsense"])
async def test_a_newer_version_that_is_none(host: Host, kind: str) -> None:
    academy, other = Academy(), Academy()
    academy.publish(host)
    token = {
        "other issuer": other.sign(other.credential(issuer=Issuer(id=other.did_key, name="Other"))),
        "other badge": academy.sign(academy.credential(id="urn:uuid:33333333-3333-4333-8333-333333333333")),
        "altered": altered(academy.sign(academy.credential()), name="x"),
        "nonsense": "nonsense",
    }[kind]
    verification = await verified(host, _newer(academy, host, token), academy.policy)
    assert verdicts(verification) == (P, P, N, P)


@pytest.mark.parametrize("place", ["badge", "did", "list"])
async def test_a_silent_server_costs_its_own_verdict_and_little_time(host: Host, place: str) -> None:
    async def never(_: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    academy = Academy()
    academy.publish(host)
    token = academy.sign(academy.credential(**with_status()))
    paths = {"badge": "badge/1", "did": ".well-known/did.json", "list": "status/1"}
    host.answer(f"{HOST}/{paths[place]}", never)
    start = time.monotonic()
    if place == "badge":
        with pytest.raises(BadgeUnreadable, match="did not answer"):
            await verified(host, f"https://{HOST}/badge/1", academy.policy, 0.4)
    else:
        verification = await verified(host, token, academy.policy, 0.4)
        assert verdicts(verification) == ((N, P, N, N) if place == "did" else (P, P, N, P))
    assert time.monotonic() - start < 2


async def test_an_address_that_was_withdrawn(host: Host) -> None:
    host.give(f"{HOST}/badge/1", json.dumps({"revoked": True}), status=410)
    with pytest.raises(BadgeUnreadable, match="withdrawn"):
        await verified(host, f"https://{HOST}/badge/1", TrustedIssuers())


@pytest.mark.parametrize(
    ("body", "kind"),
    [("<html>A page</html>", "text/html"), (f"https://{HOST}/other", "text/plain"), ("hello", "text/plain")],
)
async def test_an_address_without_a_badge(host: Host, body: str, kind: str) -> None:
    host.give(f"{HOST}/badge/1", body, kind)
    with pytest.raises(BadgeUnreadable):
        await verified(host, f"https://{HOST}/badge/1", TrustedIssuers())


@pytest.mark.parametrize("proof", [None, {"type": "DataIntegrityProof"}])
async def test_a_document_that_is_not_signed_as_a_jwt(host: Host, proof: Any) -> None:
    academy = Academy()
    body = {**academy.credential().to_vc(), **({"proof": proof} if proof else {})}
    verification = await verified(host, json.dumps(body), academy.policy)
    assert verdicts(verification) == (N if proof else F, P, N, N)
    assert not host.asked


async def test_lists_of_an_unproven_badge_are_not_asked(host: Host) -> None:
    academy = Academy()
    academy.publish(host)
    await verified(host, altered(academy.sign(academy.credential(**with_status())), name="x"), academy.policy)
    assert LIST.removeprefix("https://") not in host.asked
