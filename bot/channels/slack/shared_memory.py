"""What all workers remember of Slack's events: in Redis when there is one, else in the database."""

from __future__ import annotations

import hashlib
import threading
import time
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.channels.slack.event_table import SlackEventRow
from bot.channels.slack.seen import KEPT_SECONDS, SharedMemory
from bot.database.engine import shared_engine, write_transaction
from bot.settings import Settings

_TIDY_SECONDS = 300.0


def shared_memory(settings: Settings) -> SharedMemory:
    """The memory that the settings ask for; connects to nothing yet."""
    if settings.redis_url is not None:
        return RedisMemory(settings.redis_url)
    return DatabaseMemory(shared_engine(settings.database_url))


class DatabaseMemory:
    """Keys as rows that live for `KEPT_SECONDS`. Only digests are stored: they tell nothing about anybody."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._tidied = 0.0
        self._lock = threading.Lock()

    def claim(self, key: str) -> bool:
        """Whether the key was new to all workers; it is not any longer."""
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
    """Keys in Redis, which forgets them by itself after `KEPT_SECONDS`."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._client: Any = None

    def claim(self, key: str) -> bool:
        """Whether the key was new to all workers; it is not any longer."""
        if self._client is None:
            import redis

            self._client = redis.Redis.from_url(self._url, socket_timeout=1, socket_connect_timeout=1)
        return bool(self._client.set(f"rung:slack:{_digest(key)}", 1, nx=True, ex=KEPT_SECONDS))


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
