"""Verifying a badge: four checks, each with a verdict of its own.

The order is that of the Open Badges specification: signature, one refresh to a newer version, revocation, dates;
whom to trust is on the organisation's own list. The lists that a badge names are not fetched when its signature did
not pass, since anyone could have written their addresses.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.badges.badge_fetcher import BadgeFetcher, Fetching
from bot.badges.credential import Credential, check_dates, read_credential
from bot.badges.hosted_addresses import assertion_address
from bot.badges.json_text import identifier
from bot.badges.kinds import SELECTIVE, kind_of, refuse_other
from bot.badges.open_badges_1 import refuse_open_badge_1
from bot.badges.open_badges_2 import verify_open_badge_2
from bot.badges.reading import Badge, read_badge
from bot.badges.records import parts_of, read_record
from bot.badges.revocation import check_revocation
from bot.badges.secured import Secured, read_secured, secured_of_object, secured_of_token
from bot.badges.signature import check_signature
from bot.badges.trusted_issuers import TrustedIssuers, check_trust
from bot.badges.verification import BadgeUnreadable, Check, Verification, failed, not_checked
from bot.fetching.addresses import FetchError

SECONDS = 2.5
"""Time for everything that is fetched, so that an action can answer within its 3 seconds."""


MAX_PARTS = 20
"""At most so many achievements of a record are verified."""


async def verify_badge(
    badge: Badge, policy: TrustedIssuers, fetcher: Fetching, now: datetime, seconds: float = SECONDS
) -> Verification:
    """The result of all checks at `now`, which must be timezone-aware.

    Raises `BadgeUnreadable` when there is no badge to verify: damaged, of a kind that cannot be verified, or an
    address that returns none. Anything else that cannot be reached within `seconds` is "not checked".
    """
    inquiry = _Inquiry(policy, BadgeFetcher(fetcher, seconds), now)
    if badge.form == "address":
        badge = await inquiry.hosted(badge.text)
    if badge.form == "sd-jwt":
        raise BadgeUnreadable(SELECTIVE)
    return await inquiry.verify(_presented(read_secured(badge)))


def _presented(secured: Secured) -> Secured:
    """The one credential in a presentation, as wallets share it; other credentials as they are."""
    if kind_of(secured.body) != "presentation":
        return secured
    inner = secured.body.get("verifiableCredential")
    held = inner if isinstance(inner, list) else [inner]
    if len(held) != 1 or held[0] is None:
        raise BadgeUnreadable("There are several badges in that, or none. Give them to me one at a time.")
    return _secured_of(held[0])


def _secured_of(value: Any) -> Secured:
    if isinstance(value, str):
        return secured_of_token(value)
    if isinstance(value, dict):
        return secured_of_object(value, json.dumps(value, sort_keys=True))
    raise BadgeUnreadable("That looks like a badge, but it is damaged. Copy it again, from { to }.")


class _Inquiry:
    """One verification: whom to trust, where to ask, and the time that counts."""

    def __init__(self, policy: TrustedIssuers, source: BadgeFetcher, now: datetime) -> None:
        self._policy = policy
        self._source = source
        self._now = now

    async def hosted(self, address: str) -> Badge:
        """The badge at an address that somebody pasted, or that stands in a picture."""
        try:
            badge = read_badge(await self._source.badge(assertion_address(address)))
        except FetchError as error:
            if error.status == 410:
                raise BadgeUnreadable(
                    "Its issuer has withdrawn this badge: its address says that it is gone."
                ) from None
            raise BadgeUnreadable(f"I cannot read that address. {error.reason}{_ADVICE}") from None
        if badge.form == "address":
            raise BadgeUnreadable("That address leads to no badge, only to another address.")
        return badge

    async def verify(self, secured: Secured) -> Verification:
        """All checks of a credential of any kind; raises `BadgeUnreadable`."""
        kind = kind_of(secured.body)
        if kind == "badge 3":
            return await self._badge_3(secured)
        if kind == "badge 2":
            found = await verify_open_badge_2(secured, self._policy, self._source.document)
            form = "Open Badges 2.0, signed" if secured.token else "Open Badges 2.0, hosted"
            return self._verification(found.credential, found.signature, found.revocation, form)
        if kind == "badge 1":
            raise await refuse_open_badge_1(secured.body, self._source.document)
        if kind == "record":
            return await self._record(secured)
        raise refuse_other(secured.body)

    async def _badge_3(self, secured: Secured, vouched: Check | None = None) -> Verification:
        """`vouched` is the signature of the record that the badge stands in, where it has none of its own."""
        credential = read_credential(secured.body, secured.text)
        signature = vouched or await check_signature(secured, self._policy, self._source.document, self._now)
        if not signature.passed:
            revocation = not_checked("Without a proven signature I do not look at the lists that it names.")
        else:
            newer = await self._refreshed(credential) if credential.refresh else credential
            if isinstance(newer, Credential):
                credential = newer
                revocation = await check_revocation(credential, self._policy, self._source.document, self._now)
            else:
                revocation = newer
        return self._verification(credential, signature, revocation, form_of("Open Badges 3.0", secured))

    async def _record(self, secured: Secured) -> Verification:
        """A Comprehensive Learner Record: itself, and each achievement in it."""
        record = read_record(secured.body, secured.text)
        signature = await check_signature(secured, self._policy, self._source.document, self._now)
        if signature.passed:
            revocation = await check_revocation(record, self._policy, self._source.document, self._now)
        else:
            revocation = not_checked("Without a proven signature I do not look at the lists that it names.")
        parts = [await self._part(value, record, signature) for value in parts_of(secured.body)[:MAX_PARTS]]
        found = self._verification(record, signature, revocation, form_of("CLR 2.0", secured))
        return replace(found, parts=tuple(part for part in parts if part is not None))

    async def _part(self, value: Any, record: Credential, signature: Check) -> Verification | None:
        try:
            secured = _secured_of(value)
            if secured.token is not None or secured.body.get("proof"):
                part = await self._badge_3(secured)
            elif identifier(secured.body.get("issuer")) == record.issuer_id:
                part = await self._badge_3(secured, signature)
            else:
                part = await self._badge_3(secured, not_checked("Its own issuer did not sign it, only the record."))
        except BadgeUnreadable:
            return None
        return part if part.recipients else replace(part, recipients=record.recipients)

    async def _refreshed(self, credential: Credential) -> Credential | Check:
        """The newer version of a credential that its issuer offers, or what it means when there is none."""
        try:
            badge = read_badge(await self._source.document(credential.refresh))
            secured = read_secured(badge)
            newer = read_credential(secured.body, badge.text)
            signature = await check_signature(secured, self._policy, self._source.document, self._now)
        except FetchError as error:
            if error.status == 410:
                return failed("Its issuer has withdrawn it.")
            return not_checked(f"Its newest version could not be fetched from its issuer: {error.reason}")
        except BadgeUnreadable:
            return not_checked("Its newest version, which its issuer offers, cannot be read.")
        if not signature.passed or newer.badge_id != credential.badge_id:
            return not_checked("The newest version at its address is not the same badge from the same issuer.")
        return newer

    def _verification(self, credential: Credential, signature: Check, revocation: Check, form: str) -> Verification:
        trust = check_trust(credential.issuer_id, self._policy, signature.passed)
        trusted = self._policy.find(credential.issuer_id) if trust.passed else None
        return Verification(
            badge_id=credential.badge_id,
            achievement=credential.achievement,
            issuer=credential.issuer,
            issuer_id=credential.issuer_id,
            signature=signature,
            dates=check_dates(credential, self._now),
            revocation=revocation,
            trust=trust,
            trusted_name=trusted.name if trusted is not None else "",
            recipients=credential.recipients,
            skills=credential.skills,
            tags=credential.tags,
            description=credential.description,
            valid_from=credential.valid_from,
            valid_until=credential.valid_until,
            form=form,
        )


_ADVICE = (
    " If it shows your badge in a browser, open it there, download the badge as a file (JSON, PNG or SVG), and "
    "send me that."
)


def form_of(standard: str, secured: Secured) -> str:
    """The standard of a credential and how it is secured, in words."""
    if secured.token is not None:
        return f"{standard}, signed as a JWT"
    return f"{standard}, with a Data Integrity proof" if secured.body.get("proof") else f"{standard}, unsigned"
