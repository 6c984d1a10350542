"""Who may use the REST channel: programs of this machine, and whoever holds the token."""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Iterable, Mapping

_BEARER = "Bearer "


def may_use_rest(address: str, headers: Mapping[str, str], token: str | None) -> bool:
    """Whether a request from this peer address with these headers may talk to the assistant.

    Through a proxy everybody seems to be on this machine: such requests need the token as well.
    """
    if token is not None and _has_token(headers.get("authorization", ""), token):
        return True
    return _is_loopback(address) and not came_through_proxy(headers)


def came_through_proxy(names: Iterable[str]) -> bool:
    """Whether one of these header names is one that proxies add."""
    lowered = (name.lower() for name in names)
    return any(name in ("forwarded", "x-real-ip", "via") or name.startswith("x-forwarded-") for name in lowered)


def _has_token(authorization: str, token: str) -> bool:
    given = authorization[len(_BEARER) :] if authorization.startswith(_BEARER) else ""
    return hmac.compare_digest(given.encode(), token.encode())


def _is_loopback(address: str) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return (mapped or parsed).is_loopback
