"""Resident memory: of the servers after they have answered, and the most that a command had."""

from __future__ import annotations

import threading
from contextlib import suppress
from types import TracebackType

import psutil

from benchmarks.performance.processes import BenchmarkError
from benchmarks.performance.servers import Server

ACTIONS, RASA = "bot.serving.action_server", "bot.serving.rasa_server"


def rung_memory(server: Server) -> dict[str, int]:
    """Bytes of each of the two servers, by module; the launcher, which only watches, is left out."""
    found: dict[str, int] = {}
    for child in psutil.Process(server.process.pid).children(recursive=True):
        command = child.cmdline()
        for module in (ACTIONS, RASA):
            if module in command:
                found[module] = found.get(module, 0) + child.memory_info().rss
    if set(found) != {ACTIONS, RASA}:
        raise BenchmarkError("The two servers were not found among the launcher's children.")
    return found


def process_memory(server: Server) -> int:
    """Bytes of the server's process and whatever it has started."""
    return _family_memory(psutil.Process(server.process.pid))


class PeakMemory:
    """The most `bytes` that a process and whatever it starts have had at a time, looked at every so often."""

    PAUSE_SECONDS = 0.2

    def __init__(self, pid: int) -> None:
        self.bytes = 0
        self._process = psutil.Process(pid)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> PeakMemory:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.is_set():
            # It, or one that it started, may just have ended.
            with suppress(psutil.NoSuchProcess):
                self.bytes = max(self.bytes, _family_memory(self._process))
            self._ended.wait(self.PAUSE_SECONDS)


def _family_memory(process: psutil.Process) -> int:
    return int(sum(one.memory_info().rss for one in (process, *process.children(recursive=True))))
