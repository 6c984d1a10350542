"""Waiting for what a test is about to see, without looking again and again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Changes:
    """Wakes those who wait for a condition whenever something has changed."""

    def __init__(self) -> None:
        self._changed = asyncio.Event()

    def note(self) -> None:
        """Something has changed."""
        self._changed.set()

    async def until(self, condition: Callable[[], object], seconds: float = 5.0) -> None:
        """Waits until the condition holds; raises `asyncio.TimeoutError` when it does not in time."""
        await asyncio.wait_for(self._wait(condition), seconds)

    async def _wait(self, condition: Callable[[], object]) -> None:
        while not condition():
            self._changed.clear()
            await self._changed.wait()


async def ended(coroutine: str, seconds: float = 5.0) -> None:
    """Waits until no task runs a coroutine whose qualified name ends like this."""
    while tasks := _running(coroutine):
        await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), seconds)


def _running(coroutine: str) -> list[asyncio.Task[object]]:
    names = {task: str(getattr(task.get_coro(), "__qualname__", "")) for task in asyncio.all_tasks()}
    return [task for task, name in names.items() if name.endswith(coroutine)]
