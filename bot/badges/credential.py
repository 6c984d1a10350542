"""What a credential says about itself, read tolerantly: a field of the wrong type counts as missing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.badges.json_text import MAX_ID, identifier, objects, texts, words
from bot.badges.kinds import BADGE_3, refuse_other
from bot.badges.moments import instant, moment
from bot.badges.verification import Alignment, BadgeUnreadable, Check, Recipient, failed, passed
from bot.dialogue.phrases import day

MAX_LISTED = 50
"""At most so many recipients, skills and tags of one badge are kept."""


@dataclass(frozen=True)
class StatusEntry:
    """Where to check whether the credential was revoked; `fields` is the entry itself."""

    types: tuple[str, ...]
    fields: dict[str, Any]


@dataclass(frozen=True)
class Credential:
    """A credential as it is read, in the form of Open Badges 3.0.

    `unreadable_dates` names the date fields that do not hold a date.
    """

    id: str
    issuer_id: str
    issuer: str
    achievement: str
    description: str
    recipients: tuple[Recipient, ...]
    skills: tuple[Alignment, ...]
    tags: tuple[str, ...]
    valid_from: datetime | None
    valid_until: datetime | None
    unreadable_dates: tuple[str, ...]
    statuses: tuple[StatusEntry, ...]
    refresh: str
    badge_id: str


def read_credential(body: dict[str, Any], source: str) -> Credential:
    """The credential in a decoded payload; raises `BadgeUnreadable` when it is not an Open Badge 3.0.

    `source` is the text it was decoded from, which tells apart badges without an id.
    """
    if not BADGE_3 & set(texts(body.get("type"))):
        raise refuse_other(body)
    subject = _only(body.get("credentialSubject"))
    achievement = _only(subject.get("achievement"))
    name, issuer_id = words(achievement.get("name")), identifier(body.get("issuer"))
    if not name or not issuer_id:
        raise BadgeUnreadable(
            "That badge is incomplete: it does not name an achievement, or does not name its issuer."
        )
    credential_id = words(body.get("id"), MAX_ID)
    return replace(
        read_frame(body, name, issuer_id, digest(issuer_id, credential_id or source)),
        description=words(achievement.get("description")),
        skills=_skills(subject, achievement),
        tags=tuple(filter(None, map(words, texts(achievement.get("tag")))))[:MAX_LISTED],
    )


def read_frame(body: dict[str, Any], name: str, issuer_id: str, badge_id: str) -> Credential:
    """What every credential says of itself, whatever it was given for: issuer, holder, dates and lists."""
    issuer = next(iter(objects(body.get("issuer"))), {})
    valid_from, valid_until, unreadable_dates = validity(body)
    return Credential(
        id=words(body.get("id"), MAX_ID),
        issuer_id=issuer_id,
        issuer=words(issuer.get("name")) or words(issuer_id),
        achievement=name,
        description="",
        recipients=_recipients(_only(body.get("credentialSubject"))),
        skills=(),
        tags=(),
        valid_from=valid_from,
        valid_until=valid_until,
        unreadable_dates=unreadable_dates,
        statuses=_statuses(body.get("credentialStatus")),
        refresh=_refresh(body),
        badge_id=badge_id,
    )


def _only(value: Any) -> dict[str, Any]:
    """The one object in a field. Of several, whoever hands the badge in could choose which comes first."""
    found = objects(value)
    if len(found) > 1:
        raise BadgeUnreadable(
            "That badge is for several people or several achievements at once, so I cannot read it."
        )
    return found[0] if found else {}


_DATES = {"validFrom": ("validFrom", "issuanceDate"), "validUntil": ("validUntil", "expirationDate")}


def validity(body: dict[str, Any]) -> tuple[datetime | None, datetime | None, tuple[str, ...]]:
    """Start and end of a payload's validity by all its dates together, and the date fields that are not dates."""
    dates = {field: _date(body, names) for field, names in _DATES.items()}
    start = _latest(dates["validFrom"], instant(body.get("nbf")))
    end = _earliest(dates["validUntil"], instant(body.get("exp")))
    return start, end, _unreadable(body, dates)


