"""A credential as a compact JWT, and whether the issuer that it names signed it.

A key that comes with the credential shows only that nothing was altered since somebody signed it: anyone can sign
with a key of their own. So the key always comes from the issuer: from its DID, from its own host, or from the list
of trusted issuers.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from bot.badges.json_text import NotJson, identifier, read_object
from bot.badges.keys import (
    algorithms_of,
    key_of_did_key,
    key_of_jwk,
    keys_of_did_document,
    keys_of_jwks,
    thumbprint,
)
from bot.badges.trusted_issuers import TrustedIssuer, TrustedIssuers
from bot.badges.verification import BadgeUnreadable, Check, failed, not_checked, passed
from bot.fetching.addresses import FetchError

if TYPE_CHECKING:
    from bot.badges.keys import PublicKey


_DID_WEB = re.compile(r"did:web:([A-Za-z0-9.-]+(?:%3A\d{1,5})?)((?::[A-Za-z0-9._~-]+)*)", re.IGNORECASE)

ALTERED = "It was altered after it was signed, or signed by somebody other than its issuer."

Documents = Callable[[str], Awaitable[bytes]]
"""Gives the document of an issuer at an https address; raises `FetchError`."""


class _NoKey(Exception):
    """The issuer's key could not be obtained; `check` is what this means for the signature."""

    def __init__(self, check: Check) -> None:
        super().__init__(check.reason)
        self.check = check


async def check_badge_signature(token: Token, policy: TrustedIssuers, documents: Documents) -> Check:
    """Whether the issuer named in the credential signed it, for this holder and under this id."""
    check = await check_signature(token, policy, documents)
    if check.passed and not claims_agree(token.payload):
        return failed(
            "It contradicts itself: the signed claims name another issuer, holder or badge than its content."
        )
    return check


async def check_signature(token: Token, policy: TrustedIssuers, documents: Documents) -> Check:
    """Whether the issuer named in a credential of any kind signed it."""
    algorithm = token.header.get("alg")
    if not isinstance(algorithm, str) or algorithm.lower() == "none" or not token.text.rpartition(".")[2]:
        return failed("It is not signed.")
    if "crit" in token.header:
        return failed("It requires an extension that I do not know, so I cannot accept its signature.")
    issuer_id = identifier(token.payload.get("issuer"))
    try:
        key = await _issuer_key(token, issuer_id, policy.find(issuer_id), documents)
    except _NoKey as error:
        return error.check
    except FetchError as error:
        return not_checked(f"The key of its issuer could not be fetched: {error.reason}")
    if not is_signed_with(token, key):
        return failed(ALTERED)
    return passed("It is signed by its issuer and was not altered.")


async def _issuer_key(
    token: Token, issuer_id: str, trusted: TrustedIssuer | None, documents: Documents
) -> PublicKey:
    kid = token.header.get("kid")
    name, own = kid if isinstance(kid, str) else "", key_of_jwk(token.header.get("jwk"))
    if issuer_id.startswith("did:key:"):
        key = key_of_did_key(issuer_id)
        if key is None:
            raise _NoKey(failed("Its issuer's id does not contain a key that I can use."))
    elif issuer_id.startswith("did:web:"):
        key = await _did_web_key(issuer_id, name, own, documents)
    elif trusted is not None and trusted.jwks:
        key = _chosen(keys_of_jwks(await _object(trusted.jwks, documents)), name, own)
    elif trusted is not None and own is not None and thumbprint(own) in trusted.keys:
        key = own
    elif _is_of_same_host(name, issuer_id):
        key = _chosen(keys_of_jwks(await _object(name, documents)), name, own)
    else:
        raise _NoKey(
            not_checked(
                "Nothing shows which key belongs to its issuer: the only key is the one in the badge itself."
            )
        )
    if trusted is not None and trusted.keys and thumbprint(key) not in trusted.keys:
        raise _NoKey(
            failed(f"It is signed with a key that your organisation's list does not give for {trusted.name}.")
        )
    return key


async def _did_web_key(did: str, kid: str, own: PublicKey | None, documents: Documents) -> PublicKey:
    match = _DID_WEB.fullmatch(did)
    if match is None:
        raise _NoKey(failed("The id of its issuer is not a valid did:web."))
    path = match.group(2).replace(":", "/") or "/.well-known"
    document = await _object(f"https://{unquote(match.group(1))}{path}/did.json", documents)
    if document.get("id") != did:
        raise _NoKey(not_checked("The issuer's address returns somebody else's keys."))
    return _chosen(keys_of_did_document(document), did + kid if kid.startswith("#") else kid, own)


def _chosen(keys: dict[str, PublicKey], kid: str, own: PublicKey | None) -> PublicKey:
    """The issuer's key that the credential names: by its id, or by including the same key."""
    if not keys:
        raise _NoKey(not_checked("Its issuer publishes no key that I can use."))
    by_id = keys.get(kid) or keys.get(kid.rpartition("#")[2])
    if by_id is not None:
        return by_id
    if own is not None and not kid:
        same = [key for key in keys.values() if thumbprint(key) == thumbprint(own)]
        if not same:
            raise _NoKey(failed("It is signed with a key that is not one of its issuer's."))
        return same[0]
    if kid and (len(keys) > 1 or "#0" not in keys):
        raise _NoKey(failed("It is signed with a key that is not one of its issuer's."))
    return next(iter(keys.values()))


def _is_of_same_host(address: str, issuer_id: str) -> bool:
    try:
        key, issuer = urlsplit(address), urlsplit(issuer_id)
    except ValueError:
        return False
    return key.scheme == issuer.scheme == "https" and key.netloc.lower() == issuer.netloc.lower()


async def _object(address: str, documents: Documents) -> dict[str, object]:
    try:
        return read_object(await documents(address))
    except NotJson:
        raise _NoKey(not_checked("The address of its issuer's keys returns something other than keys.")) from None


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
        header, payload = (read_object(_decoded(part)) for part in parts[:2])
    except (NotJson, binascii.Error, ValueError):
        raise BadgeUnreadable(
            "That credential is damaged. Copy it again, from its first to its last character."
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


def claims_agree(payload: dict[str, Any]) -> bool:
    """Whether the JWT's iss, sub and jti name the same issuer, holder and id as the credential in it."""
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
