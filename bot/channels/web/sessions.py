"""Sessions: who a visitor is, from signed tokens that expire. The id of a conversation alone opens nothing.

A visitor to a website gets a token from us, with a random id. A page that knows its people passes its own login
token instead, signed with `RUNG_SSO_KEY`; the person is then ``intranet:<sub>``. Such a token cannot be called back
when somebody leaves, so one that is valid for longer than `RUNG_LOGIN_HOURS` is refused.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jwt

from bot.settings import DEFAULT_LOGIN_HOURS, Settings

ALGORITHM = "HS256"
VISITOR_AUDIENCE, LOGIN_AUDIENCE = "rung-visitor", "rung"
VISITOR_SECONDS = 30 * 24 * 3600
"""How long a visitor's token is valid. Past half of that time, it is renewed at the next connection."""

VISITOR, EMPLOYEE = "web", "intranet"
"""The prefixes of people's ids; see `bot.dialogue.person`."""

_VISITOR_ID = re.compile(r"[A-Za-z0-9_-]{22}")
_LEEWAY = 30
"""Seconds by which a host page's clock may differ from ours."""


class SessionRefusedError(Exception):
    """A token that is not accepted. `code` tells the widget which: "token" for ours, "login" for a host page's."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True)
class Session:
    """A person, until their token expires. `token` is set when the widget has to keep a new one."""

    sender_id: str
    expires: float
    token: str | None = None

    @property
    def kind(self) -> str:
        """Whose token it is: "token" for ours, "login" for a host page's."""
        return "login" if self.sender_id.startswith(f"{EMPLOYEE}:") else "token"

    @property
    def key(self) -> str:
        """Tells two people apart without naming them. The widget compares it; it opens nothing."""
        return hashlib.sha256(self.sender_id.encode()).hexdigest()[:16]


class Sessions:
    """Issues and reads tokens."""

    def __init__(
        self,
        secret: str,
        sso_key: str | None = None,
        clock: Callable[[], float] = time.time,
        login_hours: int = DEFAULT_LOGIN_HOURS,
    ) -> None:
        self._secret = secret
        self._sso_key = sso_key
        self._clock = clock
        self._login_hours = login_hours

    @classmethod
    def of(cls, settings: Settings) -> Sessions:
        """Sessions with the settings' keys, or else with a secret of this installation."""
        secret = settings.web_secret or kept_secret(settings.var / "web-secret")
        return cls(secret, settings.sso_key, login_hours=settings.login_hours)

    def open(self, credentials: Any) -> Session:
        """The session for what a handshake sends: ``{"login": …}``, ``{"token": …}``, or else a new visitor's.

        Raises `SessionRefusedError` for a token that is forged or has expired.
        """
        given = credentials if isinstance(credentials, dict) else {}
        if given.get("login"):
            return self._employee(str(given["login"]))
        if given.get("token"):
            return self._visitor(str(given["token"]))
        return self.new_visitor()

    def new_visitor(self) -> Session:
        """The session of a new visitor."""
        return self._issue(secrets.token_urlsafe(16))

    def _visitor(self, token: str) -> Session:
        claims = self._read(token, self._secret, VISITOR_AUDIENCE, "token", leeway=0)
        if not _VISITOR_ID.fullmatch(claims["sub"]):
            raise SessionRefusedError("token", "The token does not name a visitor.")
        if claims["exp"] - self._clock() < VISITOR_SECONDS / 2:
            return self._issue(claims["sub"])
        return Session(f"{VISITOR}:{claims['sub']}", claims["exp"])

    def _employee(self, login: str) -> Session:
        if self._sso_key is None:
            raise SessionRefusedError("login", "RUNG_SSO_KEY is not set, so logins are not accepted here.")
        claims = self._read(login, self._sso_key, LOGIN_AUDIENCE, "login", leeway=_LEEWAY)
        self._refuse_long_validity(claims)
        person = claims["sub"]
        if not (1 <= len(person) <= 128 and person.isprintable() and person == person.strip()):
            raise SessionRefusedError("login", "The login's claim 'sub' must be an id of 1 to 128 characters.")
        return Session(f"{EMPLOYEE}:{person}", claims["exp"] + _LEEWAY)

    def _refuse_long_validity(self, claims: dict[str, Any]) -> None:
        """Refuses a login that is valid too long: from its claim `iat` or, where that is missing, from now on."""
        issued = claims.get("iat", self._clock())
        if isinstance(issued, bool) or not isinstance(issued, (int, float)) or issued > self._clock() + _LEEWAY:
            raise SessionRefusedError("login", "The login's claim 'iat' must be the time at which it was issued.")
        if not claims["exp"] <= issued + self._login_hours * 3600 + _LEEWAY:
            raise SessionRefusedError(
                "login",
                f"The login is valid for longer than {self._login_hours} hours. Issue shorter ones, or set "
                "RUNG_LOGIN_HOURS.",
            )

    def _read(self, token: str, key: str, audience: str, code: str, leeway: int) -> dict[str, Any]:
        try:
            claims = jwt.decode(
                token,
                key,
                algorithms=[ALGORITHM],
                audience=audience,
                options={"require": ["exp", "sub", "aud"], "verify_exp": False, "verify_iat": False},
            )
        except (jwt.InvalidTokenError, UnicodeError) as error:
            # Halves of surrogate pairs, which JSON lets through, are in no token.
            raise SessionRefusedError(code, f"The token is not accepted: {error}") from error
        if not isinstance(claims["sub"], str) or not isinstance(claims["exp"], (int, float)):
            raise SessionRefusedError(code, "The token's claims have the wrong type.")
        if claims["exp"] + leeway <= self._clock():
            raise SessionRefusedError(code, "The token has expired.")
        return claims

    def _issue(self, visitor: str) -> Session:
        now = int(self._clock())
        expires = now + VISITOR_SECONDS
        claims = {"sub": visitor, "aud": VISITOR_AUDIENCE, "iat": now, "exp": expires}
        return Session(f"{VISITOR}:{visitor}", expires, jwt.encode(claims, self._secret, ALGORITHM))


def kept_secret(path: Path) -> str:
    """The secret in this file, created by the first call and readable only by its owner.

    Processes that start at the same time all get the same secret.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    if not path.exists():
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            # Linking, unlike renaming, fails if another process was first.
            os.link(draft, path)
        draft.unlink()
    return path.read_text(encoding="ascii").strip()
