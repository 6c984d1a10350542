"""Who may use the REST channel and read the metrics: who has the token or, without one, programs here."""

from __future__ import annotations

import hmac
import ipaddress
import re
from collections.abc import Iterable

from multidict import MultiMapping

JSON = "application/json"

_BEARER = "Bearer "
_LOOPBACK_HOST = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?", re.IGNORECASE)


def may_use_rest(address: str, headers: MultiMapping[str], token: str | None, http: str = "1.1") -> bool:
    """Whether a request from this peer address, with these headers and HTTP version, may talk to the assistant.

    Where a token is set it is always required: a connection from this machine may be anybody's, through a proxy
    that adds no header. Without a token the request must come straight from a program on this machine; see
    `is_local_program`.
    """
    if token is not None:
        return _has_token(headers, token)
    return is_local_program(address, headers, http)


def may_read_metrics(address: str, headers: MultiMapping[str], token: str | None, http: str = "1.1") -> bool:
    """Whether this request may read the metrics, by the same rule; a scrape has no body, and so no type of one."""
    return _has_token(headers, token) if token is not None else comes_straight_from_here(address, headers, http)


def is_local_program(address: str, headers: MultiMapping[str], http: str) -> bool:
    """Whether everything about a request speaks for a program on this machine that connects directly.

    Each condition keeps somebody out: another machine (the address), a web page whose name was rebound to this
    machine, or a proxy that passes its own name on (Host), a web page's form or simple request, which a browser
    sends without asking first (Content-Type), and a proxy (its headers; nginx speaks HTTP/1.0 by default, and
    local programs do not). What appears twice counts as missing, for two readers may disagree about it.
    """
    content_type = _only(headers, "content-type").partition(";")[0].strip().lower()
    return content_type == JSON and comes_straight_from_here(address, headers, http)


def comes_straight_from_here(address: str, headers: MultiMapping[str], http: str) -> bool:
    """The conditions of `is_local_program` but for the content type: enough where a web page could not read the
    answer anyway."""
    return (
        _is_loopback(address)
        and http != "1.0"
        and not came_through_proxy(headers)
        and _LOOPBACK_HOST.fullmatch(_only(headers, "host")) is not None
    )


def came_through_proxy(names: Iterable[str]) -> bool:
    """Whether one of these header names is one that proxies add."""
    lowered = (name.lower() for name in names)
    return any(name in ("forwarded", "x-real-ip", "via") or name.startswith("x-forwarded-") for name in lowered)


def _has_token(headers: MultiMapping[str], token: str) -> bool:
    authorization = _only(headers, "authorization")
    given = authorization[len(_BEARER) :] if authorization.startswith(_BEARER) else ""
    # Sanic keeps bytes that are no UTF-8 as surrogates.
    return hmac.compare_digest(given.encode(errors="surrogateescape"), token.encode())


def _only(headers: MultiMapping[str], name: str) -> str:
    """The value of a header that is there exactly once, else nothing."""
    values = headers.getall(name, [])
    return values[0].strip() if len(values) == 1 else ""


def _is_loopback(address: str) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return (mapped or parsed).is_loopback
