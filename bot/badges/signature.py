"""Whether a credential was signed by the issuer that it names.

A key that the credential brings along shows only that nothing was altered since somebody signed it: anyone can
sign with a key of their own. So the key always comes from the issuer: from its DID, from its own host, or from the
list of trusted issuers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote, urlsplit

from bot.badges.json_text import NotJson, identifier, read_object
from bot.badges.keys import key_of_did_key, key_of_jwk, keys_of_did_document, keys_of_jwks, thumbprint
from bot.badges.token import Token, claims_agree, is_signed_with
from bot.badges.trusted_issuers import TrustedIssuer, TrustedIssuers
from bot.badges.verification import Check, failed, not_checked, passed
from bot.fetching.errors import FetchError

if TYPE_CHECKING:
    from bot.badges.token import PublicKey

_DID_WEB = re.compile(r"did:web:([A-Za-z0-9.-]+(?:%3A\d{1,5})?)((?::[A-Za-z0-9._~-]+)*)", re.IGNORECASE)

ALTERED = "It was altered after it was signed, or signed by somebody else than its issuer."


class Documents(Protocol):
    """Gives the documents of issuers by their address; raises `FetchError`."""

    async def document(self, url: str) -> bytes:
        """What the address gives."""


class _NoKey(Exception):
    """The issuer's key could not be had; `check` is what this means for the signature."""

    def __init__(self, check: Check) -> None:
        super().__init__(check.reason)
        self.check = check


async def check_badge_signature(token: Token, policy: TrustedIssuers, documents: Documents) -> Check:
    """Whether the issuer named in the credential signed it, for this holder and under this id."""
    check = await check_signature(token, policy, documents)
    if check.passed and not claims_agree(token.payload):
        return failed(
            "It contradicts itself: what was signed names another issuer, holder or badge than its content."
        )
    return check


async def check_signature(token: Token, policy: TrustedIssuers, documents: Documents) -> Check:
    """Whether the issuer named in a credential of any kind signed it."""
    algorithm = token.header.get("alg")
    if not isinstance(algorithm, str) or algorithm.lower() == "none" or not token.text.rpartition(".")[2]:
        return failed("It is not signed.")
    if "crit" in token.header:
        return failed("It demands special treatment that I do not know, so I cannot accept its signature.")
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
            raise _NoKey(failed("Its issuer's id holds no key that I know how to use."))
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
            not_checked("Nothing shows which key is its issuer's: the badge only brings a key of its own.")
        )
    if trusted is not None and trusted.keys and thumbprint(key) not in trusted.keys:
        raise _NoKey(
            failed(f"It is signed with a key that your organisation's list does not name for {trusted.name}.")
        )
    return key


async def _did_web_key(did: str, kid: str, own: PublicKey | None, documents: Documents) -> PublicKey:
    match = _DID_WEB.fullmatch(did)
    if match is None:
        raise _NoKey(failed("The id of its issuer is no proper did:web."))
    path = match.group(2).replace(":", "/") or "/.well-known"
    document = await _object(f"https://{unquote(match.group(1))}{path}/did.json", documents)
    if document.get("id") != did:
        raise _NoKey(not_checked("The issuer's address gives the keys of somebody else."))
    return _chosen(keys_of_did_document(document), did + kid if kid.startswith("#") else kid, own)


def _chosen(keys: dict[str, PublicKey], kid: str, own: PublicKey | None) -> PublicKey:
    """The one of the issuer's keys that the credential names: by its id, or by bringing the same key along."""
    if not keys:
        raise _NoKey(not_checked("Its issuer publishes no key that I know how to use."))
    by_id = keys.get(kid) or keys.get(kid.rpartition("#")[2])
    if by_id is not None:
        return by_id
    if own is not None and not kid:
        same = [key for key in keys.values() if thumbprint(key) == thumbprint(own)]
        if not same:
            raise _NoKey(failed("It is signed with a key that is not among its issuer's."))
        return same[0]
    if kid and (len(keys) > 1 or "#0" not in keys):
        raise _NoKey(failed("It is signed with a key that is not among its issuer's."))
    return next(iter(keys.values()))


def _is_of_same_host(address: str, issuer_id: str) -> bool:
    try:
        key, issuer = urlsplit(address), urlsplit(issuer_id)
    except ValueError:
        return False
    return key.scheme == issuer.scheme == "https" and key.netloc.lower() == issuer.netloc.lower()


async def _object(address: str, documents: Documents) -> dict[str, object]:
    try:
        return read_object(await documents.document(address))
    except NotJson:
        raise _NoKey(not_checked("The address of its issuer's keys gives something else than keys.")) from None
