"""What kind of credential somebody handed in, and what is said of those that cannot be verified as a badge.

Everything that is quoted here comes from the credential itself and nobody has checked it, so it is said to be
claimed.
"""

from __future__ import annotations

from typing import Any, Literal

from bot.badges.json_text import identifier, objects, texts, words
from bot.badges.moments import instant, moment
from bot.badges.quoting import quoted
from bot.badges.verification import BadgeUnreadable
from bot.dialogue.phrases import day

Kind = Literal["badge 3", "badge 2", "badge 1", "record", "presentation", "other"]

BADGE_3 = frozenset({"OpenBadgeCredential", "AchievementCredential"})
RECORD = "ClrCredential"
_BADGE_2_CONTEXTS = ("https://w3id.org/openbadges/v2", "https://openbadgespec.org/v2/context.json")
_EUROPASS = frozenset({"EuropeanDigitalCredential", "EuropassCredential"})
_OF_A_BADGE = frozenset({"BadgeClass", "Issuer", "Achievement", "Profile"})
_LISTS = frozenset({"StatusList2021Credential", "BitstringStatusListCredential", "RevocationList"})


def kind_of(body: dict[str, Any]) -> Kind:
    """The kind of a credential's JSON."""
    types, contexts = set(texts(body.get("type"))), set(texts(body.get("@context")))
    if types & BADGE_3:
        return "badge 3"
    if RECORD in types:
        return "record"
    if "VerifiablePresentation" in types:
        return "presentation"
    if "badge" in body or "Assertion" in types:
        return "badge 2" if _is_version_2(body, contexts) else "badge 1"
    return "other"


def _is_version_2(body: dict[str, Any], contexts: set[str]) -> bool:
    return "verification" in body or any(name.startswith(_BADGE_2_CONTEXTS) for name in contexts)


def refuse_other(body: dict[str, Any]) -> BadgeUnreadable:
    """What a credential of another kind is, what can be read in it, and what its holder can do next."""
    types = set(texts(body.get("type")))
    if "EndorsementCredential" in types:
        what = (
            "This is an endorsement: somebody speaks well of a badge or its issuer. It proves no skill by itself."
        )
        then = "Give me the badge that it is about."
    elif types & _EUROPASS or any("data.europa.eu/snb" in name for name in texts(body.get("@context"))):
        what = "This is a European Digital Credential, as in Europass. It is sealed in a way that I cannot check."
        then = "Have it checked at europa.eu/europass and show HR the result, or ask its issuer for an Open Badge."
    elif types & _LISTS:
        return BadgeUnreadable(
            "This is an issuer's list of withdrawn badges, not a badge. Give me the badge itself."
        )
    elif types & _OF_A_BADGE:
        what = "This describes a badge or its issuer, but nobody was given it with that."
        then = "Give me the badge that was issued to you: download it where you earned it."
    elif "VerifiableCredential" in types:
        what = "This is a digital credential of another kind, not an Open Badge."
        then = "Ask its issuer whether they issue it as an Open Badge 3.0, or show it to HR as it is."
    else:
        return BadgeUnreadable("I can read that, but it is not a badge: it does not call itself an Open Badge.")
    return BadgeUnreadable(" ".join(filter(None, (what, claimed_words(body), then))))


SELECTIVE = (
    "This is an SD-JWT, a credential that shows only parts of itself. I cannot check those. Ask its issuer for the "
    "whole as an Open Badge 3.0, or show it to HR with the app that keeps it."
)


def claimed_words(body: dict[str, Any], title: str = "", issuer: str = "", date: Any = None) -> str:
    """What a credential says of itself in one sentence: title, issuer and date, as far as they are there."""
    title = title or _title(body)
    issuer = issuer or _issuer(body)
    dates = (date, *(body.get(name) for name in ("validFrom", "issuanceDate", "issuedOn", "issued")))
    found = next((read for value in dates if (read := moment(value) or instant(value))), None)
    parts = [f"the title {quoted(title)}"] if title else []
    parts += [f"the issuer {quoted(issuer)}"] if issuer else []
    parts += [f"the date {day(found.date())}"] if found else []
    if not parts:
        return ""
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"It claims {listed}; I have not checked that."


def _title(body: dict[str, Any]) -> str:
    subject = next(iter(objects(body.get("credentialSubject"))), {})
    inner = (objects(subject.get(name)) for name in ("achievement", "hasClaim", "hasCredential"))
    named = [body, *(one for group in inner for one in group), *objects(body.get("displayParameter"))]
    return next((text for one in named if (text := words(one.get("name")) or words(one.get("title")))), "")


def _issuer(body: dict[str, Any]) -> str:
    for one in objects(body.get("issuer")):
        name = words(one.get("name")) or words(one.get("legalName"))
        if name:
            return name
    return words(identifier(body.get("issuer")))
