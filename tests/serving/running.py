"""Fixtures that train the project's model and start its servers. Loaded by tests/conftest.py."""

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
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import pytest

from bot.serving.model_files import current_model
from bot.serving.sockets import port_of, reserve
from bot.settings import PROJECT_ROOT

START_SECONDS = 240
"""How long a start may take on a machine under load; a training may be part of it."""


class Trained(NamedTuple):
    """A model of the project's files and a database with its built knowledge base."""

    model: Path
    database_url: str


class Answer(NamedTuple):
    status: int
    body: Any
    seconds: float

    @property
    def text(self) -> str:
        return "\n".join(message.get("text", "") for message in self.body)


class Running:
    """A started `rung run`."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process = process
        self.url = f"http://127.0.0.1:{port}"
        self.port = port
        self.output: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.output.extend(iter(self.process.stdout.readline, ""))

    def wait_until_ready(self, seconds: float = START_SECONDS) -> None:
        until(lambda: "ready" in "".join(self.output) or self.process.poll() is not None, seconds)
        assert self.process.poll() is None, "".join(self.output)

    def children(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def server(self, name: str) -> psutil.Process:
        """The child that runs this module of bot.serving."""
        return next(child for child in self.children() if f"bot.serving.{name}" in child.cmdline())

    def ask(self, text: str | None, sender: str = "test") -> Answer:
        return self.request("/webhooks/rest/webhook", {"sender": sender, "message": text})

    def health(self) -> Answer:
        return self.request("/health")

    def request(self, path: str, body: Any = None) -> Answer:
        made = urllib.request.Request(self.url + path, None if body is None else json.dumps(body).encode())
        start = time.monotonic()
        try:
            with urllib.request.urlopen(made, timeout=30) as response:
                status, content = response.status, response.read()
        except urllib.error.HTTPError as error:
            status, content = error.code, error.read()
        seconds = time.monotonic() - start
        try:
            return Answer(status, json.loads(content), seconds)
        except ValueError:
            return Answer(status, content.decode(), seconds)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()


def until(condition: Callable[[], object], seconds: float = 20) -> None:
    """Waits until the condition holds; fails when it takes longer."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def start(database_url: str, port: int | None = None, **environ: str) -> Running:
    """Starts `rung run` on a free port, without waiting for it."""
    if port is None:
        with reserve("127.0.0.1", 0) as free:
            port = port_of(free)
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=PROJECT_ROOT,
        env={**os.environ, "RUNG_DATABASE_URL": database_url, "PORT": str(port), **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return Running(process, port)


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    """Builds a database for this test run and trains, unless a model fits the files already."""
    url = f"sqlite:///{tmp_path_factory.mktemp('rung')}/rung.db"
    result = subprocess.run(
        [sys.executable, "-m", "bot", "train"],
        cwd=PROJECT_ROOT,
        env={**os.environ, "RUNG_DATABASE_URL": url},
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-3000:] + result.stderr[-3000:]
    model = current_model()
    assert model is not None
    return Trained(model, url)


@pytest.fixture(scope="session")
def running(trained: Trained) -> Iterator[Running]:
    """The assistant, served on a free port. Tests may hurt its servers as long as they mend them."""
    started = start(trained.database_url)
    try:
        started.wait_until_ready()
        yield started
    finally:
        started.stop()


@pytest.fixture
def launch(trained: Trained) -> Iterator[Callable[..., Running]]:
    """Starts another one for a single test, on the same database."""
    launched: list[Running] = []

    def launch_one(**environ: str) -> Running:
        launched.append(start(trained.database_url, **environ))
        return launched[-1]

    yield launch_one
    for one in launched:
        one.stop()
