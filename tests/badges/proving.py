"""Badges of every format, made and signed here with keys of the tests."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import jwt
from c14n.Canonicalize import canonicalize
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import ECAlgorithm
from openbadgeslib.ob3.did import _b58btc_encode as base58
from pyld import jsonld

from bot.badges.contexts import CREDENTIALS_V1, CREDENTIALS_V2, load_context
from bot.badges.trusted_issuers import TrustedIssuer, TrustedIssuers
from tests.badges.issuing import HOLDER, HOST, LIST, NOW, Academy
from tests.fetching.hosting import Host

ED25519_CODE = b"\xed\x01"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
ED25519_2020 = "https://w3id.org/security/suites/ed25519-2020/v1"
STATUS = {
    "id": f"{LIST}#7",
    "type": "BitstringStatusListEntry",
    "statusPurpose": "revocation",
    "statusListIndex": "7",
    "statusListCredential": LIST,
}


def document(issuer_id: str, **changes: Any) -> dict[str, Any]:
    """A badge of version 3.0 without a proof; a change to None takes a member away."""
    body = {
        "@context": [CREDENTIALS_V2, OPEN_BADGES],
        "id": "urn:uuid:22222222-2222-4222-8222-222222222222",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": issuer_id, "type": ["Profile"], "name": "Academy"},
        "validFrom": said(NOW - timedelta(days=30)),
        "validUntil": said(NOW + timedelta(days=300)),
        "credentialSubject": {
            "id": f"mailto:{HOLDER}",
            "type": ["AchievementSubject"],
            "achievement": {
                "id": f"https://{HOST}/achievements/sql",
                "type": ["Achievement"],
                "name": "SQL for analysts",
                "description": "Queries over several tables",
                "criteria": {"narrative": "Passed the exam"},
            },
        },
    }
    return {member: value for member, value in {**body, **changes}.items() if value is not None}


def said(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def proven(
    body: dict[str, Any], key: Any, method: str, suite: str = "eddsa-rdfc-2022", **options: Any
) -> dict[str, Any]:
    """The document with one more proof, made with pyld and cryptography alone."""
    kind = (
        {"type": suite} if suite == "Ed25519Signature2020" else {"type": "DataIntegrityProof", "cryptosuite": suite}
    )
    proof = {
        **kind,
        "created": said(NOW - timedelta(days=30)),
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
        **options,
    }
    bare = {member: value for member, value in body.items() if member != "proof"}
    transform = canonicalize if "jcs" in suite else statements
    if "jcs" in suite:
        proof = {"@context": bare.get("@context"), **proof}
    parts = (transform({**proof, "@context": bare.get("@context")}), transform(bare))
    proof["proofValue"] = f"z{base58(signed(key, parts))}"
    before = body.get("proof", [])
    proofs = [*(before if isinstance(before, list) else [before]), proof]
    return {**bare, "proof": proofs if len(proofs) > 1 else proof}


def statements(value: dict[str, Any]) -> bytes:
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": load_context}
    text: str = jsonld.normalize(value, options)
    return text.encode()


def signed(key: Any, parts: tuple[bytes, bytes]) -> bytes:
    if isinstance(key, Ed25519PrivateKey):
        return key.sign(b"".join(hashlib.sha256(part).digest() for part in parts))
    algorithm, name, size = {
        256: (hashes.SHA256(), "sha256", 32),
        384: (hashes.SHA384(), "sha384", 48),
    }[key.curve.key_size]
    data = b"".join(hashlib.new(name, part).digest() for part in parts)
    numbers = decode_dss_signature(key.sign(data, ec.ECDSA(algorithm)))
    return b"".join(number.to_bytes(size, "big") for number in numbers)


def multikey(key: Any) -> str:
    """The public key as did:key and Multikey write it."""
    public = key.public_key()
    if isinstance(key, Ed25519PrivateKey):
        raw = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
        return f"z{base58(ED25519_CODE + raw)}"
    code = {256: b"\x80\x24", 384: b"\x81\x24"}[key.curve.key_size]
    return f"z{base58(code + public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint))}"


def policy_of(issuer_id: str) -> TrustedIssuers:
    return TrustedIssuers((TrustedIssuer(issuer_id, "The Academy"),))


@dataclass(frozen=True)
class Case:
    """What is special about a badge. `key` signs instead of the issuer's own."""

    until: datetime = NOW + timedelta(days=300)
    is_revoked: bool = False
    is_tampered: bool = False
    is_signed_by_another: bool = False
    has_unknown_context: bool = False


@dataclass(frozen=True)
class Issued:
    """A badge as it is handed in, and the issuer that it names."""

    text: str
    issuer_id: str


