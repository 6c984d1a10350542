from __future__ import annotations

import gzip
import re
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.channels import messages
from bot.channels.web.page import FOLDER
from tests.channels.web.talking import Site, site

LISTED = "https://intranet.example.com"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Site]:
    async with site(tmp_path, RUNG_WEB_ORIGINS=LISTED, RUNG_HR_CONTACT="<b>HR</b>") as made:
        yield made


@pytest.fixture
async def web(here: Site) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(
        here.base, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        yield session


async def test_the_page_allows_nothing_inline_and_nothing_from_elsewhere(web: aiohttp.ClientSession) -> None:
    async with web.get("/") as response:
        page, policy = await response.text(), response.headers["Content-Security-Policy"]
    assert response.status == 200
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert f"frame-ancestors 'self' {LISTED}" in policy
    assert not re.search(r"<style|<script(?![^>]+src=)|\son\w+=|style=", page)
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", page)
    assert "&lt;b&gt;HR&lt;/b&gt;" in page
    assert "$" not in page


async def test_every_file_that_the_page_names_is_served(web: aiohttp.ClientSession) -> None:
    async with web.get("/") as response:
        page = await response.text()
    for path in set(re.findall(r'(?:src|href)="([^"#]+)"', page)):
        async with web.get(f"/{path}") as response:
            assert response.status == 200, path


async def test_all_that_a_page_loads_for_the_widget_stays_below_30_kb(web: aiohttp.ClientSession) -> None:
    modules = {path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("widget/*.js")}
    total = 0
    for path in ("widget.js", *modules, "widget/texts/en.js"):
        async with web.get(f"/{path}", headers={"Accept-Encoding": "gzip"}) as response:
            body = await response.read()
            assert response.headers["Content-Encoding"] == "gzip"
            assert response.headers["Content-Type"].startswith("text/javascript")
            assert gzip.decompress(body) == (FOLDER / path).read_bytes()
            total += len(body)
    assert total < 30_000


async def test_the_page_loads_every_module_ahead(web: aiohttp.ClientSession) -> None:
    async with web.get("/") as response:
        page = await response.text()
    ahead = set(re.findall(r'modulepreload" href="([^"]+)"', page))
    assert ahead == {
        "widget.js",
        "widget/texts/en.js",
        *(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("widget/*.js")),
    }


async def test_the_chat_alone_is_served_as_strictly_as_the_page(web: aiohttp.ClientSession) -> None:
    async with web.get("/chat") as response:
        page, policy = await response.text(), response.headers["Content-Security-Policy"]
    assert response.status == 200
    assert f"frame-ancestors 'self' {LISTED}" in policy
    assert 'layout="inline"' in page
    assert "$" not in page
    assert "Set-Cookie" not in response.headers


async def test_a_browser_keeps_what_has_not_changed(web: aiohttp.ClientSession) -> None:
    for path in ("/", "/widget.js", "/page/page.css"):
        async with web.get(path) as response:
            tag = response.headers["ETag"]
            assert response.headers["Cache-Control"] == "no-cache"
        async with web.get(path, headers={"If-None-Match": f'"other", W/{tag}'}) as response:
            assert (response.status, await response.read()) == (304, b"")
        async with web.get(path, headers={"If-None-Match": '"other"'}) as response:
            assert response.status == 200


async def test_a_module_is_sent_to_listed_pages_alone(web: aiohttp.ClientSession) -> None:
    for path in ("/widget.js", "/widget/socket.js"):
        async with web.get(path, headers={"Origin": LISTED}) as response:
            assert response.status == 200
            assert response.headers["Access-Control-Allow-Origin"] == LISTED
            assert "Origin" in response.headers["Vary"]
        async with web.get(path, headers={"Origin": "https://evil.example"}) as response:
            assert (response.status, await response.text()) == (403, messages.ORIGIN_REFUSED)
            assert "Access-Control-Allow-Origin" not in response.headers


async def test_the_socket_answers_listed_pages_alone(web: aiohttp.ClientSession) -> None:
    path = "/socket.io/?EIO=4&transport=polling"
    async with web.get(path, headers={"Origin": LISTED}) as response:
        assert response.status == 200
        assert response.headers["Access-Control-Allow-Origin"] == LISTED
        assert "Access-Control-Allow-Credentials" not in response.headers
    async with web.get(path, headers={"Origin": "https://evil.example"}) as response:
        assert response.status == 400


@pytest.mark.parametrize(
    "path",
    [
        "/widget/..%2f..%2fsettings.py",
        "/widget/nothing.js",
        "/page/index.html",
        "/page/chat.html",
        "/widget/texts/fr.js",
        "/widget",
    ],
)
async def test_nothing_else_is_served(web: aiohttp.ClientSession, path: str) -> None:
    async with web.get(path) as response:
        assert response.status == 404


async def test_heads_are_answered_without_a_body(web: aiohttp.ClientSession) -> None:
    async with web.head("/widget.js") as response:
        assert (response.status, await response.read()) == (200, b"")
