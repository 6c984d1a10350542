from __future__ import annotations

import asyncio
import socket
import time

import pytest
from aiohttp import web

from bot.fetching.addresses import AddressRefused, AnswerRefused, FetchError, Unreachable
from bot.fetching.fetcher import Fetcher
from tests.fetching.hosting import Host, Names

PLACE = "www.academy.example/x"
LIMIT = 1000
JSON = ("application/json",)


async def fetch(host: Host, url: str, seconds: float = 5.0, allow: tuple[str, ...] = ()) -> bytes:
    async with host.fetcher(seconds, allow) as fetcher:
        return (await fetcher.fetch(url, LIMIT, JSON)).body


async def test_a_proper_answer(host: Host) -> None:
    assert await fetch(host, host.give(PLACE, "{}")) == b"{}"
    assert await fetch(host, host.give(PLACE, "{}", "application/ld+json; charset=utf-8")) == b"{}"


@pytest.mark.parametrize(
    "url",
    [
        "http://www.academy.example/x",
        "ftp://www.academy.example/x",
        "file:///etc/passwd",
        "www.academy.example",
        "https://",
        "https:///x",
        "https://[::1",
        "https://a:b@www.academy.example/",
        "https://www.academy.example:99999/",
        "https://www.academy.example/" + "x" * 2000,
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[fe80::1%25lo]/",
        "https://\u246b7.0.0.1/",
        "https://\uff11\uff12\uff17.0.0.1/",
        "https://127\u30020\u30020\u30021/",
    ],
)
async def test_addresses_that_are_refused_before_anything_is_sent(host: Host, url: str) -> None:
    with pytest.raises(AddressRefused) as refusal:
        await fetch(host, url)
    assert refusal.value.reason
    assert not host.asked
    assert not host.names.asked


@pytest.mark.parametrize(
    "addresses", [["127.0.0.1"], ["10.0.0.1"], ["::1"], ["169.254.169.254"], ["93.184.216.34", "192.168.0.1"]]
)
async def test_names_that_lead_inside_are_refused(host: Host, addresses: list[str]) -> None:
    host.names.known["www.academy.example"] = addresses
    with pytest.raises(AddressRefused, match="public internet"):
        await fetch(host, host.give(PLACE, "{}"))
    assert not host.asked


async def test_a_name_that_changes_its_address_is_looked_up_once_and_connected_to_what_was_checked(
    host: Host,
) -> None:
    class Rebinding(Names):
        async def resolve(self, name: str, port: int = 0, family: int = 0) -> list[dict[str, object]]:
            found = await super().resolve(name, port, family)
            self.known[name] = ["127.0.0.1"]
            return found

    host.names = Rebinding()
    assert await fetch(host, host.give(PLACE, "{}")) == b"{}"
    assert host.names.asked == ["www.academy.example"]
    with pytest.raises(AddressRefused):
        await fetch(host, f"https://{PLACE}")


async def test_the_shipped_connector_asks_the_guard() -> None:
    names = Names({"www.academy.example": ["127.0.0.1"]})
    async with Fetcher(resolver=names) as fetcher:
        with pytest.raises(AddressRefused):
            await fetcher.fetch("https://www.academy.example/", LIMIT)
    assert names.asked == ["www.academy.example"]


@pytest.mark.parametrize("name", ["localhost", "localhost.", "LOCALHOST"])
async def test_loopback_by_the_systems_own_resolver(name: str) -> None:
    async with Fetcher(allow=("localhost", "localhost.")) as fetcher:
        with pytest.raises(FetchError):
            await fetcher.fetch(f"https://{name}/", LIMIT)


async def test_an_allowed_host_may_be_inside_but_never_on_loopback(host: Host) -> None:
    host.names.known["www.academy.example"] = ["10.1.2.3"]
    url = host.give(PLACE, "{}")
    assert await fetch(host, url, allow=("WWW.academy.example",)) == b"{}"
    with pytest.raises(AddressRefused):
        await fetch(host, url, allow=("academy.example",))
    host.names.known["www.academy.example"] = ["127.0.0.1"]
    with pytest.raises(AddressRefused):
        await fetch(host, url, allow=("www.academy.example",))


async def test_redirects_are_followed_three_times(host: Host) -> None:
    host.give("a3.academy.example/", "{}")
    for number in range(3):
        host.redirect(f"a{number}.academy.example/", f"https://a{number + 1}.academy.example/")
    assert await fetch(host, "https://a0.academy.example/") == b"{}"
    host.redirect("a.academy.example/", "https://a0.academy.example/")
    with pytest.raises(AnswerRefused, match="redirects"):
        await fetch(host, "https://a.academy.example/")


@pytest.mark.parametrize(
    "target",
    [
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://inside.academy.example/",
        "http://www.academy.example/y",
        "file:///etc/passwd",
        "https://192.168.0.1/",
    ],
)
async def test_redirects_to_where_nothing_is_opened(host: Host, target: str) -> None:
    host.names.known["inside.academy.example"] = ["10.0.0.1"]
    with pytest.raises(AddressRefused):
        await fetch(host, host.redirect(PLACE, target))
    assert host.asked == [PLACE]


