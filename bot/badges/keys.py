"""Public keys in the forms in which issuers publish them: JWK, JWKS, Multikey, PEM, DID documents and profiles."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, Any

from bot.badges.json_text import identifier, objects

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
LONGEST_KEY = 1_000
LONGEST_PEM = 4_000
"""In characters; more is no key, and base58 takes time by the square of its length."""

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_MULTIKEY_CURVES = {b"\x80\x24": "SECP256R1", b"\x81\x24": "SECP384R1"}
"""Multicodecs of public keys, as variable-length integers: 0x1200 and 0x1201."""


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
    from cryptography.hazmat.primitives.asymmetric import ec, rsa
    from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

    kinds = ((rsa.RSAPublicKey, RSAAlgorithm), (ec.EllipticCurvePublicKey, ECAlgorithm))
    algorithm: Any = next((algorithm for kind, algorithm in kinds if isinstance(key, kind)), OKPAlgorithm)
    jwk: dict[str, str] = algorithm.to_jwk(key, as_dict=True)
    text = json.dumps({member: jwk[member] for member in _MEMBERS[jwk["kty"]]}, separators=(",", ":"))
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


def key_of_did_key(did: str) -> PublicKey | None:
    """The key that a did:key encodes; None when it cannot be used."""
    return key_of_multibase(did[len("did:key:") :]) if did.startswith("did:key:") else None


def key_of_did_jwk(did: str) -> PublicKey | None:
    """The key that a did:jwk encodes; None when it cannot be used."""
    encoded = did[len("did:jwk:") :]
    if not did.startswith("did:jwk:") or len(encoded) > LONGEST_KEY:
        return None
    try:
        return key_of_jwk(json.loads(base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))))
    except (ValueError, RecursionError):
        return None


def key_of_multibase(text: Any) -> PublicKey | None:
    """The key in Multikey form, which is a multicodec of two bytes and the key; None when it cannot be used."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519

    data = bytes_of_multibase(text)
    if data is None:
        return None
    code, raw = data[:2], data[2:]
    try:
        if code == b"\xed\x01":
            return ed25519.Ed25519PublicKey.from_public_bytes(raw)
        if code in _MULTIKEY_CURVES:
            curve = getattr(ec, _MULTIKEY_CURVES[code])()
            return ec.EllipticCurvePublicKey.from_encoded_point(curve, raw)
    except ValueError:
        return None
    return None


def bytes_of_multibase(text: Any) -> bytes | None:
    """The bytes in a multibase text of base58 ("z…") or base64url ("u…"); None for any other text."""
    if not isinstance(text, str) or not 2 <= len(text) <= LONGEST_KEY:
        return None
    if text[0] == "u":
        return bytes_of_base64url(text[1:])
    if text[0] != "z":
        return None
    number = 0
    for sign in text[1:]:
        place = _BASE58.find(sign)
        if place < 0:
            return None
        number = number * 58 + place
    zeros = len(text) - 1 - len(text[1:].lstrip("1"))
    return b"\x00" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def bytes_of_base64url(text: str) -> bytes | None:
    """The bytes of unpadded base64url; None for text that no encoder writes, such as stray bits at its end."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError:
        return None
    return data if base64.urlsafe_b64encode(data).decode().rstrip("=") == text else None


def keys_of_did_document(document: dict[str, Any]) -> dict[str, PublicKey]:
    """The keys of a DID document that may sign credentials, by their full ids, in the document's order.

    Where the document says which keys those are (`assertionMethod`), no other is among them.
    """
    did = document.get("id")
    found: dict[str, PublicKey] = {}
    if not isinstance(did, str):
        return {}
    named = document.get("assertionMethod")
    allowed = None if named is None else {_full_id(did, identifier(one)) for one in _listed(named)}
    for method in (*objects(document.get("verificationMethod")), *objects(named))[:MAX_KEYS]:
        full = _full_id(did, method.get("id"))
        key = key_of_method(method)
        if key is not None and full.startswith(f"{did}#") and (allowed is None or full in allowed):
            found.setdefault(full, key)
    return found


def keys_of_profile(document: dict[str, Any], address: str) -> dict[str, PublicKey]:
    """The keys in the document at an issuer's address: a DID document, a JWKS or a profile of Open Badges."""
    if "verificationMethod" in document or "assertionMethod" in document:
        return keys_of_did_document(document) if document.get("id") == address else {}
    found: dict[str, PublicKey] = {}
    for entry in (document, *objects(document.get("publicKey")))[:MAX_KEYS]:
        key = key_of_method(entry)
        if key is not None:
            found.setdefault(identifier(entry) or "#0", key)
    inner = document.get("jwks")
    return found or keys_of_jwks(inner if isinstance(inner, dict) else document)


def key_of_method(method: dict[str, Any]) -> PublicKey | None:
    """The key in a verification method, or in a key of Open Badges 2.0, whichever form it has."""
    if "publicKeyMultibase" in method:
        return key_of_multibase(method["publicKeyMultibase"])
    if "publicKeyJwk" in method:
        return key_of_jwk(method["publicKeyJwk"])
    return key_of_pem(method.get("publicKeyPem"))


def key_of_pem(pem: Any) -> PublicKey | None:
    """The key in PEM; None for anything but a key that may sign badges."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    if not isinstance(pem, str) or len(pem) > LONGEST_PEM:
        return None
    try:
        key: Any = load_pem_public_key(pem.encode("utf-8", "replace"))
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key if algorithms_of(key) else None


def _full_id(did: str, name: Any) -> str:
    if not isinstance(name, str):
        return ""
    return did + name if name.startswith("#") else name


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def keys_of_jwks(document: dict[str, Any]) -> dict[str, PublicKey]:
    """The keys of a JWKS by their kid, or of a single JWK; a key without a kid is named by its position: ``#0``."""
    entries = objects(document.get("keys")) if "keys" in document else (document,)
    found: dict[str, PublicKey] = {}
    for place, entry in enumerate(entries[:MAX_KEYS]):
        key, kid = key_of_jwk(entry), entry.get("kid")
        if key is not None:
            found.setdefault(kid if isinstance(kid, str) and kid else f"#{place}", key)
    return found


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
