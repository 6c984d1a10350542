"""A real https server on loopback that answers for any host, and the way to it through the fetcher's guard."""

from __future__ import annotations

import datetime
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.abc import AbstractResolver
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from bot.fetching.fetcher import Fetcher

PUBLIC = "93.184.216.34"
"""An address of the public internet that the resolver gives; the connection itself goes to loopback."""

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Names(AbstractResolver):
    """A resolver that knows the addresses of some names, and takes all others for public."""

    def __init__(self, known: Mapping[str, list[str] | Exception] | None = None) -> None:
        self.known = dict(known or {})
        self.asked: list[str] = []

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[dict[str, Any]]:
        self.asked.append(host)
        addresses = self.known.get(host, [PUBLIC])
        if isinstance(addresses, Exception):
            raise addresses
        return [_address(host, address, port) for address in addresses]

    async def close(self) -> None:
        return


class _ToLoopback(AbstractResolver):
    """Stands behind the guard: asks it first, then sends what it lets through to the test's server."""

    def __init__(self, guarded: AbstractResolver, port: int) -> None:
        self._guarded = guarded
        self._port = port

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[dict[str, Any]]:
        await self._guarded.resolve(host, port, family)
        return [_address(host, "127.0.0.1", self._port)]

    async def close(self) -> None:
        await self._guarded.close()


@dataclass
class Host:
    """The running server: what each ``host/path`` answers, and what was asked."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    names: Names = field(default_factory=Names)

    def give(self, place: str, body: bytes | str, kind: str = "application/json", status: int = 200) -> str:
        """Answer with a body at ``host/path``; returns the address."""
        content = body.encode() if isinstance(body, str) else body

        async def answer(_: web.Request) -> web.StreamResponse:
            return web.Response(body=content, status=status, headers={"Content-Type": kind})

        return self.answer(place, answer)

    def redirect(self, place: str, target: str) -> str:
        """Answer with a redirect at ``host/path``; returns the address."""

        async def answer(_: web.Request) -> web.StreamResponse:
            return web.Response(status=302, headers={"Location": target})

        return self.answer(place, answer)

    def answer(self, place: str, answer: Answer) -> str:
        """Answer with a handler of the test at ``host/path``; returns the address."""
        self.answers[place] = answer
        return f"https://{place}"

    def fetcher(self, seconds: float = 5.0, allow: tuple[str, ...] = (), trusted: bool = True) -> Fetcher:
        """A fetcher that reaches this server under every name that its guard lets through."""
        context = ssl.create_default_context(cadata=_certificate()[0].decode() if trusted else None)

        def connector(guarded: AbstractResolver) -> aiohttp.BaseConnector:
            return aiohttp.TCPConnector(resolver=_ToLoopback(guarded, self.port), ssl=context, use_dns_cache=False)

        return Fetcher(allow, seconds, resolver=self.names, connector=connector)


@asynccontextmanager
async def hosting() -> AsyncIterator[Host]:
    """Runs the server."""
    host = Host()

    async def handle(request: web.Request) -> web.StreamResponse:
        place = f"{request.host.partition(':')[0]}{request.path}"
        host.asked.append(place)
        answer = host.answers.get(place)
        return await answer(request) if answer else web.Response(status=404, text="nothing here")

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", handle)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=_server_context())
    await site.start()
    host.port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
    try:
        yield host
    finally:
        await runner.cleanup()


def _address(host: str, address: str, port: int) -> dict[str, Any]:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return {"hostname": host, "host": address, "port": port, "family": family, "proto": 0, "flags": 0}


@lru_cache
def _certificate() -> tuple[bytes, bytes]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    now = datetime.datetime.now(datetime.timezone.utc)
    hosts = ["academy.example", "*.academy.example", "other.example", "*.other.example"]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return certificate.public_bytes(Encoding.PEM), private


@lru_cache
def _server_context() -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    with TemporaryDirectory() as folder:
        certificate, key = Path(folder, "certificate.pem"), Path(folder, "key.pem")
        certificate.write_bytes(_certificate()[0])
        key.write_bytes(_certificate()[1])
        context.load_cert_chain(certificate, key)
    return context
