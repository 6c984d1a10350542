"""Verifying a badge: four checks that answer for themselves, whatever becomes of the others.

The order is that of the Open Badges specification: signature, a newer version once, revocation, dates; who may be
trusted is the organisation's own list. Lists of a badge whose signature did not pass are not asked for, as anyone
could have written their addresses.
"""

from __future__ import annotations

from datetime import datetime

from bot.badges.credential import Credential, read_credential
from bot.badges.dates import check_dates
from bot.badges.fetching import BadgeFetcher
from bot.badges.json_text import NotJson, read_object
from bot.badges.reading import Badge, read_badge
from bot.badges.revocation import check_revocation
from bot.badges.signature import check_badge_signature
from bot.badges.token import Token, read_token
from bot.badges.trusted_issuers import TrustedIssuers, check_trust
from bot.badges.unreadable import BadgeUnreadable
from bot.badges.verification import Check, Verification, failed, not_checked
from bot.fetching.errors import FetchError
from bot.fetching.fetcher import Fetcher

SECONDS = 2.5
"""Time for all that is fetched, so that an action can answer within its 3 seconds."""


async def verify_badge(
    badge: Badge, policy: TrustedIssuers, fetcher: Fetcher, now: datetime, seconds: float = SECONDS
) -> Verification:
    """What the checks found at the moment `now`, which carries its time zone.

    Raises `BadgeUnreadable` when there is no badge to verify: damaged, not of version 3.0, or an address that gives
    none. Whatever else cannot be reached within `seconds` reads "not checked".
    """
    source = BadgeFetcher(fetcher, seconds)
    if badge.form == "address":
        badge = await _hosted(badge.text, source)
    if badge.form == "json":
        return _of_document(badge.text, policy, now)
    token = read_token(badge.text)
    credential = read_credential(token.payload, badge.text)
    signature = await check_badge_signature(token, policy, source)
    if not signature.passed:
        revocation = not_checked("Without a proven signature I do not ask the lists that it names.")
    else:
        newer = await _refreshed(credential, policy, source) if credential.refresh else credential
        if isinstance(newer, Credential):
            credential = newer
            revocation = await check_revocation(credential, policy, source, now)
        else:
            revocation = newer
    return _verification(credential, signature, revocation, policy, now)


async def _hosted(address: str, source: BadgeFetcher) -> Badge:
    try:
        badge = read_badge(await source.badge(address))
    except FetchError as error:
        if error.status == 410:
            raise BadgeUnreadable(
                "Its issuer has withdrawn this badge: the address says that it is gone."
            ) from None
        raise BadgeUnreadable(f"I cannot read that address. {error.reason}") from None
    if badge.form == "address":
        raise BadgeUnreadable("That address gives no badge, only another address.")
    return badge


async def _refreshed(credential: Credential, policy: TrustedIssuers, source: BadgeFetcher) -> Credential | Check:
    """The newer version of a credential that its issuer offers, or what it means that there is none."""
    try:
        badge = read_badge(await source.document(credential.refresh))
        token: Token = read_token(badge.text)
        newer = read_credential(token.payload, badge.text)
        signature = await check_badge_signature(token, policy, source)
    except FetchError as error:
        if error.status == 410:
            return failed("Its issuer has withdrawn it.")
        return not_checked(f"The newest version of it could not be fetched from its issuer: {error.reason}")
    except BadgeUnreadable:
        return not_checked("The newest version of it, which its issuer offers, cannot be read.")
    if not signature.passed or newer.badge_id != credential.badge_id:
        return not_checked(
            "The newest version of it, which its address gives, is not of the same issuer and badge."
        )
    return newer


def _of_document(text: str, policy: TrustedIssuers, now: datetime) -> Verification:
    try:
        body = read_object(text)
    except NotJson:
        raise BadgeUnreadable("That looks like a badge, but it is damaged. Copy it anew, from { to }.") from None
    credential = read_credential(body, text)
    if body.get("proof"):
        signature = not_checked("It carries a Data Integrity proof. I can check badges that are signed as a JWT.")
    else:
        signature = failed("It is not signed.")
    revocation = not_checked("Without a proven signature I do not ask the lists that it names.")
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