async def test_a_redirect_loop_or_one_to_nowhere(host: Host) -> None:
    for target in (f"https://{PLACE}", ""):
        with pytest.raises(AnswerRefused):
            await fetch(host, host.redirect(PLACE, target))


async def test_an_answer_that_is_too_large_by_its_own_word(host: Host) -> None:
    with pytest.raises(AnswerRefused, match="too much"):
        await fetch(host, host.give(PLACE, "x" * (LIMIT + 1)))


@pytest.mark.parametrize("pause", [0.0, 0.05])
async def test_a_stream_that_never_ends(host: Host, pause: float) -> None:
    async def slow_stream(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "application/json"})
        await response.prepare(request)
        while True:
            await response.write(b"x")
            await asyncio.sleep(pause)

    start = time.monotonic()
    with pytest.raises(FetchError):
        await fetch(host, host.answer(PLACE, slow_stream), seconds=0.5)
    assert time.monotonic() - start < 2


@pytest.mark.parametrize(
    "before",
    [
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n",
    ],
)
async def test_headers_and_trailers_that_never_end_are_given_up_after_some(host: Host, before: bytes) -> None:
    sent = 0

    async def flood(request: web.Request) -> web.StreamResponse:
        nonlocal sent
        transport = request.transport
        assert transport is not None
        transport.write(before)
        while not transport.is_closing() and sent < 100_000:
            transport.write(b"X-%d: y\r\n" % sent)
            sent += 1
            await asyncio.sleep(0)
        raise ConnectionResetError

    with pytest.raises(FetchError, match="no proper answer"):
        await fetch(host, host.answer(PLACE, flood))
    assert sent < 5_000


async def test_a_server_that_never_answers_is_left_within_five_seconds(host: Host) -> None:
    async def never(_: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    start = time.monotonic()
    with pytest.raises(Unreachable, match="did not answer"):
        await fetch(host, host.answer(PLACE, never), seconds=60)
    assert time.monotonic() - start < 5.5


async def test_a_server_that_sends_its_head_sign_by_sign() -> None:
    async def slow_drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                writer.write(b"H")
                await writer.drain()
                await asyncio.sleep(0.05)
        except ConnectionError:
            writer.close()

    server = await asyncio.start_server(slow_drip, "127.0.0.1", 0)
    host = Host(port=server.sockets[0].getsockname()[1])
    with pytest.raises(FetchError):
        await fetch(host, f"https://{PLACE}", seconds=0.4)
    server.close()


async def test_a_silent_name_server() -> None:
    class Silent(Names):
        async def resolve(self, name: str, port: int = 0, family: int = 0) -> list[dict[str, object]]:
            await asyncio.Event().wait()
            return []

    start = time.monotonic()
    async with Fetcher(seconds=0.3, resolver=Silent()) as fetcher:
        with pytest.raises(Unreachable):
            await fetcher.fetch(f"https://{PLACE}", LIMIT)
    assert time.monotonic() - start < 2


async def test_what_cannot_be_reached_or_trusted(host: Host) -> None:
    host.names.known["www.academy.example"] = socket.gaierror("no such name")
    with pytest.raises(Unreachable, match="could not be reached"):
        await fetch(host, f"https://{PLACE}")
    with pytest.raises(Unreachable, match="certificate"):
        await fetch(host, "https://www.elsewhere.example/")
    async with host.fetcher(trusted=False) as fetcher:
        with pytest.raises(Unreachable, match="certificate"):
            await fetcher.fetch("https://other.example/", LIMIT)


@pytest.mark.parametrize(("status", "word"), [(404, "404"), (500, "500"), (204, "204"), (410, "withdrawn")])
async def test_answers_that_are_none(host: Host, status: int, word: str) -> None:
    with pytest.raises(AnswerRefused, match=word) as refusal:
        await fetch(host, host.give(PLACE, "", status=status))
    assert refusal.value.status == status


@pytest.mark.parametrize(("kind", "word"), [("text/html", "web page"), ("video/mp4", "unexpected")])
async def test_another_kind_of_file(host: Host, kind: str, word: str) -> None:
    with pytest.raises(AnswerRefused, match=word):
        await fetch(host, host.give(PLACE, "{}", kind))


async def test_a_compressed_answer_is_never_unfolded(host: Host) -> None:
    async def bomb(_: web.Request) -> web.StreamResponse:
        return web.Response(
            body=b"\x1f\x8b...", headers={"Content-Encoding": "gzip", "Content-Type": "application/json"}
        )

    with pytest.raises(AnswerRefused, match="compressed"):
        await fetch(host, host.answer(PLACE, bomb))


async def test_messages_never_show_the_path(host: Host) -> None:
    with pytest.raises(FetchError) as refusal:
        await fetch(host, "https://www.academy.example/secret?token=1")
    assert "secret" not in str(refusal.value)
    assert "token" not in str(refusal.value)
