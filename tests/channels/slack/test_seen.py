from __future__ import annotations

import asyncio

import pytest

from bot.channels.slack import seen
from bot.channels.slack.seen import Seen


class Broken:
    def claim(self, key: str) -> bool:
        raise OSError("away")


async def test_a_key_is_new_once() -> None:
    memory = Seen()
    assert await memory.is_first("a")
    assert not await memory.is_first("a")
    assert await memory.is_first("b")


async def test_when_the_shared_memory_is_away_each_worker_decides(caplog: pytest.LogCaptureFixture) -> None:
    memory = Seen(Broken())
    assert [await memory.is_first(key) for key in "aab"] == [True, False, True]
    assert caplog.text.count("cannot be shared") == 1


async def test_the_oldest_keys_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "REMEMBERED", 2)
    memory = Seen()
    for key in "abc":
        await memory.is_first(key)
    assert await memory.is_first("a")
    assert not await memory.is_first("c")


async def test_of_many_at_once_one_is_first() -> None:
    memory = Seen()
    assert sum(await asyncio.gather(*[memory.is_first("a") for _ in range(50)])) == 1
