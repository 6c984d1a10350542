"""What the servers use while they are under load: the processor and the memory of each, second by second."""

from __future__ import annotations

import threading
import time
from types import TracebackType
from typing import NamedTuple

import psutil

from benchmarks.running import Running

LOOK_SECONDS = 1.0


class Use(NamedTuple):
    """One look: seconds since 1970, and by process seconds of the processor so far and bytes of memory."""

    at: float
    processor: dict[str, float]
    memory: dict[str, int]


class Watch:
    """Looks at the children of a started Rung every second, within its block."""

    def __init__(self, running: Running) -> None:
        self.uses: list[Use] = []
        self._running = running
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(LOOK_SECONDS):
            processor: dict[str, float] = {}
            memory: dict[str, int] = {}
            for child in self._running.children():
                try:
                    name, times, resident = _name(child), child.cpu_times(), child.memory_info().rss
                except psutil.NoSuchProcess:
                    continue
                processor[name] = processor.get(name, 0.0) + times.user + times.system
                memory[name] = memory.get(name, 0) + resident
            self.uses.append(Use(time.time(), processor, memory))


def _name(process: psutil.Process) -> str:
    modules = [word for word in process.cmdline() if word.startswith("bot.serving.")]
    return str(modules[0].rpartition(".")[2] if modules else process.name())