Issue = Callable[[Case, Host], Issued]


def _changes(case: Case) -> dict[str, Any]:
    contexts = [CREDENTIALS_V2, OPEN_BADGES]
    if case.has_unknown_context:
        contexts = [CREDENTIALS_V2, f"https://{HOST}/context.json"]
    return {"validUntil": said(case.until), "credentialStatus": STATUS, "@context": contexts}


def _altered(body: dict[str, Any]) -> dict[str, Any]:
    subject = body["credentialSubject"]
    return {
        **body,
        "credentialSubject": {**subject, "achievement": {**subject["achievement"], "name": "SQL for architects"}},
    }


def by_proofs(*suites: str, make_key: Callable[[], Any] = Ed25519PrivateKey.generate) -> Issue:
    """Badges with these Data Integrity proofs, whose issuer and status list are did:keys."""

    def issue(case: Case, host: Host) -> Issued:
        key, other = make_key(), make_key()
        issuer_id = f"did:key:{multikey(key)}"
        method = f"{issuer_id}#{multikey(key)}"
        body = document(issuer_id, **_changes(case))
        if "Ed25519Signature2020" in suites:
            body["@context"] = [*body["@context"], ED25519_2020]
        given = {**body, "@context": [CREDENTIALS_V2, OPEN_BADGES]} if case.has_unknown_context else body
        for suite in suites:
            given = proven(given, other if case.is_signed_by_another else key, method, suite)
        given["@context"] = body["@context"]
        publish_list(host, issuer_id, key, method, case.is_revoked)
        return Issued(json.dumps(_altered(given) if case.is_tampered else given, indent=1), issuer_id)

    return issue


def publish_list(host: Host, issuer_id: str, key: Any, method: str, is_revoked: bool) -> None:
    """Serves a status list with a proof of its own."""
    plain = Academy(issuer_id).status_list(*((7,) if is_revoked else ()))
    subject = jwt.decode(plain, options={"verify_signature": False})["credentialSubject"]
    body = {
        "@context": [CREDENTIALS_V2],
        "id": LIST,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer_id,
        "validFrom": said(NOW - timedelta(days=1)),
        "credentialSubject": subject,
    }
    suite = "eddsa-rdfc-2022" if isinstance(key, Ed25519PrivateKey) else "ecdsa-rdfc-2019"
    host.give(f"{HOST}/status/1", json.dumps(proven(body, key, method, suite)), "application/vc")


def by_jwt(is_older: bool = False, method: str = "did:web") -> Issue:
    """Badges as a JWT, in the version 2.0 or (`is_older`) 1.1 of the W3C's data model."""

    def issue(case: Case, host: Host) -> Issued:
        academy = Academy()
        if method == "did:key":
            academy.id = academy.did_key
        if method == "did:jwk":
            encoded = base64.urlsafe_b64encode(json.dumps(academy.jwk).encode()).decode().rstrip("=")
            academy.id = f"did:jwk:{encoded}"
        if method == "did:web with a path":
            academy.id = f"did:web:{HOST}:issuers:42"
            host.give(f"{HOST}/issuers/42/did.json", academy.did_document())
        academy.publish(host, *((7,) if case.is_revoked else ()))
        body = document(academy.id, **_changes(case))
        claims = {
            "iss": academy.id,
            "jti": body["id"],
            "sub": body["credentialSubject"]["id"],
            "nbf": int((NOW - timedelta(days=30)).timestamp()),
            "exp": int(case.until.timestamp()),
        }
        if is_older:
            inner = {**body, "@context": [CREDENTIALS_V1, *body["@context"][1:]]}
            inner |= {"issuanceDate": inner.pop("validFrom"), "expirationDate": inner.pop("validUntil")}
            payload = {**claims, "vc": inner}
        else:
            payload = {**body, **claims}
        signer = Academy(academy.id) if case.is_signed_by_another else academy
        header, _, signature = signer.sign_payload(payload).split(".")
        if case.is_tampered:
            payload = {**payload, "vc": _altered(inner)} if is_older else _altered(payload)
        middle = base64.urlsafe_b64encode(json.dumps(payload).encode()).decode().rstrip("=")
        text = ".".join((header, middle, signature)) if case.is_tampered else signer.sign_payload(payload)
        return Issued(text, academy.id)

    return issue


ISSUER_2 = f"https://{HOST}/v2/issuer"
ASSERTION_2 = f"https://{HOST}/v2/assertions/1"


