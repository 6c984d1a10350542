"""`rung run` as a started process that programs and tests talk to over REST."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import psutil

from bot.serving.sockets import port_of, reserve
from bot.settings import PROJECT_ROOT

START_SECONDS = 480
"""How long a start may take on a machine under load; a training may be part of it."""

END_SECONDS = 15
ANSWER_SECONDS = 30


class WaitedInVainError(AssertionError):
    """Something that was waited for did not happen in time; a failed assertion to the test that waits."""


class Answer(NamedTuple):
    """A response: its status, its body (parsed where it is JSON), and the seconds until it was read."""

    status: int
    body: Any
    seconds: float

    @property
    def text(self) -> str:
        """The texts of a reply's messages, a line each."""
        return "\n".join(message.get("text", "") for message in self.body)


class Running:
    """A started `rung run`. `output` collects the lines that it prints."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process = process
        self.url = f"http://127.0.0.1:{port}"
        self.port = port
        self.output: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        if self.process.stdout is not None:
            self.output.extend(iter(self.process.stdout.readline, ""))

    def wait_until_ready(self, seconds: float = START_SECONDS) -> None:
        """Waits until it says that it is ready; raises `WaitedInVainError` with its output when it ends instead."""
        until(lambda: "ready" in "".join(self.output) or self.process.poll() is not None, seconds)
        if self.process.poll() is not None:
            raise WaitedInVainError("".join(self.output))

    def children(self) -> list[psutil.Process]:
        """The launcher's servers and whatever they started."""
        return list(psutil.Process(self.process.pid).children(recursive=True))

    def server(self, name: str) -> psutil.Process:
        """The first child that runs this module of bot.serving."""
        return self.servers(name)[0]

    def servers(self, name: str) -> list[psutil.Process]:
        """All children that run this module of bot.serving: the action server has several processes."""
        return [child for child in self.children() if f"bot.serving.{name}" in child.cmdline()]

    def ask(self, text: str | None, sender: str = "test") -> Answer:
        """Sends a message as this person and waits for the reply."""
        return self.request("/webhooks/rest/webhook", {"sender": sender, "message": text})

    def health(self) -> Answer:
        """What /health says."""
        return self.request("/health")

    def request(self, path: str, body: Any = None) -> Answer:
        """A GET, or a POST of this body as JSON. A status of 400 or more is an answer, too, but for 429: where the
        limit on messages asks to wait, it waits and asks again."""
        content = None if body is None else json.dumps(body).encode()
        made = urllib.request.Request(self.url + path, content, {"Content-Type": "application/json"})
        start = time.monotonic()
        try:
            with urllib.request.urlopen(made, timeout=ANSWER_SECONDS) as response:
                status, said = response.status, response.read()
        except urllib.error.HTTPError as error:
            if error.code == 429:
                time.sleep(float(error.headers["Retry-After"]))
                return self.request(path, body)
            status, said = error.code, error.read()
        seconds = time.monotonic() - start
        try:
            return Answer(status, json.loads(said), seconds)
        except ValueError:
            return Answer(status, said.decode(), seconds)

    def stop(self) -> None:
        """Ends it as Ctrl-C does, by force after `END_SECONDS`."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()


def until(condition: Callable[[], object], seconds: float = 20) -> None:
    """Waits until the condition holds; raises `WaitedInVainError` when it takes longer."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() >= deadline:
            raise WaitedInVainError(f"waited {seconds:.0f} s in vain")
        time.sleep(0.05)


def start(database_url: str, port: int | None = None, root: Path = PROJECT_ROOT, **environ: str) -> Running:
    """Starts `rung run` of this checkout on this port, or on a free one, without waiting for it."""
    if port is None:
        with reserve("127.0.0.1", 0) as free:
            port = port_of(free)
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=root,
        env={**os.environ, "RUNG_DATABASE_URL": database_url, "PORT": str(port), **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return Running(process, port)
