"""Verifying a badge: four checks, each with a verdict of its own.

The order is that of the Open Badges specification: signature, one refresh to a newer version, revocation, dates;
whom to trust is on the organisation's own list. The lists that a badge names are not fetched when its signature did
not pass, since anyone could have written their addresses.
"""

from __future__ import annotations

import asyncio
from datetime import datetime

from bot.badges.credential import Credential, check_dates, read_credential
from bot.badges.json_text import NotJson, read_object
from bot.badges.reading import MAX_FILE, Badge, read_badge
from bot.badges.revocation import check_revocation
from bot.badges.signature import Token, check_badge_signature, read_token
from bot.badges.trusted_issuers import TrustedIssuers, check_trust
from bot.badges.verification import BadgeUnreadable, Check, Verification, failed, not_checked
from bot.fetching.addresses import FetchError, Unreachable
from bot.fetching.fetcher import Fetcher

SECONDS = 2.5
"""Time for everything that is fetched, so that an action can answer within its 3 seconds."""


async def verify_badge(
    badge: Badge, policy: TrustedIssuers, fetcher: Fetcher, now: datetime, seconds: float = SECONDS
) -> Verification:
    """The result of all checks at `now`, which must be timezone-aware.

    Raises `BadgeUnreadable` when there is no badge to verify: damaged, not version 3.0, or an address that returns
    none. Anything else that cannot be reached within `seconds` is "not checked".
    """
    source = BadgeFetcher(fetcher, seconds)
    if badge.form == "address":
        badge = await _hosted(badge.text, source)
    if badge.form == "json":
        return _of_document(badge.text, policy, now)
    token = read_token(badge.text)
    credential = read_credential(token.payload, badge.text)
    signature = await check_badge_signature(token, policy, source.document)
    if not signature.passed:
        revocation = not_checked("Without a proven signature I do not look at the lists that it names.")
    else:
        newer = await _refreshed(credential, policy, source) if credential.refresh else credential
        if isinstance(newer, Credential):
            credential = newer
            revocation = await check_revocation(credential, policy, source.document, now)
        else:
            revocation = newer
    return _verification(credential, signature, revocation, policy, now)


async def _hosted(address: str, source: BadgeFetcher) -> Badge:
    try:
        badge = read_badge(await source.badge(address))
    except FetchError as error:
        if error.status == 410:
            raise BadgeUnreadable(
                "Its issuer has withdrawn this badge: its address says that it is gone."
            ) from None
        raise BadgeUnreadable(f"I cannot read that address. {error.reason}") from None
    if badge.form == "address":
        raise BadgeUnreadable("That address leads to no badge, only to another address.")
    return badge


async def _refreshed(credential: Credential, policy: TrustedIssuers, source: BadgeFetcher) -> Credential | Check:
    """The newer version of a credential that its issuer offers, or what it means when there is none."""
    try:
        badge = read_badge(await source.document(credential.refresh))
        token: Token = read_token(badge.text)
        newer = read_credential(token.payload, badge.text)
        signature = await check_badge_signature(token, policy, source.document)
    except FetchError as error:
        if error.status == 410:
            return failed("Its issuer has withdrawn it.")
        return not_checked(f"Its newest version could not be fetched from its issuer: {error.reason}")
    except BadgeUnreadable:
        return not_checked("Its newest version, which its issuer offers, cannot be read.")
    if not signature.passed or newer.badge_id != credential.badge_id:
        return not_checked("The newest version at its address is not the same badge from the same issuer.")
    return newer


def _of_document(text: str, policy: TrustedIssuers, now: datetime) -> Verification:
    try:
        body = read_object(text)
    except NotJson:
        raise BadgeUnreadable("That looks like a badge, but it is damaged. Copy it again, from { to }.") from None
    credential = read_credential(body, text)
    if body.get("proof"):
        signature = not_checked(
            "It carries a Data Integrity proof. I can only check badges that are signed as a JWT."
        )
    else:
        signature = failed("It is not signed.")
    revocation = not_checked("Without a proven signature I do not look at the lists that it names.")
    return _verification(credential, signature, revocation, policy, now)


def _verification(
    credential: Credential, signature: Check, revocation: Check, policy: TrustedIssuers, now: datetime
) -> Verification:
    return Verification(
        badge_id=credential.badge_id,
        achievement=credential.achievement,
        issuer=credential.issuer,
        issuer_id=credential.issuer_id,
        signature=signature,
        dates=check_dates(credential, now),
        revocation=revocation,
        trust=check_trust(credential.issuer_id, policy, signature.passed),
        recipients=credential.recipients,
        skills=credential.skills,
        tags=credential.tags,
        description=credential.description,
        valid_from=credential.valid_from,
        valid_until=credential.valid_until,
    )


MAX_DOCUMENT = 1024 * 1024
"""The largest issuer document, in bytes; even a long status list compresses well."""

MAX_FETCHES = 12
"""At most so many addresses that a badge points to are fetched."""

_DOCUMENTS = (
    "application/vc+jwt",
    "application/jwt",
    "application/jose",
    "application/json",
    "application/octet-stream",
    "text/plain",
)
_BADGES = (*_DOCUMENTS, "image/png", "image/svg+xml", "application/xml", "text/xml")


class BadgeFetcher:
    """Fetches for one verification: each address once, all within `seconds` of the first fetch."""

    def __init__(self, fetcher: Fetcher, seconds: float) -> None:
        self._fetcher = fetcher
        self._seconds = seconds
        self._end: float | None = None
        self._tasks: dict[str, asyncio.Task[bytes]] = {}

    async def badge(self, url: str) -> bytes:
        """A hosted badge, at most `MAX_FILE` bytes; raises `FetchError`."""
        return await self._fetch(url, MAX_FILE, _BADGES)

    async def document(self, url: str) -> bytes:
        """An issuer's document (keys, a status list, a newer credential), at most `MAX_DOCUMENT` bytes.

        Raises `FetchError`.
        """
        address = url.partition("#")[0]
        if address not in self._tasks:
            if len(self._tasks) >= MAX_FETCHES:
                raise FetchError("The badge points to too many addresses.")
            self._tasks[address] = asyncio.ensure_future(self._fetch(address, MAX_DOCUMENT, _DOCUMENTS))
        return await self._tasks[address]

    async def _fetch(self, url: str, limit: int, accept: tuple[str, ...]) -> bytes:
        loop = asyncio.get_running_loop()
        if self._end is None:
            self._end = loop.time() + self._seconds
        left = self._end - loop.time()
        if left <= 0:
            raise Unreachable("There was no time left to ask.")
        return (await self._fetcher.fetch(url, limit, accept, left)).body
