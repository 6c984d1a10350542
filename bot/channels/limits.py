"""How much one person, and one address, may send: allowances that fill up again over time."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from bot.channels.access import came_through_proxy
from bot.database.circuit_breaker import CircuitBreaker

logger = logging.getLogger(__name__)


REDIS_SECONDS = 0.5
"""How long a message waits for Redis, once: then nobody asks it for `REDIS_PAUSE_SECONDS`."""

REDIS_PAUSE_SECONDS = 5.0


@dataclass(frozen=True)
class Allowance:
    """Up to `burst` at once, and `per_second` in the long run."""

    name: str
    burst: int
    per_second: float


MESSAGES_OF_VISITOR = Allowance("visitor", burst=60, per_second=6.0)
"""More than anyone types, and enough for a page that sends what was typed while it was offline."""

MESSAGES_OF_ADDRESS = Allowance("address", burst=600, per_second=60.0)
"""An office of several hundred people often has a single address."""

CONNECTIONS_OF_ADDRESS = Allowance("connections", burst=600, per_second=20.0)
UPLOADS_OF_VISITOR = Allowance("uploads", burst=10, per_second=0.05)
POLLS_OF_VISITOR = Allowance("polls", burst=60, per_second=2.0)
"""Several tabs of one person, each of which asks every two seconds while something is going on."""


class Limiter(Protocol):
    """Counts what was accepted."""

    async def wait(self, allowance: Allowance, who: str) -> float:
        """Uses one up and returns 0, or returns the seconds until there is one again."""


class MemoryLimiter:
    """Counts for one server. When it knows too many, it forgets those who have been quiet longest."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = 20_000) -> None:
        self._clock = clock
        self._most = most
        self._free_at: OrderedDict[tuple[str, str], float] = OrderedDict()

    async def wait(self, allowance: Allowance, who: str) -> float:
        """See `Limiter`."""
        now, key = self._clock(), (allowance.name, who)
        # The generic cell rate algorithm: one number says when the allowance will be full again.
        full = max(self._free_at.get(key, now), now)
        over = full - now - (allowance.burst - 1) / allowance.per_second
        if over > 1e-9:
            return over
        self._free_at[key] = full + 1 / allowance.per_second
        self._free_at.move_to_end(key)
        if len(self._free_at) > self._most:
            self._free_at.popitem(last=False)
        return 0.0


_SCRIPT = """
local time = redis.call('TIME')
local now = tonumber(time[1]) + tonumber(time[2]) / 1000000
local step, most = 1 / tonumber(ARGV[2]), (tonumber(ARGV[1]) - 1) / tonumber(ARGV[2])
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
-- More than anybody can have used up: the clock was set back meanwhile.
if full - now > most + 2 * step then full = now end
local over = full - now - most
if over > 0.000001 then return tostring(over) end
redis.call('SET', KEYS[1], string.format('%.6f', full + step), 'EX', math.ceil(full + step - now) + 1)
return '0'
"""


class RedisLimiter:
    """Shares counts among several servers. While Redis is away or hangs, each server counts alone."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._alone = MemoryLimiter()
        self._breaker = CircuitBreaker(pause=REDIS_PAUSE_SECONDS)
        self._client: Any = None

    async def wait(self, allowance: Allowance, who: str) -> float:
        """See `Limiter`."""
        from redis.exceptions import RedisError

        if self._breaker.lets_through():
            try:
                return await self._shared_wait(allowance, who)
            except (RedisError, OSError) as error:
                if self._breaker.failed():
                    logger.warning("Redis does not answer (%s): rates are limited on this server alone.", error)
        return await self._alone.wait(allowance, who)

    async def _shared_wait(self, allowance: Allowance, who: str) -> float:
        key = f"rung:limit:{allowance.name}:{who}"
        wait = float(await self._script(keys=[key], args=[allowance.burst, allowance.per_second]))
        if self._breaker.succeeded():
            logger.warning("Redis answers again: rates are shared among servers.")
        return wait

    @property
    def _script(self) -> Any:
        if self._client is None:
            from redis.asyncio import Redis

            client = Redis.from_url(self._url, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS)
            self._client = client.register_script(_SCRIPT)
        return self._client


def limiter_of(redis_url: str | None) -> Limiter:
    """The limiter for these settings."""
    return RedisLimiter(redis_url) if redis_url else MemoryLimiter()


async def message_wait(limiter: Limiter, sender_id: str, address: str) -> float:
    """Takes one message of this person from this address and returns 0, or returns the seconds to wait."""
    return await limiter.wait(MESSAGES_OF_VISITOR, sender_id) or await limiter.wait(MESSAGES_OF_ADDRESS, address)


def address_of(peer: str, headers: Mapping[str, str]) -> str:
    """The address that a request came from.

    Behind a proxy on this machine that is the last one in X-Forwarded-For, which the proxy itself added.
    """
    forwarded = headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    behind_proxy = peer in ("127.0.0.1", "::1", "::ffff:127.0.0.1") and came_through_proxy(headers)
    return forwarded[:64] if behind_proxy and forwarded else peer
