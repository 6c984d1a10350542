"""`GET /files/<token>`: the right headers, and nothing for whoever does not know the address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import aiohttp
import pytest

from bot.channels.files import FilesInput
from bot.channels.messages import FILE_GONE, FILES_AWAY
from bot.database.engine import create_engine
from bot.database.migrations import upgrade
from bot.people.files import FileStore
from tests.channels.serving import serving

NOW = datetime.now(timezone.utc)


@pytest.fixture
def store(sqlite_url: str) -> Iterator[FileStore]:
    engine = create_engine(sqlite_url)
    upgrade(engine)
    yield FileStore(engine)
    engine.dispose()


@pytest.mark.parametrize(
    ("name", "media_type", "content_type", "disposition"),
    [
        ("ladder.png", "image/png", "image/png", 'inline; filename="ladder.png"'),
        ("case.html", "text/html", "text/html; charset=utf-8", 'inline; filename="case.html"'),
        ("plan.ics", "text/calendar", "text/calendar; charset=utf-8", 'attachment; filename="plan.ics"'),
        ("badge.svg", "image/svg+xml", "image/svg+xml", 'attachment; filename="badge.svg"'),
        ('a"\r\nX: 1.png', "image/png", "image/png", 'inline; filename="a___X_ 1.png"'),
        ("späť.png", "image/png", "image/png", "inline; filename=\"sp__.png\"; filename*=UTF-8''sp%C3%A4%C5%A5"),
    ],
)
async def test_a_file_is_sent_as_what_it_is(
    store: FileStore, name: str, media_type: str, content_type: str, disposition: str
) -> None:
    path = store.keep("web:a", name, media_type, b"<b>\x00\xff", NOW)
    async with (
        serving(FilesInput(store)) as base,
        aiohttp.ClientSession() as session,
        session.get(base + path) as response,
    ):
        assert response.status == 200
        assert await response.read() == b"<b>\x00\xff"
        headers = response.headers
    assert headers["Content-Type"] == content_type
    assert headers["Content-Disposition"].startswith(disposition)
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    policy = headers["Content-Security-Policy"].split("; ")
    assert "sandbox" in policy
    assert "default-src 'none'" in policy
    assert "X" not in headers


@pytest.mark.parametrize("tail", ["", "x", "x" * 43, "../health", "%00", "a/b", "%F0%9F%98%80", "x" * 4000])
async def test_what_is_no_address_gets_words(store: FileStore, tail: str) -> None:
    store.keep("web:a", "a.png", "image/png", b"png", NOW)
    async with (
        serving(FilesInput(store)) as base,
        aiohttp.ClientSession() as session,
        session.get(f"{base}/files/{tail}") as response,
    ):
        assert response.status == 404
        if tail not in ("", "../health"):
            assert await response.text() == FILE_GONE
            assert response.headers["Cache-Control"] == "private, no-store"


async def test_an_expired_file_is_gone(store: FileStore) -> None:
    path = store.keep("web:a", "a.png", "image/png", b"png", NOW - timedelta(hours=25))
    async with (
        serving(FilesInput(store)) as base,
        aiohttp.ClientSession() as session,
        session.get(base + path) as response,
    ):
        assert (response.status, await response.text()) == (404, FILE_GONE)


async def test_a_database_that_is_away_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    empty = create_engine(f"sqlite:///{tmp_path_factory.mktemp('empty')}/rung.db")
    async with (
        serving(FilesInput(FileStore(empty))) as base,
        aiohttp.ClientSession() as session,
        session.get(f"{base}/files/{'x' * 43}") as response,
    ):
        assert (response.status, await response.text()) == (503, FILES_AWAY)


def test_the_channel_is_on_the_database_of_the_settings(
    store: FileStore, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUNG_DATABASE_URL", sqlite_url)
    path = store.keep("web:a", "a.png", "image/png", b"png", NOW)
    channel = FilesInput.from_credentials({})
    assert channel._store.fetch(path.removeprefix("/files/"), NOW) is not None


async def test_what_has_expired_is_deleted_at_the_start(store: FileStore) -> None:
    store.keep("web:a", "old.txt", "text/plain", b"", NOW - timedelta(days=400))
    async with serving(FilesInput(store)):
        pass
    assert store.names_of("web:a", NOW - timedelta(days=400)) == ()
