"""Processes that the benchmark starts: each bounded in time, ended by its id, and gone when the benchmark is."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

from bot.serving import environment
from bot.serving.environment import QUIET_RASA

END_SECONDS = 15.0
"""The launcher needs some seconds to end its servers before it ends itself."""

_OWN_PREFIXES = ("RUNG_", "SLACK_")
# As in the Makefile: without compiled files each start compiles all libraries again.
_OWN_NAMES = ("PORT", "PYTHONDONTWRITEBYTECODE")


class BenchmarkError(Exception):
    """Something could not be measured; the message says what, and why."""


class Process:
    """`python -m <arguments>` in a folder, with its output in `<name>.log` there."""

    def __init__(self, name: str, arguments: list[str], folder: Path, **environ: str) -> None:
        self.name = name
        self._log = folder / f"{name}.log"
        self._started = time.monotonic()
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", *arguments],
                cwd=folder,
                env={**_plain_environment(), **environ, environment.WATCHED: "1"},
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Ctrl-C reaches the benchmark alone, which then ends what it has started.
                start_new_session=True,
            )

    def __enter__(self) -> Process:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    @property
    def pid(self) -> int:
        """The process id, for looking at its memory and its children."""
        return self._process.pid

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._started

    def check_alive(self) -> None:
        """Raises `BenchmarkError` with the end of the log when the process has ended."""
        if self._process.poll() is not None:
            raise self._failure(f"ended with code {self._process.returncode}")

    def finish(self, seconds: float) -> float:
        """Waits for a good end and returns the seconds it took; raises `BenchmarkError` otherwise."""
        try:
            code = self._process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise self._failure(f"did not end within {seconds:.0f} s") from error
        took = self.seconds
        if code != 0:
            raise self._failure(f"failed with code {code}")
        return took

    def output(self) -> str:
        """All that it has written so far, standard error included."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def end(self) -> None:
        """Ends the process, by force after `END_SECONDS`."""
        if self._process.poll() is None:
            self._process.terminate()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()

    def _failure(self, what: str) -> BenchmarkError:
        last = "\n".join(self.output().splitlines()[-15:])
        return BenchmarkError(f"{self.name} {what}:\n{last}")


def run(name: str, arguments: list[str], folder: Path, seconds: float, **environ: str) -> tuple[float, str]:
    """Runs a process to its end; returns the seconds it took and what it wrote. Raises `BenchmarkError`."""
    with Process(name, arguments, folder, **environ) as process:
        return process.finish(seconds), process.output()


def _plain_environment() -> dict[str, str]:
    """The environment without anybody's own settings of Rung: what ships is what is measured."""
    plain = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(_OWN_PREFIXES) and name not in _OWN_NAMES
    }
    # Rasa's cache is off in Rung's own training; the floor bot gets no help from it either.
    return {**plain, **QUIET_RASA, "RASA_MAX_CACHE_SIZE": "0"}
