"""Each event is handled once: Slack sends one again whenever it doubts that we got it, to any of our workers."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol

logger = logging.getLogger(__name__)

KEPT_SECONDS = 3600
"""How long a key is remembered; Slack gives up on an event within minutes."""

REMEMBERED = 20_000


class SharedMemory(Protocol):
    """What all workers remember together."""

    def claim(self, key: str) -> bool:
        """Whether the key was new to all workers; it is not any longer."""


class Seen:
    """Tells whether something comes for the first time: in this process, then among all workers.

    When the shared memory fails, this process's own decides: an answer twice is better than none.
    """

    def __init__(self, shared: SharedMemory | None = None) -> None:
        self._shared = shared
        self._own: OrderedDict[str, None] = OrderedDict()
        self._has_failed = False

    async def is_first(self, key: str) -> bool:
        """Whether nobody has claimed this key yet; claims it."""
        if key in self._own:
            return False
        self._own[key] = None
        if len(self._own) > REMEMBERED:
            self._own.popitem(last=False)
        return self._shared is None or await self._claimed(self._shared.claim, key)

    async def _claimed(self, claim: Callable[[str], bool], key: str) -> bool:
        try:
            is_new = await asyncio.to_thread(claim, key)
        except Exception as error:  # noqa: BLE001 - whatever database or Redis raise, the person gets an answer
            if not self._has_failed:
                logger.warning("Slack's events cannot be shared among workers (%s): each decides by itself.", error)
            self._has_failed = True
            return True
        self._has_failed = False
        return is_new
