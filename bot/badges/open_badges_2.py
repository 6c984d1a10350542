"""Open Badges 2.0: an assertion that its issuer hosts, or signs as a JWS.

A hosted assertion is true because it stands where its issuer says that its assertions stand: so it is always read
there, whatever was pasted. A signed one names a key, which the issuer's profile must name, too. In both, the badge
class and the issuer are documents of their own that the assertion points to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.badges.credential import MAX_LISTED, Credential, alignments_of, digest
from bot.badges.data_integrity import ALTERED
from bot.badges.issuer_keys import Documents
from bot.badges.json_text import MAX_ID, NotJson, identifier, objects, read_object, texts, words
from bot.badges.jwt_credential import Token, is_signed_with
from bot.badges.keys import key_of_method, thumbprint
from bot.badges.moments import instant, moment
from bot.badges.secured import Secured
from bot.badges.trusted_issuers import TrustedIssuers
from bot.badges.verification import BadgeUnreadable, Check, Recipient, failed, not_checked, passed
from bot.fetching.addresses import FetchError

_SIGNED = frozenset({"signed", "SignedBadge"})
_WITHDRAWN = "Its issuer has withdrawn it."


@dataclass(frozen=True)
class Assertion2:
    """An assertion with the badge class and the issuer's profile that belong to it."""

    body: dict[str, Any]
    badge: dict[str, Any]
    issuer: dict[str, Any]
    is_issuer_known: bool
    """Whether the profile was read at the issuer's own address, not only inside of the badge."""


@dataclass(frozen=True)
class Verified2:
    """What was found: the credential in the form of version 3.0, and the checks that differ from it."""

    credential: Credential
    signature: Check
    revocation: Check


async def verify_open_badge_2(secured: Secured, policy: TrustedIssuers, documents: Documents) -> Verified2:
    """Reads and checks an assertion; raises `BadgeUnreadable` when what it points to cannot be read at all."""
    body = secured.body
    if secured.token is not None:
        assertion = await _complete(body, documents)
        signature = await _check_signed(secured.token, assertion, policy, documents)
        revocation = await _check_list(assertion, documents) if signature.passed else _unproven()
        return Verified2(_credential(assertion, secured.text), signature, revocation)
    kinds = {kind for entry in objects(body.get("verification")) for kind in texts(entry.get("type"))}
    if kinds & _SIGNED:
        assertion = await _complete(body, documents)
        return Verified2(_credential(assertion, secured.text), failed("It is not signed."), _unproven())
    return await _hosted(body, secured.text, documents)


async def _hosted(given: dict[str, Any], text: str, documents: Documents) -> Verified2:
    address = secure(identifier(given))
    if not address:
        return await _unhosted(given, text, documents, not_checked("It does not say at which address it stands."))
    try:
        body = read_object(await documents(address))
    except FetchError as error:
        if error.status == 410:
            return await _unhosted(
                given, text, documents, not_checked("It is no longer shown."), failed(_WITHDRAWN)
            )
        check = not_checked(f"It is not signed, and I could not read it at its issuer's address: {error.reason}")
        return await _unhosted(given, text, documents, check)
    except NotJson:
        check = not_checked("It is not signed, and its address does not show it.")
        return await _unhosted(given, text, documents, check)
    assertion = await _complete(body, documents)
    credential = _credential(assertion, text)
    if body.get("revoked") is True:
        why = words(body.get("revocationReason"))
        return Verified2(credential, _where_it_stands(address, assertion), failed(_WITHDRAWN, why))
    if not _says_the_same(given, body):
        return Verified2(credential, failed("Its issuer's own copy says something else."), _unproven())
    signature = _where_it_stands(address, assertion)
    revocation = passed("Its issuer still shows it.") if signature.passed else _unproven()
    return Verified2(credential, signature, revocation)


async def _unhosted(
    given: dict[str, Any], text: str, documents: Documents, signature: Check, revocation: Check | None = None
) -> Verified2:
    assertion = await _complete(given, documents)
    return Verified2(_credential(assertion, text), signature, revocation or _unproven())


def _where_it_stands(address: str, assertion: Assertion2) -> Check:
    """Whether the address is one where the issuer says that its assertions stand."""
    if not assertion.is_issuer_known:
        return not_checked("The profile of its issuer could not be read, so it could be anyone's.")
    rules = [*objects(assertion.badge.get("verification")), *objects(assertion.issuer.get("verification"))]
    origins = [origin for rule in rules for origin in texts(rule.get("allowedOrigins"))]
    starts = [secure(start) for rule in rules for start in texts(rule.get("startsWith"))]
    host = _host(address)
    allowed = {origin.lower() for origin in origins} or {_host(secure(identifier(assertion.issuer)))}
    badge = secure(identifier(assertion.badge))
    if host not in allowed or (badge and _host(badge) not in allowed):
        return failed("It does not stand where its issuer's badges stand, so it could be anyone's.")
    if starts and not any(address.startswith(start) for start in starts):
        return failed("It does not stand where its issuer's badges stand, so it could be anyone's.")
    return passed("It is not signed, but its issuer shows it at its own address, where I have just read it.")


