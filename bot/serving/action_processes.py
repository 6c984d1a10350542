"""Which of the action server's processes a call goes to: the one with the fewest calls under way.

Each process has a socket of its own. Were they to share one, a connection that is kept would tie its calls to one
process, also while that one works at something slow and another has nothing to do.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

LOOK_SECONDS = 1.0
"""How often it is tried whether a process answers that has not, or not yet."""

SEPARATOR = ","
"""Between the addresses in the launcher's environment."""


@dataclass
class ActionProcess:
    """One process: its address, the calls under way there, and whether it has answered lately."""

    url: str
    calls: int = 0
    is_up: bool = False


class ActionProcesses:
    """The processes by load. Whoever does not answer gets calls only when nobody else does either."""

    def __init__(self, urls: Sequence[str], answers: Callable[[str], Awaitable[bool]]) -> None:
        """`answers` asks the process at an address for a sign of life."""
        self.all = tuple(ActionProcess(url) for url in urls)
        self._answers = answers
        self._looking: asyncio.Task[None] | None = None

    @contextmanager
    def chosen(self) -> Iterator[ActionProcess]:
        """The process for one call, which counts as under way within the block."""
        process = min(self.all, key=lambda one: (not one.is_up, one.calls))
        process.calls += 1
        try:
            self._look_after_the_others()
            yield process
        finally:
            process.calls -= 1

    def answered(self, process: ActionProcess) -> None:
        """Notes that a call came back."""
        process.is_up = True

    def failed(self, process: ActionProcess) -> None:
        """Notes that a call did not come back in time, or not at all."""
        process.is_up = False

    def close(self) -> None:
        """Looks after nobody any more."""
        if self._looking is not None:
            self._looking.cancel()

    def _look_after_the_others(self) -> None:
        if len(self.all) == 1 or all(process.is_up for process in self.all):
            return
        if self._looking is None or self._looking.done():
            self._looking = asyncio.get_running_loop().create_task(self._look())

    async def _look(self) -> None:
        while down := [process for process in self.all if not process.is_up]:
            for process in down:
                process.is_up = await self._answers(process.url)
            if not all(process.is_up for process in down):
                await asyncio.sleep(LOOK_SECONDS)