def _date(body: dict[str, Any], names: tuple[str, ...]) -> datetime | None:
    return moment(next((body[name] for name in names if body.get(name) is not None), None))


def _unreadable(body: dict[str, Any], dates: dict[str, datetime | None]) -> tuple[str, ...]:
    wrong = [
        field
        for field, names in _DATES.items()
        if dates[field] is None and any(body.get(name) is not None for name in names)
    ]
    wrong += [claim for claim in ("nbf", "exp") if body.get(claim) is not None and instant(body[claim]) is None]
    return tuple(wrong)


def _latest(*moments: datetime | None) -> datetime | None:
    return max((moment for moment in moments if moment), default=None)


def _earliest(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment), default=None)


def _recipients(subject: dict[str, Any]) -> tuple[Recipient, ...]:
    found = []
    subject_id = words(subject.get("id"), MAX_ID)
    if subject_id:
        kind = subject_id.partition(":")[0].lower()
        found.append(Recipient(subject_id, {"mailto": "emailAddress"}.get(kind, kind)))
    for entry in objects(subject.get("identifier")):
        value = words(entry.get("identityHash"), MAX_ID)
        if value:
            kind, salt = words(entry.get("identityType")), entry.get("salt")
            # Anything not marked as plain text is treated as hashed: it then matches nobody's address.
            is_hashed = entry.get("hashed") is not False
            found.append(Recipient(value, kind, is_hashed, salt if isinstance(salt, str) else ""))
    return tuple(found[:MAX_LISTED])


def _skills(subject: dict[str, Any], achievement: dict[str, Any]) -> tuple[Alignment, ...]:
    entries = list(objects(achievement.get("alignment")))
    for result in objects(subject.get("result")):
        entries += objects(result.get("alignment"))
    return alignments_of(entries)


def alignments_of(entries: Iterable[dict[str, Any]]) -> tuple[Alignment, ...]:
    """The alignments that have a name, each once; their members are the same in Open Badges 2.0 and 3.0."""
    found = [
        Alignment(
            name=words(entry.get("targetName")),
            url=words(entry.get("targetUrl")),
            framework=words(entry.get("targetFramework")),
            code=words(entry.get("targetCode")),
        )
        for entry in entries
    ]
    return tuple(dict.fromkeys(alignment for alignment in found if alignment.name))[:MAX_LISTED]


def _statuses(value: Any) -> tuple[StatusEntry, ...]:
    """All entries, even unreadable ones: leaving one out would make the badge look like one without a list."""
    if value is None:
        return ()
    items = value if isinstance(value, list) else [value]
    return tuple(
        StatusEntry(texts(item.get("type")), item) if isinstance(item, dict) else StatusEntry((), {})
        for item in items
    )


def _refresh(body: dict[str, Any]) -> str:
    for entry in objects(body.get("refreshService")):
        if "1EdTechCredentialRefresh" in texts(entry.get("type")):
            return identifier(entry)
    return ""


def digest(issuer_id: str, credential_id: str) -> str:
    """The id that a badge has with us: the same whichever way it was handed in."""
    text = f"{issuer_id}\n{credential_id}".encode("utf-8", "replace")
    return hashlib.sha256(text).hexdigest()[:32]


CLOCKS_DIFFER = timedelta(minutes=1)
"""How far the clocks of two machines may be apart."""


def check_dates(credential: Credential, now: datetime) -> Check:
    """Whether the badge is valid at `now`, which must be timezone-aware."""
    start, end = credential.valid_from, credential.valid_until
    if credential.unreadable_dates:
        return failed(f"Its {credential.unreadable_dates[0]} is not a date.")
    if start is None:
        return failed("It does not say when it becomes valid.")
    if end is not None and end < start:
        return failed("It ends before it begins.")
    if end is not None and end < now - CLOCKS_DIFFER:
        return failed(f"It expired on {day(end.date())}.")
    if start > now + CLOCKS_DIFFER:
        return failed(f"It is not valid until {day(start.date())}.")
    if end is None:
        return passed(f"Valid since {day(start.date())}, with no end date.")
    return passed(f"Valid from {day(start.date())} until {day(end.date())}.")
