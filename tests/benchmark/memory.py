"""Resident memory of the servers, after they have answered."""

from __future__ import annotations

import psutil

from tests.benchmark.processes import BenchmarkError
from tests.benchmark.servers import Server

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
    process = psutil.Process(server.process.pid)
    return int(sum(one.memory_info().rss for one in (process, *process.children(recursive=True))))
