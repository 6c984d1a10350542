"""A credential as a compact JWT: taking it apart, and checking its signature against one key."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.badges.json_text import NotJson, identifier, read_object
from bot.badges.unreadable import BadgeUnreadable

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    PublicKey = RSAPublicKey | EllipticCurvePublicKey | Ed25519PublicKey

SHORTEST_RSA_KEY = 2048
_CURVES = {"secp256r1": "ES256", "secp384r1": "ES384", "secp521r1": "ES512"}


@dataclass(frozen=True)
class Token:
    """A JWT taken apart. Nothing in it is proven before its signature was checked."""

    text: str
    header: dict[str, Any]
    payload: dict[str, Any]


def read_token(text: str) -> Token:
    """A JWT's parts; raises `BadgeUnreadable` when it is damaged."""
    parts = text.split(".")
    if len(parts) != 3:
        raise BadgeUnreadable("That credential is not complete. Copy it anew, from its first to its last sign.")
    try:
        header, payload = (read_object(_decoded(part)) for part in parts[:2])
    except (NotJson, binascii.Error, ValueError):
        raise BadgeUnreadable(
            "That credential is damaged. Copy it anew, from its first to its last sign."
        ) from None
    return Token(text, header, payload)


def is_signed_with(token: Token, key: PublicKey) -> bool:
    """Whether this key made the token's signature. The key decides which algorithms count, never the token."""
    import jwt

    algorithms = algorithms_of(key)
    if token.header.get("alg") not in algorithms:
        return False
    try:
        jwt.PyJWS().decode(token.text, key, algorithms=list(algorithms))
    except (jwt.PyJWTError, ValueError, TypeError):
        return False
    return True


def algorithms_of(key: PublicKey) -> tuple[str, ...]:
    """The algorithms that a key may be used with; none for keys that are too weak or of another kind."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    if isinstance(key, ed25519.Ed25519PublicKey):
        return ("EdDSA",)
    if isinstance(key, ec.EllipticCurvePublicKey):
        name = _CURVES.get(key.curve.name)
        return (name,) if name else ()
    if isinstance(key, rsa.RSAPublicKey) and key.key_size >= SHORTEST_RSA_KEY:
        return ("RS256", "RS384", "RS512")
    return ()


def claims_agree(payload: dict[str, Any]) -> bool:
    """Whether the claims of the JWT name the same issuer, holder and credential as the credential in it."""
    pairs = (
        ("iss", identifier(payload.get("issuer")), True),
        ("sub", identifier(payload.get("credentialSubject")), False),
        ("jti", payload.get("id") or "", False),
    )
    for claim, expected, is_required in pairs:
        given = payload.get(claim)
        if (is_required or expected or given is not None) and given != expected:
            return False
    return payload.get("nbf") is not None


def _decoded(part: str) -> bytes:
    return base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
