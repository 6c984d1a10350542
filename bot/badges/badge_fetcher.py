"""What is fetched for one verification: each address once, all of them within one time."""

from __future__ import annotations

import asyncio
from typing import Protocol

from bot.badges.reading import MAX_FILE
from bot.fetching.addresses import FetchError, Unreachable
from bot.fetching.fetcher import Fetched


class Fetching(Protocol):
    """What opens addresses: `bot.fetching.fetcher.Fetcher`."""

    async def fetch(
        self, url: str, limit: int, accept: tuple[str, ...] = ("*/*",), seconds: float | None = None
    ) -> Fetched:
        """What an address gives; raises `FetchError`."""


MAX_DOCUMENT = 1024 * 1024
"""The largest issuer document, in bytes; even a long status list compresses well."""

MAX_FETCHES = 12
"""At most so many addresses that a badge points to are fetched."""

_DOCUMENTS = (
    "application/vc",
    "application/vc+jwt",
    "application/jwt",
    "application/jose",
    "application/json",
    "application/octet-stream",
    "text/plain",
)
_BADGES = (*_DOCUMENTS, "image/png", "image/svg+xml", "application/xml", "text/xml")


class BadgeFetcher:
    """Fetches for one verification: each address once, all within `seconds` of the first fetch."""

    def __init__(self, fetcher: Fetching, seconds: float) -> None:
        self._fetcher = fetcher
        self._seconds = seconds
        self._end: float | None = None
        self._tasks: dict[str, asyncio.Task[bytes]] = {}

    async def badge(self, url: str) -> bytes:
        """A hosted badge, at most `MAX_FILE` bytes; raises `FetchError`."""
        return await self._fetch(url, MAX_FILE, _BADGES)

    async def document(self, url: str) -> bytes:
        """An issuer's document (keys, a status list, a newer credential), at most `MAX_DOCUMENT` bytes.

        Raises `FetchError`.
        """
        address = url.partition("#")[0]
        if address not in self._tasks:
            if len(self._tasks) >= MAX_FETCHES:
                raise FetchError("The badge points to too many addresses.")
            self._tasks[address] = asyncio.ensure_future(self._fetch(address, MAX_DOCUMENT, _DOCUMENTS))
        return await self._tasks[address]

    async def _fetch(self, url: str, limit: int, accept: tuple[str, ...]) -> bytes:
        loop = asyncio.get_running_loop()
        if self._end is None:
            self._end = loop.time() + self._seconds
        left = self._end - loop.time()
        if left <= 0:
            raise Unreachable("There was no time left to ask.")
        return (await self._fetcher.fetch(url, limit, accept, left)).body
