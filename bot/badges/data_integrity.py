"""Data Integrity proofs: a signature as part of the credential's own JSON.

W3C, Verifiable Credential Data Integrity 1.0 and its cryptosuites for EdDSA and ECDSA; Ed25519Signature2020 came
before them. What is signed is the hash of the proof's own members followed by that of the document without any
proof. Each proof of a credential must hold: one that cannot be checked leaves the whole "not checked".
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.badges.contexts import UnknownContext
from bot.badges.document_shape import MisleadingDocument
from bot.badges.issuer_keys import Documents, NoKey, issuer_key
from bot.badges.json_text import identifier
from bot.badges.keys import bytes_of_multibase
from bot.badges.moments import moment
from bot.badges.quoting import quoted
from bot.badges.trusted_issuers import TrustedIssuers
from bot.badges.verification import Check, Verdict, failed, not_checked, passed

if TYPE_CHECKING:
    from bot.badges.keys import PublicKey

MAX_PROOFS = 5

Transform = Callable[[dict[str, Any]], bytes]


@dataclass(frozen=True)
class Suite:
    """A cryptosuite: how a document becomes bytes, and which kind of key signs them."""

    transform: Transform
    is_ed25519: bool


def _rdfc(document: dict[str, Any]) -> bytes:
    # Imported here, as pyld takes a moment that most turns need not wait for.
    from bot.badges.canonical_form import canonical_form

    return canonical_form(document)


def _jcs(document: dict[str, Any]) -> bytes:
    from c14n.Canonicalize import canonicalize

    try:
        canonical: bytes = canonicalize(document)
    except (ValueError, TypeError, RecursionError):
        raise MisleadingDocument("It holds a number that cannot be written exactly.") from None
    return canonical


SUITES = {
    "eddsa-rdfc-2022": Suite(_rdfc, is_ed25519=True),
    "eddsa-jcs-2022": Suite(_jcs, is_ed25519=True),
    "Ed25519Signature2020": Suite(_rdfc, is_ed25519=True),
    "ecdsa-rdfc-2019": Suite(_rdfc, is_ed25519=False),
    "ecdsa-jcs-2019": Suite(_jcs, is_ed25519=False),
}
"""By the name of the cryptosuite, or by the type of a proof that is older than cryptosuites."""

ALTERED = "It was altered after it was signed, or signed by somebody other than its issuer."


async def check_proofs(body: dict[str, Any], policy: TrustedIssuers, documents: Documents, now: datetime) -> Check:
    """Whether the issuer named in the credential made each of its proofs."""
    proofs = body["proof"] if isinstance(body["proof"], list) else [body["proof"]]
    if not proofs or len(proofs) > MAX_PROOFS or not all(isinstance(proof, dict) for proof in proofs):
        return failed("Its proof is damaged.")
    checks = [await _check_proof(body, proof, policy, documents, now) for proof in proofs]
    for verdict in (Verdict.FAILED, Verdict.NOT_CHECKED):
        for check in checks:
            if check.verdict is verdict:
                return check
    return passed("It is signed by its issuer and was not altered.")


async def _check_proof(
    body: dict[str, Any], proof: dict[str, Any], policy: TrustedIssuers, documents: Documents, now: datetime
) -> Check:
    name = proof.get("cryptosuite") if proof.get("type") == "DataIntegrityProof" else proof.get("type")
    suite = SUITES.get(name) if isinstance(name, str) else None
    if suite is None:
        return not_checked(f"It carries a proof of the kind {quoted(name, 40)}, which I cannot check.")
    if proof.get("previousProof") is not None:
        return not_checked("Its proofs build on one another, which I cannot check.")
    signature = bytes_of_multibase(proof.get("proofValue"))
    method = proof.get("verificationMethod")
    if signature is None or not isinstance(method, str) or proof.get("proofPurpose") != "assertionMethod":
        return failed("Its proof is damaged.")
    if "expires" in proof and not _lasts(proof["expires"], now):
        return failed("Its proof has expired.")
    try:
        issuer_id = identifier(body.get("issuer"))
        key = await issuer_key(issuer_id, method, None, policy.find(issuer_id), documents)
        return _check_value(body, proof, suite, key, signature)
    except NoKey as error:
        return error.check
    except UnknownContext as error:
        named = f" ({quoted(error.name)})" if error.name else ""
        return not_checked(f"Its words are defined in a context that I do not know{named}.")
    except MisleadingDocument as error:
        return failed(f"{error} So its proof says nothing about what it shows.")


def _lasts(value: Any, now: datetime) -> bool:
    end = moment(value)
    return end is not None and end >= now


def _check_value(
    body: dict[str, Any], proof: dict[str, Any], suite: Suite, key: PublicKey, signature: bytes
) -> Check:
    document = {member: value for member, value in body.items() if member != "proof"}
    options = {member: value for member, value in proof.items() if member != "proofValue"}
    context = body.get("@context")
    if "@context" in options and options["@context"] != context:
        return failed("Its proof is about a document with another context.")
    if suite.transform is _rdfc:
        options["@context"] = context
    parts = (suite.transform(options), suite.transform(document))
    return passed("It is signed.") if _is_signature(parts, suite, key, signature) else failed(ALTERED)


def _is_signature(parts: tuple[bytes, bytes], suite: Suite, key: PublicKey, signature: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

    try:
        if suite.is_ed25519 and isinstance(key, ed25519.Ed25519PublicKey):
            key.verify(signature, b"".join(hashlib.sha256(part).digest() for part in parts))
            return True
        if not suite.is_ed25519 and isinstance(key, ec.EllipticCurvePublicKey):
            size = (key.curve.key_size + 7) // 8
            algorithm = {32: hashes.SHA256(), 48: hashes.SHA384()}.get(size)
            if algorithm is None or len(signature) != 2 * size:
                return False
            digests = b"".join(hashlib.new(algorithm.name, part).digest() for part in parts)
            numbers = (int.from_bytes(half, "big") for half in (signature[:size], signature[size:]))
            key.verify(encode_dss_signature(*numbers), digests, ec.ECDSA(algorithm))
            return True
    except InvalidSignature:
        return False
    return False
