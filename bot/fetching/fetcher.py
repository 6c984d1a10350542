"""The one HTTP client for addresses that somebody else wrote: badges, issuers' keys, status lists.

Only https, also inside an intranet: keys and status lists are worth what the connection is worth. Every hop of a
redirect is checked like the first address. No setting turns a check off.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.fetching.addresses import AddressRefused, AnswerRefused, Unreachable, may_connect
from bot.fetching.resolver import ForbiddenAddress, GuardedResolver, SystemResolver

MAX_REDIRECTS = 3
MAX_ADDRESS = 2000
MAX_SECONDS = 5.0
"""Nothing that a person waits for takes longer, however slowly a server sends."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})

MakeConnector = Callable[[AbstractResolver], aiohttp.BaseConnector]
"""Makes the connector from the guarded resolver, which it must use for every name."""


@dataclass(frozen=True)
class Fetched:
    """What an address gave, and the address that gave it in the end."""

    url: str
    content_type: str
    body: bytes


def secure_connector(resolver: AbstractResolver) -> aiohttp.BaseConnector:
    """Connections with verified certificates, to exactly the addresses that the resolver let through."""
    return aiohttp.TCPConnector(resolver=resolver, use_dns_cache=False, limit=8)


class Fetcher:
    """Opens addresses within a time, a size and the networks that are allowed; a context manager.

    `allow` names single hosts of the intranet; `resolver` and `connector` are replaced in tests.
    """

    def __init__(
        self,
        allow: Collection[str] = (),
        seconds: float = MAX_SECONDS,
        resolver: AbstractResolver | None = None,
        connector: MakeConnector = secure_connector,
    ) -> None:
        self._allow = frozenset(host.lower() for host in allow)
        self._seconds = min(seconds, MAX_SECONDS)
        self._resolver = resolver
        self._make_connector = connector
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Fetcher:
        guarded = GuardedResolver(self._resolver or SystemResolver(), self._allow)
        self._session = aiohttp.ClientSession(
            connector=self._make_connector(guarded),
            cookie_jar=aiohttp.DummyCookieJar(),
            # A compressed answer may unfold to any size, so none is asked for and none is unfolded.
            auto_decompress=False,
            headers={"User-Agent": "Rung", "Accept-Encoding": "identity"},
            trust_env=False,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def fetch(
        self, url: str, limit: int, accept: tuple[str, ...] = ("*/*",), seconds: float | None = None
    ) -> Fetched:
        """What an address gives, at most `limit` bytes of one of the media types in `accept`.

        Raises `AddressRefused`, `Unreachable` or `AnswerRefused`, whose text is for who gave the address.
        """
        time = self._seconds if seconds is None else min(seconds, self._seconds)
        try:
            return await asyncio.wait_for(self._follow(url, limit, accept), time)
        except asyncio.TimeoutError:
            raise Unreachable(f"{shown(url)} did not answer completely within {time:.3g} seconds.") from None
        except ForbiddenAddress:
            raise _not_public(url) from None
        except aiohttp.ClientSSLError:
            raise Unreachable(f"{shown(url)} has no valid certificate, so its answer could be anyone's.") from None
        except aiohttp.ClientConnectorError as error:
            if isinstance(error.os_error, ForbiddenAddress):
                raise _not_public(url) from None
            raise Unreachable(f"{shown(url)} could not be reached.") from None
        except (aiohttp.ClientError, OSError, ValueError):
            raise Unreachable(f"{shown(url)} gave no proper answer.") from None

    async def _follow(self, url: str, limit: int, accept: tuple[str, ...]) -> Fetched:
        if self._session is None:
            raise RuntimeError("Use the fetcher in an async with statement.")
        for _ in range(MAX_REDIRECTS + 1):
            address = self._checked(url)
            async with self._session.get(
                address, allow_redirects=False, headers={"Accept": ", ".join(accept)}
            ) as answer:
                if answer.status not in _REDIRECTS:
                    return await _read(answer, limit, accept)
                url = urljoin(str(address), answer.headers.get("Location", ""))
        raise AnswerRefused(f"{shown(url)} was reached by more than {MAX_REDIRECTS} redirects, which is too many.")

    def _checked(self, url: str) -> URL:
        if len(url) > MAX_ADDRESS:
            raise AddressRefused(f"That address is longer than {MAX_ADDRESS} characters.")
        try:
            # The host is judged as the client will use it: characters such as "①" turn into digits on the way.
            address = URL(url)
            host, _ = address.raw_host or "", address.port
        except (ValueError, TypeError):
            raise AddressRefused("That is no proper web address.") from None
        if address.scheme != "https" or not host:
            raise AddressRefused(f"{shown(url)} is no https:// address, and I open no others.")
        if address.raw_user or address.raw_password:
            raise AddressRefused("That address carries a user name or password. Leave it out.")
        # A connector looks up names only, so an address in digits is checked here.
        is_literal = ":" in host or host.replace(".", "").isdigit()
        if is_literal and not may_connect(host, host.lower() in self._allow):
            raise _not_public(url)
        return address


def shown(url: str) -> str:
    """The host of an address for a message, never its path, which may hold a secret."""
    try:
        return (urlsplit(url).hostname or "That address")[:100]
    except ValueError:
        return "That address"


def _not_public(url: str) -> AddressRefused:
    return AddressRefused(f"{shown(url)} does not lead to the public internet, so I do not open it.")


async def _read(answer: aiohttp.ClientResponse, limit: int, accept: tuple[str, ...]) -> Fetched:
    where = shown(str(answer.url))
    if answer.status == 410:
        raise AnswerRefused(f"{where} says that this was withdrawn for good.", answer.status)
    if answer.status != 200:
        raise AnswerRefused(f"{where} answered with the status {answer.status}.", answer.status)
    kind = answer.content_type.lower()
    if not _is_accepted(kind, accept):
        raise AnswerRefused(f"{where} sent {_kind_in_words(kind)}.", answer.status)
    if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise AnswerRefused(f"{where} sent compressed data that was not asked for.", answer.status)
    body = bytearray()
    if (answer.content_length or 0) <= limit:
        async for piece in answer.content.iter_any():
            body += piece
            if len(body) > limit:
                break
        else:
            return Fetched(str(answer.url), kind, bytes(body))
    answer.close()
    raise AnswerRefused(f"{where} sent more than {limit // 1024:,} KiB, which is too much.", answer.status)


def _is_accepted(kind: str, accept: tuple[str, ...]) -> bool:
    """Whether a media type is among the accepted; "application/ld+json" counts as "application/json"."""
    whole, _, suffix = kind.rpartition("+")
    general = f"application/{suffix}" if whole else kind
    return "*/*" in accept or kind in accept or general in accept


def _kind_in_words(kind: str) -> str:
    return "a web page" if kind in ("text/html", "application/xhtml+xml") else "an unexpected kind of file"
