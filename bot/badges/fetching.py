"""What a verification may fetch: badges and the documents of issuers, within one time for all of it together."""

from __future__ import annotations

import asyncio

from bot.badges.reading import MAX_FILE
from bot.fetching.errors import FetchError, Unreachable
from bot.fetching.fetcher import Fetcher

MAX_DOCUMENT = 1024 * 1024
"""Issuers' documents are at most this large; a long status list compresses well."""

MAX_FETCHES = 12
"""Addresses that one badge may send us to."""

_DOCUMENTS = (
    "application/vc+jwt",
    "application/jwt",
    "application/jose",
    "application/json",
    "application/octet-stream",
    "text/plain",
)
_BADGES = (*_DOCUMENTS, "image/png", "image/svg+xml", "application/xml", "text/xml")


class BadgeFetcher:
    """Fetches for one verification; each address once, all within `seconds` from the first on."""

    def __init__(self, fetcher: Fetcher, seconds: float) -> None:
        self._fetcher = fetcher
        self._seconds = seconds
        self._end: float | None = None
        self._tasks: dict[str, asyncio.Task[bytes]] = {}

    async def badge(self, url: str) -> bytes:
        """A hosted badge; raises `FetchError`."""
        return await self._fetch(url, MAX_FILE, _BADGES)

    async def document(self, url: str) -> bytes:
        """A document of an issuer: keys, a status list, a newer version of a credential; raises `FetchError`."""
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
