"""Comprehensive Learner Records (1EdTech CLR 2.0): one credential that holds several achievements."""

from __future__ import annotations

from typing import Any

from bot.badges.credential import Credential, digest, read_frame
from bot.badges.json_text import MAX_ID, identifier, objects, words
from bot.badges.quoting import cut
from bot.badges.verification import BadgeUnreadable

UNNAMED = "Learner record"


def read_record(body: dict[str, Any], source: str) -> Credential:
    """What a record says of itself, in the form of a badge; raises `BadgeUnreadable` when it has no issuer."""
    issuer_id = identifier(body.get("issuer"))
    if not issuer_id:
        raise BadgeUnreadable("That record is incomplete: it does not name its issuer.")
    record_id = words(body.get("id"), MAX_ID)
    name = cut(body.get("name")) or UNNAMED
    return read_frame(body, name, issuer_id, digest(issuer_id, record_id or source))


def parts_of(body: dict[str, Any]) -> list[Any]:
    """The credentials in a record, as objects or JWTs."""
    found: list[Any] = []
    for subject in objects(body.get("credentialSubject")):
        inner = subject.get("verifiableCredential")
        found += inner if isinstance(inner, list) else [inner] if inner is not None else []
    return found
