"""Rung and the floor bot as running servers, and how a turn is taken with them."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from benchmarks.performance.processes import BenchmarkError, Process
from benchmarks.performance.project_copy import ProjectCopy
from bot.serving.sockets import port_of, reserve

START_SECONDS = 240.0
TURN_SECONDS = 30.0
PAUSE_SECONDS = 0.05
"""Between two looks at whether a server is ready: the error of a measured start."""


class RasaBot(Protocol):
    """A bot that `rasa run` serves from a folder."""

    @property
    def folder(self) -> Path:
        """Where its files and its models are."""
        ...

    @property
    def environ(self) -> dict[str, str]:
        """The environment variables that its processes need."""
        ...

    def serve_arguments(self, port: int) -> list[str]:
        """What follows `python -m` to serve it on this port of the loopback."""
        ...


class Turn(NamedTuple):
    """One turn as its sender sees it: seconds from the connection to the last byte, and the texts of the reply."""

    seconds: float
    text: str


@dataclass(frozen=True)
class Server:
    """A server on the loopback that answers; `ready_seconds` is what its start took."""

    process: Process
    port: int
    ready_seconds: float

    def take_turn(self, sender: str, text: str) -> Turn:
        """Raises `BenchmarkError` unless the reply is a list with a message in it."""
        return _take_turn(self.port, sender, text)


@contextmanager
def serve_rung(project: ProjectCopy, **environ: str) -> Iterator[Server]:
    """What `make run` starts, from the launcher on; ready when `/health` says so."""
    port = _free_port()
    with Process("run", ["bot", "run"], project.root, PORT=str(port), **environ) as process:
        yield _when_ready(process, port, lambda: _get(port, "/health") == 200)


@contextmanager
def serve_floor(bot: RasaBot) -> Iterator[Server]:
    """`rasa run`; ready with its first answer."""
    port = _free_port()
    with Process("run", bot.serve_arguments(port), bot.folder, **bot.environ) as process:
        yield _when_ready(process, port, lambda: bool(_take_turn(port, "start", "hi")))


def _when_ready(process: Process, port: int, is_ready: Callable[[], bool]) -> Server:
    while process.seconds < START_SECONDS:
        process.check_alive()
        try:
            if is_ready():
                return Server(process, port, process.seconds)
        except (OSError, http.client.HTTPException, BenchmarkError):
            pass  # not yet
        time.sleep(PAUSE_SECONDS)
    raise BenchmarkError(f"{process.name} was not ready within {START_SECONDS:.0f} s")


def _take_turn(port: int, sender: str, text: str) -> Turn:
    body = json.dumps({"sender": sender, "message": text})
    while True:
        start = time.perf_counter()
        status, content = _request(port, "POST", "/webhooks/rest/webhook", body)
        seconds = time.perf_counter() - start
        if status != 429:
            break
        # Nobody types this fast: the limit on messages is not what is measured.
        time.sleep(1.0)
    reply = json.loads(content) if status == 200 else None
    if not reply:
        raise BenchmarkError(f"No reply to {text!r} (status {status})")
    return Turn(seconds, "\n".join(message.get("text", "") for message in reply))


def _get(port: int, path: str) -> int:
    return _request(port, "GET", path)[0]


def _request(port: int, method: str, path: str, body: str | None = None) -> tuple[int, bytes]:
    """A request on a connection of its own, past any proxy."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TURN_SECONDS)
    try:
        connection.request(method, path, body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def _free_port() -> int:
    with reserve("127.0.0.1", 0) as bound:
        return port_of(bound)