async def _check_signed(token: Token, assertion: Assertion2, policy: TrustedIssuers, documents: Documents) -> Check:
    creators = [identifier(entry.get("creator")) for entry in objects(assertion.body.get("verification"))]
    names = [secure(identifier(one)) for one in _listed(assertion.issuer.get("publicKey"))]
    name = next((secure(creator) for creator in creators if creator), next(iter(filter(None, names)), ""))
    if not assertion.is_issuer_known:
        return not_checked("The profile of its issuer could not be read, so nothing shows whose key it is.")
    if not name or name not in names:
        return failed("It is signed with a key that is not one of its issuer's.")
    try:
        document = read_object(await documents(name))
    except FetchError as error:
        return not_checked(f"The key of its issuer could not be fetched: {error.reason}")
    except NotJson:
        return not_checked("The address of its issuer's key returns something other than a key.")
    issuer_id = secure(identifier(assertion.issuer))
    key = key_of_method(document)
    if key is None:
        return not_checked("Its issuer publishes no key that I can use.")
    if secure(identifier(document.get("owner"))) != issuer_id:
        return failed("It is signed with a key that is not one of its issuer's.")
    trusted = policy.find(issuer_id)
    if trusted is not None and trusted.keys and thumbprint(key) not in trusted.keys:
        return failed(f"It is signed with a key that your organisation's list does not give for {trusted.name}.")
    return (
        passed("It is signed by its issuer and was not altered.") if is_signed_with(token, key) else failed(ALTERED)
    )


async def _check_list(assertion: Assertion2, documents: Documents) -> Check:
    address = secure(identifier(assertion.issuer.get("revocationList")))
    if not address:
        return passed("Its issuer names no list of withdrawn badges, so it cannot have been withdrawn.")
    try:
        body = read_object(await documents(address))
    except FetchError as error:
        return not_checked(f"The list of withdrawn badges could not be fetched: {error.reason}")
    except NotJson:
        return not_checked("The list of withdrawn badges cannot be read.")
    listed = body.get("revokedAssertions")
    if not isinstance(listed, list):
        return not_checked("The list of withdrawn badges cannot be read.")
    own = {name for name in (assertion.body.get("id"), assertion.body.get("uid")) if isinstance(name, str)}
    if own & set(texts(listed)):
        return failed(_WITHDRAWN)
    for item in objects(listed):
        if item.get("id") in own or item.get("uid") in own:
            return failed(_WITHDRAWN, words(item.get("revocationReason")))
    return passed("It is not on its issuer's list of withdrawn badges.")


async def _complete(body: dict[str, Any], documents: Documents) -> Assertion2:
    """The assertion with its badge class and its issuer, each from its own address where it has one."""
    badge, _ = await _linked(body.get("badge"), documents)
    issuer, is_own = await _linked(badge.get("issuer"), documents)
    return Assertion2(body, badge, issuer, is_own)


async def _linked(value: Any, documents: Documents) -> tuple[dict[str, Any], bool]:
    """The document that a member names or holds, and whether it was read at its own address."""
    inside = next(iter(objects(value)), {})
    address = secure(identifier(value))
    if not address:
        return inside, False
    try:
        document = read_object(await documents(address))
    except (FetchError, NotJson):
        return inside or {"id": address}, False
    if secure(identifier(document)) != address:
        return inside or {"id": address}, False
    return document, True


def _credential(assertion: Assertion2, text: str) -> Credential:
    body, badge, issuer = assertion.body, assertion.badge, assertion.issuer
    name, issuer_id = words(badge.get("name")), secure(identifier(issuer)) or identifier(badge.get("issuer"))
    if not name:
        raise BadgeUnreadable(
            "This is an Open Badge of version 2.0, but I could not read what it was given for: the address that it "
            "names for that does not show it. Try again later, or ask its issuer for the badge as version 3.0."
        )
    assertion_id = words(body.get("id") or body.get("uid"), MAX_ID)
    dates = {member: body.get(member) for member in ("issuedOn", "expires") if body.get(member) is not None}
    read = {member: moment(value) or instant(value) for member, value in dates.items()}
    return Credential(
        id=assertion_id,
        issuer_id=issuer_id,
        issuer=words(issuer.get("name")) or words(issuer_id),
        achievement=name,
        description=words(badge.get("description")),
        recipients=_recipients(body),
        skills=alignments_of(objects(badge.get("alignment"))),
        tags=tuple(filter(None, map(words, texts(badge.get("tags")))))[:MAX_LISTED],
        valid_from=read.get("issuedOn"),
        valid_until=read.get("expires"),
        unreadable_dates=tuple(member for member, value in read.items() if value is None),
        statuses=(),
        refresh="",
        badge_id=digest(issuer_id, assertion_id or text),
    )


def _recipients(body: dict[str, Any]) -> tuple[Recipient, ...]:
    found = []
    for entry in objects(body.get("recipient")):
        value, kind, salt = words(entry.get("identity"), MAX_ID), words(entry.get("type")), entry.get("salt")
        if value:
            is_hashed = entry.get("hashed") is not False and ("$" in value or entry.get("hashed") is True)
            kind = {"email": "emailAddress"}.get(kind, kind)
            found.append(Recipient(value, kind, is_hashed, salt if isinstance(salt, str) else ""))
    return tuple(found[:MAX_LISTED])


_COMPARED = ("recipient", "issuedOn", "expires", "revoked")


def _says_the_same(given: dict[str, Any], hosted: dict[str, Any]) -> bool:
    """Whether what was handed in is what the issuer shows, in all that is read of it."""
    if secure(identifier(given.get("badge"))) != secure(identifier(hosted.get("badge"))):
        return False
    if any(given.get(member) != hosted.get(member) for member in _COMPARED if member in given):
        return False
    mine, theirs = (next(iter(objects(one.get("badge"))), {}) for one in (given, hosted))
    return not mine or not theirs or mine.get("name") == theirs.get("name")


def secure(address: str) -> str:
    """An address as I open it, by https; empty for what is no web address. Older badges still say http."""
    if address.startswith("http://"):
        address = f"https://{address[len('http://') :]}"
    return address if address.startswith("https://") else ""


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _unproven() -> Check:
    return not_checked("Without a proven signature I do not look at the lists that it names.")