def assertion(case: Case, **changes: Any) -> dict[str, Any]:
    """An assertion of version 2.0 for the holder, who is hidden behind a hash."""
    digest = hashlib.sha256(f"{HOLDER}sea".encode()).hexdigest()
    body = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": ASSERTION_2,
        "recipient": {"type": "email", "hashed": True, "salt": "sea", "identity": f"sha256${digest}"},
        "badge": f"https://{HOST}/v2/badges/sql",
        "issuedOn": said(NOW - timedelta(days=30)),
        "expires": said(case.until),
        "verification": {"type": "hosted"},
    }
    return {**body, **changes}


def publish_issuer_2(host: Host, **profile: Any) -> None:
    """Serves the badge class and the issuer's profile."""
    context = "https://w3id.org/openbadges/v2"
    badge = {"@context": context, "type": "BadgeClass", "id": f"https://{HOST}/v2/badges/sql", "issuer": ISSUER_2}
    host.give(f"{HOST}/v2/badges/sql", json.dumps({**badge, "name": "SQL for analysts", "description": "Queries"}))
    issuer = {"@context": context, "type": "Issuer", "id": ISSUER_2, "name": "Academy", **profile}
    host.give(f"{HOST}/v2/issuer", json.dumps(issuer))


def hosted_2(case: Case, host: Host) -> Issued:
    """A hosted assertion of version 2.0; one of another issuer stands at another host."""
    publish_issuer_2(host)
    body = assertion(case, **({"revoked": True} if case.is_revoked else {}))
    place = f"{HOST}/v2/assertions/1"
    if case.is_signed_by_another:
        place = "badges.other.example/v2/assertions/1"
        body["id"] = f"https://{place}"
    host.give(place, json.dumps(body))
    shown = {member: value for member, value in body.items() if member != "revoked"}
    if case.is_tampered:
        shown["expires"] = said(NOW + timedelta(days=9000))
    return Issued(json.dumps(shown), ISSUER_2)


def signed_2(case: Case, host: Host) -> Issued:
    """A signed assertion of version 2.0."""
    key, other = _RSA_KEYS
    address, listed = f"https://{HOST}/v2/key", f"https://{HOST}/v2/revoked"
    publish_issuer_2(host, publicKey=address, revocationList=listed)
    pem = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    host.give(
        f"{HOST}/v2/key",
        json.dumps({"type": "CryptographicKey", "id": address, "owner": ISSUER_2, "publicKeyPem": pem}),
    )
    revoked = [{"id": ASSERTION_2, "revocationReason": "By mistake"}] if case.is_revoked else []
    host.give(f"{HOST}/v2/revoked", json.dumps({"type": "RevocationList", "revokedAssertions": revoked}))
    body = assertion(case, verification={"type": "SignedBadge", "creator": address})
    text = jwt.encode(body, other if case.is_signed_by_another else key, "RS256")
    if case.is_tampered:
        header, _, signature = text.split(".")
        body["expires"] = said(NOW + timedelta(days=9000))
        text = ".".join(
            (header, base64.urlsafe_b64encode(json.dumps(body).encode()).decode().rstrip("="), signature)
        )
    return Issued(text, ISSUER_2)


_RSA_KEYS = (rsa.generate_private_key(65537, 2048), rsa.generate_private_key(65537, 2048))


def ec_key(curve: type[ec.EllipticCurve] = ec.SECP256R1) -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(curve())


def jwk_of(key: ec.EllipticCurvePrivateKey) -> dict[str, Any]:
    found: dict[str, Any] = ECAlgorithm.to_jwk(key.public_key(), as_dict=True)
    return found


FORMATS: dict[str, Issue] = {
    "JWT, data model 2.0, did:web": by_jwt(),
    "JWT, data model 1.1, did:web": by_jwt(is_older=True),
    "JWT, did:web with a path": by_jwt(method="did:web with a path"),
    "JWT, did:key": by_jwt(method="did:key"),
    "JWT, did:jwk": by_jwt(method="did:jwk"),
    "eddsa-rdfc-2022": by_proofs("eddsa-rdfc-2022"),
    "eddsa-jcs-2022": by_proofs("eddsa-jcs-2022"),
    "Ed25519Signature2020": by_proofs("Ed25519Signature2020"),
    "ecdsa-rdfc-2019, P-256": by_proofs("ecdsa-rdfc-2019", make_key=ec_key),
    "ecdsa-rdfc-2019, P-384": by_proofs("ecdsa-rdfc-2019", make_key=lambda: ec_key(ec.SECP384R1)),
    "two proofs": by_proofs("eddsa-rdfc-2022", "Ed25519Signature2020"),
    "2.0, hosted": hosted_2,
    "2.0, signed": signed_2,
}
