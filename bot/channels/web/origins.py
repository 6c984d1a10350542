"""Which pages may embed the widget: Rung's own, and those in `RUNG_WEB_ORIGINS`."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.settings import Settings


@dataclass(frozen=True)
class Origins:
    """The allowed origins. `opened` means that Rung listens to other machines, which call it by other names."""

    listed: frozenset[str]
    opened: bool = False

    @classmethod
    def of(cls, settings: Settings) -> Origins:
        """The origins that the settings list, and Rung's public address."""
        listed = [_normal(origin) for origin in settings.web_origins]
        if settings.public_url:
            listed.append(_normal(settings.public_url))
        return cls(frozenset(listed), opened=not _is_this_machine(settings.host))

    def allow(self, origin: str | None, host: str | None) -> bool:
        """Whether a page of this origin may talk to us when it calls us by the name in `host`.

        Programs send no origin; they need a token like everyone else. Our own page has the same name as the
        server, which counts only for names that no attacker can point at this machine.
        """
        if origin is None:
            return True
        page = _normal(origin)
        if not page:
            return False
        if page in self.listed:
            return True
        same = bool(host) and page in (_normal(f"http://{host}"), _normal(f"https://{host}"))
        return same and (self.opened or _is_this_machine(urlsplit(page).hostname or ""))


def _normal(origin: str) -> str:
    """Scheme, host and port as browsers send an origin; empty for anything else."""
    try:
        parts = urlsplit(origin.lower())
        usual = {"http": 80, "https": 443}.get(parts.scheme)
        port = "" if parts.port in (None, usual) else f":{parts.port}"
    except ValueError:
        return ""
    name = parts.hostname
    if parts.scheme not in ("http", "https") or not name:
        return ""
    return f"{parts.scheme}://{f'[{name}]' if ':' in name else name}{port}"


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
