"""Which network addresses may be connected to when the address to open was written by somebody else, and how it is
said that one gave nothing."""

from __future__ import annotations

import ipaddress
from ipaddress import IPv4Address, IPv6Address
from typing import Literal

Reach = Literal["public", "intranet", "never"]
"""Open to the world, inside an organisation (for hosts that are allowed by name), or never connected to."""

_INTRANET = tuple(
    ipaddress.ip_network(network)
    for network in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
)
# Named one by one besides `is_global`, whose answer for some of them differs between versions of Python.
_NEVER = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "::/96",
        "::ffff:0:0/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/32",
        "2002::/16",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    )
)
"""Loopback, link-local, multicast, reserved, and the IPv6 networks that lead to any IPv4 address."""


def reach(address: str) -> Reach:
    """How far an IP address reaches; what is no IP address is never connected to."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "never"
    if _within(parsed, _NEVER):
        return "never"
    if _within(parsed, _INTRANET):
        return "intranet"
    return "public" if parsed.is_global and not parsed.is_multicast else "never"


def may_connect(address: str, allowed_by_name: bool) -> bool:
    """Whether this address may be connected to. A host's being allowed opens the intranet to it, never loopback."""
    return reach(address) in (("public", "intranet") if allowed_by_name else ("public",))


def _within(
    address: IPv4Address | IPv6Address, networks: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]
) -> bool:
    return any(address.version == network.version and address in network for network in networks)


class FetchError(Exception):
    """An address gave nothing that can be used; the text is a sentence for a person.

    `status` is the answer's HTTP status where the server answered at all.
    """

    def __init__(self, reason: str, status: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


class AddressRefused(FetchError):
    """The address leads where Rung never connects to; nothing was sent there."""


class Unreachable(FetchError):
    """The server could not be reached, or did not answer in time."""


class AnswerRefused(FetchError):
    """The server answered with something else than what was asked for."""
