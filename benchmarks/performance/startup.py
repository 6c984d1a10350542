"""How long a start takes when everything is installed, built and trained: a second `make run`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from benchmarks.performance.figures import Pair, median
from benchmarks.performance.floor_bot import FloorBot
from benchmarks.performance.project_copy import ProjectCopy
from benchmarks.performance.servers import Server, serve_floor, serve_rung


@dataclass(frozen=True)
class Startup:
    """Median seconds from the start of the command until it answers."""

    ready: Pair
    runs: int


def measure_startup(project: ProjectCopy, floor: FloorBot, runs: int) -> Startup:
    """Starts both bots over and over; the first start of each is not counted."""
    of_rung = _median(runs, lambda: serve_rung(project))
    of_floor = _median(runs, lambda: serve_floor(floor))
    return Startup(Pair(of_rung, of_floor), runs)


def _median(runs: int, serve: Callable[[], AbstractContextManager[Server]]) -> float:
    seconds = []
    for _ in range(runs + 1):
        with serve() as server:
            seconds.append(server.ready_seconds)
    return median(seconds[1:])
