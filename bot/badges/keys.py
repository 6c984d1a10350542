"""Public keys in the forms in which issuers publish them: JWK, JWKS, DID document, did:key."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, Any

from bot.badges.json_text import objects

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    PublicKey = RSAPublicKey | EllipticCurvePublicKey | Ed25519PublicKey


SHORTEST_RSA_KEY = 2048
_CURVES = {"secp256r1": "ES256", "secp384r1": "ES384", "secp521r1": "ES512"}
_MEMBERS = {"RSA": ("e", "kty", "n"), "EC": ("crv", "kty", "x", "y"), "OKP": ("crv", "kty", "x")}
"""The members that define a key of each type, in the order of RFC 7638."""
MAX_KEYS = 50


def key_of_jwk(jwk: Any) -> PublicKey | None:
    """The public key in a JWK; None for anything but a key that may sign badges."""
    import jwt

    members = (
        _MEMBERS.get(jwk.get("kty", "")) if isinstance(jwk, dict) and isinstance(jwk.get("kty"), str) else None
    )
    if members is None or not all(isinstance(jwk.get(member), str) for member in members):
        return None
    try:
        key = jwt.PyJWK({member: jwk[member] for member in members}).key
    except (jwt.PyJWTError, ValueError, TypeError):
        return None
    return key if algorithms_of(key) else None


def thumbprint(key: PublicKey) -> str:
    """The key's SHA-256 thumbprint by RFC 7638, as the list of trusted issuers has it."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
    from openbadgeslib.keys import public_jwk_from_pem

    jwk = public_jwk_from_pem(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    text = json.dumps({member: jwk[member] for member in _MEMBERS[jwk["kty"]]}, separators=(",", ":"))
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


def key_of_did_key(did: str) -> PublicKey | None:
    """The key that a did:key encodes; None when it cannot be used."""
    from openbadgeslib.ob3 import OB3VerificationError, resolve_did

    try:
        return _loaded(resolve_did(did))
    except (OB3VerificationError, ValueError):
        return None


def keys_of_did_document(document: dict[str, Any]) -> dict[str, PublicKey]:
    """The usable keys of a DID document by their full ids, in the document's order."""
    from openbadgeslib.ob3 import OB3VerificationError
    from openbadgeslib.ob3.did import pem_for_kid

    did = document.get("id")
    found: dict[str, PublicKey] = {}
    if not isinstance(did, str):
        return {}
    for method in objects(document.get("verificationMethod"))[:MAX_KEYS]:
        name = method.get("id")
        if not isinstance(name, str):
            continue
        full = did + name if name.startswith("#") else name
        try:
            key = _loaded(pem_for_kid({"verificationMethod": [method]}, did, None))
        except (OB3VerificationError, ValueError):
            continue
        if key is not None and full.startswith(f"{did}#"):
            found.setdefault(full, key)
    return found


def keys_of_jwks(document: dict[str, Any]) -> dict[str, PublicKey]:
    """The keys of a JWKS by their kid, or of a single JWK; a key without a kid is named by its position: ``#0``."""
    entries = objects(document.get("keys")) if "keys" in document else (document,)
    found: dict[str, PublicKey] = {}
    for place, entry in enumerate(entries[:MAX_KEYS]):
        key, kid = key_of_jwk(entry), entry.get("kid")
        if key is not None:
            found.setdefault(kid if isinstance(kid, str) and kid else f"#{place}", key)
    return found


def _loaded(pem: bytes) -> PublicKey | None:
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    key: Any = load_pem_public_key(pem)
    return key if algorithms_of(key) else None


def algorithms_of(key: PublicKey) -> tuple[str, ...]:
    """The JWS algorithms that a key may be used with; none for keys that are too weak or of another kind."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    if isinstance(key, ed25519.Ed25519PublicKey):
        return ("EdDSA",)
    if isinstance(key, ec.EllipticCurvePublicKey):
        name = _CURVES.get(key.curve.name)
        return (name,) if name else ()
    if isinstance(key, rsa.RSAPublicKey) and key.key_size >= SHORTEST_RSA_KEY:
        return ("RS256", "RS384", "RS512")
    return ()
