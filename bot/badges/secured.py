"""A credential together with what secures it: the JWT that it came as, or the proofs in its own JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.badges.json_text import NotJson, read_object
from bot.badges.jwt_credential import Token, credential_in, read_token
from bot.badges.reading import Badge
from bot.badges.verification import BadgeUnreadable

_ENVELOPES = ("data:application/vc+jwt,", "data:application/jwt,")


@dataclass(frozen=True)
class Secured:
    """A credential. `token` is the JWT that it came as; without one its proofs, if any, are in `body`."""

    body: dict[str, Any]
    token: Token | None
    text: str


def read_secured(badge: Badge) -> Secured:
    """The credential in a badge that is a JWT or JSON; raises `BadgeUnreadable` when it is damaged."""
    if badge.form == "jwt":
        return secured_of_token(badge.text)
    try:
        body = read_object(badge.text)
    except NotJson:
        raise BadgeUnreadable("That looks like a badge, but it is damaged. Copy it again, from { to }.") from None
    return secured_of_object(body, badge.text)


def secured_of_object(body: dict[str, Any], text: str) -> Secured:
    """The credential in a JSON object, which may be an envelope around a JWT (VC data model 2.0)."""
    envelope = body.get("id")
    if isinstance(envelope, str) and envelope.startswith(_ENVELOPES):
        return secured_of_token(envelope.partition(",")[2])
    return Secured(body, None, text)


def secured_of_token(text: str) -> Secured:
    """The credential in a compact JWT."""
    token = read_token(text)
    return Secured(credential_in(token.payload), token, text)
