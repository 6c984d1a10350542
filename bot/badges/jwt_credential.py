"""A credential as a compact JWT: taken apart, read in both data models, and held against its signature.

In version 1.1 of the W3C's data model the credential is the claim ``vc``, and some of its members stand beside it
as registered claims; in version 2.0 the payload is the credential itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.badges.json_text import NotJson, identifier, read_object
from bot.badges.keys import algorithms_of, bytes_of_base64url
from bot.badges.moments import instant, moment
from bot.badges.verification import BadgeUnreadable

if TYPE_CHECKING:
    from bot.badges.keys import PublicKey

SAME_MOMENT = timedelta(minutes=1)
"""Claims in seconds and dates in text count as the same within this."""


@dataclass(frozen=True)
class Token:
    """The parts of a compact JWT. Nothing in it is proven until its signature has been checked."""

    text: str
    header: dict[str, Any]
    payload: dict[str, Any]


def read_token(text: str) -> Token:
    """Splits and decodes a compact JWT; raises `BadgeUnreadable` when it is damaged."""
    parts = text.split(".")
    if len(parts) != 3:
        raise BadgeUnreadable("That credential is incomplete. Copy it again, from its first to its last character.")
    try:
        header, payload = (read_object(bytes_of_base64url(part) or b"") for part in parts[:2])
    except NotJson:
        raise BadgeUnreadable(
            "That credential is damaged. Copy it again, from its first to its last character."
        ) from None
    return Token(text, header, payload)


def is_signed_with(token: Token, key: PublicKey) -> bool:
    """Whether this key made the token's signature. The key decides which algorithms count, never the token."""
    import jwt

    algorithms = algorithms_of(key)
    if token.header.get("alg") not in algorithms or bytes_of_base64url(token.text.rpartition(".")[2]) is None:
        return False
    try:
        jwt.PyJWS().decode(token.text, key, algorithms=list(algorithms))
    except (jwt.PyJWTError, ValueError, TypeError):
        return False
    return True


def credential_in(payload: dict[str, Any]) -> dict[str, Any]:
    """The credential in a payload of either data model, with what only the registered claims say filled in."""
    inner = payload.get("vc")
    body = dict(inner) if isinstance(inner, dict) else {**payload}
    for member, claim in (("issuer", "iss"), ("id", "jti")):
        if body.get(member) is None and isinstance(payload.get(claim), str):
            body[member] = payload[claim]
    subject = body.get("credentialSubject")
    if isinstance(subject, dict) and subject.get("id") is None and isinstance(payload.get("sub"), str):
        body["credentialSubject"] = {**subject, "id": payload["sub"]}
    for claim in ("nbf", "exp"):
        if payload.get(claim) is not None:
            body[claim] = payload[claim]
    return body


def claims_agree(payload: dict[str, Any]) -> bool:
    """Whether the registered claims say the same as the credential, as far as they are there."""
    inner = payload.get("vc")
    body = inner if isinstance(inner, dict) else payload
    names = (
        ("iss", identifier(body.get("issuer"))),
        ("sub", identifier(body.get("credentialSubject"))),
        ("jti", body.get("id")),
    )
    for claim, expected in names:
        given = payload.get(claim)
        if given is not None and expected and given != expected:
            return False
        if given is not None and not isinstance(given, str):
            return False
    return _is_same_moment(payload, "nbf", body, ("validFrom", "issuanceDate")) and _is_same_moment(
        payload, "exp", body, ("validUntil", "expirationDate")
    )


def _is_same_moment(payload: dict[str, Any], claim: str, body: dict[str, Any], members: tuple[str, ...]) -> bool:
    given = instant(payload.get(claim))
    said = [said for member in members if (said := moment(body.get(member))) is not None]
    return given is None or all(abs(given - one) <= SAME_MOMENT for one in said)
