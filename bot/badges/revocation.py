"""Whether a badge was revoked: the W3C's status lists, and 1EdTech's list of revoked credentials.

A list that says "revoked" is believed at once; one that says "still valid" only when the issuer signed it, or
somebody else whom the organisation trusts, so the host of a list cannot bring a revoked badge back.
"""

from __future__ import annotations

import asyncio
import zlib
from datetime import datetime
from typing import Any

from bot.badges.credential import CLOCKS_DIFFER, Credential, StatusEntry, validity
from bot.badges.issuer_keys import Documents
from bot.badges.json_text import NotJson, identifier, objects, read_object, texts, words
from bot.badges.keys import bytes_of_base64url
from bot.badges.secured import secured_of_object, secured_of_token
from bot.badges.signature import check_signature
from bot.badges.trusted_issuers import TrustedIssuers
from bot.badges.verification import BadgeUnreadable, Check, Verdict, failed, not_checked, passed
from bot.fetching.addresses import FetchError

_STATUS_LISTS = frozenset({"BitstringStatusListEntry", "StatusList2021Entry"})
_REVOCATION_LIST = "1EdTechRevocationList"
_WITHDRAWN = {"revocation": "Its issuer has withdrawn it.", "suspension": "Its issuer has suspended it."}
MAX_ENTRIES = 5
MAX_LIST = 5 * 1024 * 1024
"""In bytes, uncompressed: more than forty million badges."""
_LIST_TYPES = frozenset({"BitstringStatusListCredential", "StatusList2021Credential"})


async def check_revocation(
    credential: Credential, policy: TrustedIssuers, documents: Documents, now: datetime
) -> Check:
    """Whether the issuer has revoked the credential; the worst of all its entries counts."""
    if not credential.statuses:
        return passed("Its issuer names no list of withdrawn badges for it, so it cannot have been withdrawn.")
    if len(credential.statuses) > MAX_ENTRIES:
        return not_checked("It names too many lists of withdrawn badges.")
    checks = await asyncio.gather(
        *(_check_entry(entry, credential, policy, documents, now) for entry in credential.statuses)
    )
    for verdict in (Verdict.FAILED, Verdict.NOT_CHECKED):
        for check in checks:
            if check.verdict is verdict:
                return check
    return checks[0]


async def _check_entry(
    entry: StatusEntry, credential: Credential, policy: TrustedIssuers, documents: Documents, now: datetime
) -> Check:
    try:
        if _REVOCATION_LIST in entry.types:
            return await _check_revocation_list(entry.fields, credential, documents)
        if _STATUS_LISTS & set(entry.types):
            return await _check_status_list(entry.fields, credential, policy, documents, now)
    except FetchError as error:
        return not_checked(f"The list of withdrawn badges could not be fetched: {error.reason}")
    except (NotJson, BadgeUnreadable, UnicodeDecodeError):
        return not_checked("The list of withdrawn badges cannot be read.")
    return not_checked("It names a type of list of withdrawn badges that I do not know.")


async def _check_revocation_list(fields: dict[str, Any], credential: Credential, documents: Documents) -> Check:
    body = read_object(await documents(identifier(fields)))
    listed = body.get("revokedCredentials", body.get("revokedCredential"))
    if not isinstance(listed, list):
        return not_checked("The list of withdrawn badges cannot be read.")
    if credential.id and credential.id in texts(listed):
        return failed(_WITHDRAWN["revocation"])
    for item in objects(listed):
        if credential.id and item.get("id") == credential.id and item.get("revoked") is not False:
            why = words(item.get("revocationReason"))
            return failed(_WITHDRAWN["revocation"], why)
    if identifier(body.get("issuer")) not in ("", credential.issuer_id):
        return not_checked("The list of withdrawn badges belongs to another issuer.")
    return passed("It is not on its issuer's list of withdrawn badges.")


async def _check_status_list(
    fields: dict[str, Any], credential: Credential, policy: TrustedIssuers, documents: Documents, now: datetime
) -> Check:
    address, purpose = fields.get("statusListCredential"), fields.get("statusPurpose", "revocation")
    index = _index(fields.get("statusListIndex"))
    if not isinstance(address, str) or index is None or not isinstance(purpose, str):
        return not_checked("It does not say which entry of which list of withdrawn badges is its own.")
    text = (await documents(address)).decode("utf-8").strip()
    secured = secured_of_object(read_object(text), text) if text.startswith("{") else secured_of_token(text)
    body = secured.body
    subject = next(iter(objects(body.get("credentialSubject"))), {})
    bit = _bit(subject.get("encodedList"), index)
    if bit is None or any(str(place.get("statusSize", 1)) != "1" for place in (fields, subject)):
        return not_checked("The list of withdrawn badges cannot be read.")
    if purpose not in texts(subject.get("statusPurpose")):
        return not_checked("The list of withdrawn badges has a different purpose.")
    if bit and purpose in _WITHDRAWN:
        return failed(_WITHDRAWN[purpose])
    if not _LIST_TYPES & set(texts(body.get("type"))):
        return not_checked("The list of withdrawn badges is not what the standard asks for.")
    listing = identifier(body.get("issuer"))
    if listing != credential.issuer_id and policy.find(listing) is None:
        return not_checked("The list of withdrawn badges belongs to another issuer.")
    if not (await check_signature(secured, policy, documents, now)).passed:
        return not_checked("The list of withdrawn badges is not signed by the issuer, so it could be anyone's.")
    if not _is_current(body, now):
        return not_checked("The list of withdrawn badges is out of date.")
    return passed("It is not among the badges that its issuer has withdrawn.")


def _is_current(body: dict[str, Any], now: datetime) -> bool:
    start, end, unreadable = validity(body)
    if unreadable or (start is not None and start > now + CLOCKS_DIFFER):
        return False
    return end is None or end >= now - CLOCKS_DIFFER


def _index(value: Any) -> int | None:
    text = str(value) if isinstance(value, (int, str)) and not isinstance(value, bool) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else None


def _bit(encoded: Any, index: int) -> bool | None:
    """The entry of a compressed list; None where the list cannot be read or is too short."""
    if not isinstance(encoded, str):
        return None
    # "u" is multibase's mark of base64url, which the older standard does without.
    plain = encoded.removeprefix("u").replace("+", "-").replace("/", "_").rstrip("=")
    try:
        bits = zlib.decompressobj(wbits=31).decompress(bytes_of_base64url(plain) or b"", MAX_LIST)
    except zlib.error:
        return None
    place, bit = divmod(index, 8)
    return bool(bits[place] & (0x80 >> bit)) if place < len(bits) else None
