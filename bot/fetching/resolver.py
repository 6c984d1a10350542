"""From a host's name to addresses: the system's resolver, and the guard in front of every connection.

The guard sits between the resolver and the connection, so that what was checked is what is connected to: a name
that changes its address between two look-ups gains nothing.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Collection
from typing import Any

from aiohttp.abc import AbstractResolver

from bot.fetching.addresses import may_connect


class ForbiddenAddress(OSError):
    """A name resolved to an address that Rung never connects to."""


class SystemResolver(AbstractResolver):
    """The system's look-up in a daemon thread, so that a silent name server never keeps the process alive."""

    async def resolve(self, host: str, port: int = 0, family: Any = socket.AF_UNSPEC) -> list[Any]:
        """The addresses of a host, in the form that aiohttp expects."""
        loop = asyncio.get_running_loop()
        found: asyncio.Future[list[Any]] = loop.create_future()
        threading.Thread(target=_look_up, args=(host, port, family, loop, found), daemon=True).start()
        return [
            {
                "hostname": host,
                "host": str(address[0]),
                "port": port,
                "family": kind,
                "proto": protocol,
                "flags": socket.AI_NUMERICHOST,
            }
            for kind, _, protocol, _, address in await found
        ]

    async def close(self) -> None:
        """Nothing is held open."""


class GuardedResolver(AbstractResolver):
    """Lets through only addresses that may be connected to; `allow` names single hosts of the intranet."""

    def __init__(self, inner: AbstractResolver, allow: Collection[str]) -> None:
        self._inner = inner
        self._allow = frozenset(host.lower() for host in allow)

    async def resolve(self, host: str, port: int = 0, family: Any = socket.AF_UNSPEC) -> list[Any]:
        """The addresses of a host; raises `ForbiddenAddress` when a single one of them is not allowed."""
        addresses: list[Any] = list(await self._inner.resolve(host, port, family=family))
        if not all(may_connect(address["host"], host.lower() in self._allow) for address in addresses):
            raise ForbiddenAddress(f"{host} leads to an address that is not public.")
        return addresses

    async def close(self) -> None:
        """Close the resolver behind the guard."""
        await self._inner.close()


def _look_up(
    host: str, port: int, family: int, loop: asyncio.AbstractEventLoop, found: asyncio.Future[list[Any]]
) -> None:
    try:
        result: list[Any] | Exception = socket.getaddrinfo(host, port, family, socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        result = error if isinstance(error, OSError) else OSError(str(error))
    try:
        loop.call_soon_threadsafe(_settle, found, result)
    except RuntimeError:
        # The loop has ended meanwhile: nobody waits for the answer any more.
        return


def _settle(found: asyncio.Future[list[Any]], result: list[Any] | Exception) -> None:
    if found.done():
        return
    if isinstance(result, Exception):
        found.set_exception(result)
    else:
        found.set_result(result)
