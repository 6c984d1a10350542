"""Which public key belongs to the issuer that a credential names.

A key that comes with the credential shows only that nothing was altered since somebody signed it: anyone can sign
with a key of their own. So the key always comes from the issuer: from its DID, from its own host, or from the list
of trusted issuers.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from bot.badges.json_text import NotJson, read_object
from bot.badges.keys import (
    key_of_did_jwk,
    key_of_did_key,
    keys_of_did_document,
    keys_of_jwks,
    keys_of_profile,
    thumbprint,
)
from bot.badges.trusted_issuers import TrustedIssuer
from bot.badges.verification import Check, failed, not_checked
from bot.fetching.addresses import FetchError

if TYPE_CHECKING:
    from bot.badges.keys import PublicKey

Documents = Callable[[str], Awaitable[bytes]]
"""Gives the document of an issuer at an https address; raises `FetchError`."""

_DID_WEB = re.compile(r"did:web:([A-Za-z0-9.-]+(?:%3A\d{1,5})?)((?::[A-Za-z0-9._~-]+)*)", re.IGNORECASE)


class NoKey(Exception):
    """The issuer's key could not be obtained; `check` is what this means for the signature."""

    def __init__(self, check: Check) -> None:
        super().__init__(check.reason)
        self.check = check


async def issuer_key(
    issuer_id: str, name: str, own: PublicKey | None, trusted: TrustedIssuer | None, documents: Documents
) -> PublicKey:
    """The issuer's key that a credential names as `name`; raises `NoKey`.

    `own` is the key that the credential brings along. It only chooses among the issuer's keys, unless the list of
    trusted issuers names it.
    """
    try:
        key = await _key(issuer_id, name, own, trusted, documents)
    except FetchError as error:
        raise NoKey(not_checked(f"The key of its issuer could not be fetched: {error.reason}")) from None
    if trusted is not None and trusted.keys and thumbprint(key) not in trusted.keys:
        raise NoKey(
            failed(f"It is signed with a key that your organisation's list does not give for {trusted.name}.")
        )
    return key


async def _key(
    issuer_id: str, name: str, own: PublicKey | None, trusted: TrustedIssuer | None, documents: Documents
) -> PublicKey:
    if issuer_id.startswith(("did:key:", "did:jwk:")):
        key = key_of_did_key(issuer_id) or key_of_did_jwk(issuer_id)
        if key is None:
            raise NoKey(failed("Its issuer's id does not contain a key that I can use."))
        return key
    if issuer_id.startswith("did:web:"):
        return await _did_web_key(issuer_id, name, own, documents)
    if trusted is not None and trusted.jwks:
        return _chosen(keys_of_jwks(await _object(trusted.jwks, documents)), name, own)
    if trusted is not None and own is not None and thumbprint(own) in trusted.keys:
        return own
    if _is_of_same_host(name, issuer_id):
        return await _published_key(name.partition("#")[0], name, own, documents)
    if https_host(issuer_id) is not None and own is None and not name.startswith(("did:", "https://")):
        return await _published_key(issuer_id.partition("#")[0], name, own, documents)
    raise NoKey(
        not_checked("Nothing shows which key belongs to its issuer: the only key is the one in the badge itself.")
        if own is not None
        else not_checked("Nothing shows which key belongs to its issuer.")
    )


async def _did_web_key(did: str, name: str, own: PublicKey | None, documents: Documents) -> PublicKey:
    match = _DID_WEB.fullmatch(did)
    if match is None:
        raise NoKey(failed("The id of its issuer is not a valid did:web."))
    path = match.group(2).replace(":", "/") or "/.well-known"
    document = await _object(f"https://{unquote(match.group(1))}{path}/did.json", documents)
    if document.get("id") != did:
        raise NoKey(not_checked("The issuer's address returns somebody else's keys."))
    return _chosen(keys_of_did_document(document), did + name if name.startswith("#") else name, own)


async def _published_key(address: str, name: str, own: PublicKey | None, documents: Documents) -> PublicKey:
    return _chosen(keys_of_profile(await _object(address, documents), address), name, own)


def _chosen(keys: dict[str, PublicKey], name: str, own: PublicKey | None) -> PublicKey:
    """The issuer's key that the credential names: by its id, or by including the same key."""
    if not keys:
        raise NoKey(not_checked("Its issuer publishes no key that I can use."))
    by_id = keys.get(name) or keys.get(name.rpartition("#")[2])
    if by_id is not None:
        return by_id
    if own is not None and not name:
        same = [key for key in keys.values() if thumbprint(key) == thumbprint(own)]
        if not same:
            raise NoKey(failed("It is signed with a key that is not one of its issuer's."))
        return same[0]
    if name and (len(keys) > 1 or "#0" not in keys):
        raise NoKey(failed("It is signed with a key that is not one of its issuer's."))
    return next(iter(keys.values()))


def https_host(address: str) -> str | None:
    """The host of an https address in lower case; None for any other text."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts.netloc.lower() if parts.scheme == "https" and parts.netloc else None


def _is_of_same_host(address: str, issuer_id: str) -> bool:
    host = https_host(address)
    return host is not None and host == https_host(issuer_id)


async def _object(address: str, documents: Documents) -> dict[str, Any]:
    try:
        return read_object(await documents(address))
    except NotJson:
        raise NoKey(not_checked("The address of its issuer's keys returns something other than keys.")) from None
