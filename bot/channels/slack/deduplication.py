"""Deduplication: each event is handled once, though Slack resends one whenever it doubts that it arrived.

Workers share what they have seen in Redis when there is one, otherwise in the database.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable
from typing import Any, Protocol

from sqlalchemy import Column, Integer, String, delete, insert
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import registry

from bot.channels.limits import REDIS_PAUSE_SECONDS, REDIS_SECONDS
from bot.database.annotations import Concerns, about, holds
from bot.database.circuit_breaker import CircuitBreaker
from bot.database.engine import shared_engine, write_transaction
from bot.settings import Settings

logger = logging.getLogger(__name__)

KEPT_SECONDS = 3600
"""How long a key is remembered; Slack gives up on an event within minutes."""

REMEMBERED = 20_000
"""How many keys one process remembers."""

_TIDY_SECONDS = 300.0

mapper_registry = registry()
metadata = mapper_registry.metadata


@mapper_registry.mapped
class SlackEventRow:
    """The digest of an event's key, and when it was first seen, in seconds since 1970."""

    __tablename__ = "slack_event"
    __table_args__ = (
        about(
            Concerns.OPERATION,
            "Which events of Slack have been handled, as digests.",
            why="so that a message that Slack sends twice is answered once",
            kept="for an hour",
        ),
    )

    digest = Column(String(64), primary_key=True, info=holds("a digest of the event's id"))
    seen_at = Column(Integer, nullable=False, index=True, info=holds("when it came"))


class SharedMemory(Protocol):
    """The keys that all workers have seen."""

    def claim(self, key: str) -> bool:
        """Whether no worker has claimed this key yet; claims it."""


class DatabaseMemory:
    """Keys as rows that live for `KEPT_SECONDS`. Only digests are stored, which say nothing about anyone."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._tidied = 0.0
        self._lock = threading.Lock()

    def claim(self, key: str) -> bool:
        """Whether no worker has claimed this key yet; claims it."""
        now = time.time()
        with self._lock:
            is_due = now - self._tidied > _TIDY_SECONDS
            self._tidied = now if is_due else self._tidied
        try:
            with write_transaction(self._engine) as connection:
                if is_due:
                    old = SlackEventRow.seen_at < int(now) - KEPT_SECONDS
                    connection.execute(delete(SlackEventRow).where(old))
                connection.execute(insert(SlackEventRow).values(digest=_digest(key), seen_at=int(now)))
        except IntegrityError:
            return False
        return True


class RedisMemory:
    """Keys in Redis, which drops them after `KEPT_SECONDS`."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._client: Any = None

    def claim(self, key: str) -> bool:
        """Whether no worker has claimed this key yet; claims it."""
        if self._client is None:
            import redis

            self._client = redis.Redis.from_url(
                self._url, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS
            )
        return bool(self._client.set(f"rung:slack:{_digest(key)}", 1, nx=True, ex=KEPT_SECONDS))


def shared_memory(settings: Settings) -> SharedMemory:
    """The memory that the settings ask for; it does not connect to anything yet."""
    if settings.redis_url is not None:
        return RedisMemory(settings.redis_url)
    return DatabaseMemory(shared_engine(settings.database_url))


class Deduplication:
    """Tells whether a key is new: first to this process, then to all workers.

    When the shared memory fails, this process decides alone: answering twice is better than not at all.
    """

    def __init__(self, shared: SharedMemory | None = None) -> None:
        self._shared = shared
        self._own: OrderedDict[str, None] = OrderedDict()
        self._breaker = CircuitBreaker(pause=REDIS_PAUSE_SECONDS)

    async def is_first(self, key: str) -> bool:
        """Whether this key has not been claimed yet; claims it."""
        if key in self._own:
            return False
        self._own[key] = None
        if len(self._own) > REMEMBERED:
            self._own.popitem(last=False)
        return self._shared is None or await self._is_first_of_all(self._shared, key)

    async def are_first(self, keys: Iterable[str]) -> bool:
        """Whether none of these keys has been claimed yet; claims them up to the first that has."""
        for key in keys:
            if not await self.is_first(key):
                return False
        return True

    async def _is_first_of_all(self, shared: SharedMemory, key: str) -> bool:
        if not self._breaker.lets_through():
            return True
        try:
            is_first = await asyncio.to_thread(shared.claim, key)
        except Exception as error:  # noqa: BLE001 - whatever the database or Redis raises, the person gets an answer
            if self._breaker.failed():
                logger.warning("Slack's events cannot be shared among workers (%s): each decides alone.", error)
            return True
        self._breaker.succeeded()
        return is_first


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
