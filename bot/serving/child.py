"""A child process, from the launcher's side and its own: it gets its socket and secrets, and never outlives it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

from bot.serving import environment

LOG_LIMIT_BYTES = 5_000_000
"""A log larger than this is put aside (one generation)."""

STOP_SECONDS = 4.0
"""How long a child may take to end before it is killed."""

DRAIN_SECONDS = 14.0
"""How long Rasa's server may take: turns under way end first."""

GRACE_SECONDS = DRAIN_SECONDS
"""How long a child may take to end after its launcher before it is killed."""


class Child:
    """`python -m <module …>` with its output in a log file; warnings go to the terminal unless `quiet`."""

    def __init__(
        self,
        arguments: list[str],
        log: Path,
        root: Path,
        environ: Mapping[str, str] | None = None,
        socket_number: int | None = None,
        quiet: bool = False,
    ) -> None:
        self.log = log
        self._arguments = [sys.executable, "-m", *arguments]
        self._root = root
        self._environ = dict(environ or {})
        self._socket_number = socket_number
        self._quiet = quiet
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, on_end: Callable[[], None] | None = None) -> None:
        """Starts the process; `on_end` is called, in a thread, once it has ended."""
        environ = {**os.environ, **self._environ, environment.WATCHED: "1"}
        handed: tuple[int, ...] = ()
        if self._socket_number is not None:
            environ[environment.SOCKET] = str(self._socket_number)
            handed = (self._socket_number,)
        with _opened(self.log) as output:
            process = subprocess.Popen(
                self._arguments,
                cwd=self._root,
                env=environ,
                # The child waits for the end of this pipe: see `end_with_parent`.
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output if self._quiet else None,
                pass_fds=handed,
                # Ctrl-C reaches the launcher alone, which then ends its children in order.
                start_new_session=True,
            )
        self._process = process
        if on_end is not None:
            threading.Thread(target=_call_at_end, args=(process, on_end), daemon=True).start()

    @property
    def pid(self) -> int | None:
        """The process's id, None before the start."""
        return self._process.pid if self._process else None

    @property
    def exit_code(self) -> int | None:
        """None as long as the process runs."""
        return self._process.poll() if self._process else None

    def wait(self) -> int:
        """Waits for the end and returns the exit code."""
        assert self._process is not None
        return self._process.wait()

    def ask_to_end(self) -> None:
        """Sends SIGTERM; the end may take a moment."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def end(self, seconds: float = STOP_SECONDS) -> None:
        """Ends the process, by force after this time, and waits until it is gone."""
        if self._process is None:
            return
        self.ask_to_end()
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()

    def keep_log_small(self) -> None:
        """Puts the log aside while the process goes on writing it: it appends, wherever the file ends."""
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT_BYTES:
            shutil.copyfile(self.log, _old(self.log))
            os.truncate(self.log, 0)

    def last_lines(self, count: int = 15) -> str:
        """The end of the log, for a message about why the process ended."""
        try:
            text = self.log.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return ""
        return "\n".join(text.splitlines()[-count:])


def _call_at_end(process: subprocess.Popen[bytes], on_end: Callable[[], None]) -> None:
    process.wait()
    on_end()


def _opened(log: Path) -> IO[bytes]:
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_LIMIT_BYTES:
        log.replace(_old(log))
    return log.open("ab")


def _old(log: Path) -> Path:
    return log.with_suffix(".old.log")


def end_with_parent() -> None:
    """Ends this process as soon as the launcher that started it has died; does nothing without one.

    The launcher holds the other end of our standard input and never writes: the end of the pipe means that the
    launcher has gone, also when it was killed. This works alike on Linux and macOS.
    """
    if os.environ.pop(environment.WATCHED, None):
        threading.Thread(target=_wait_for_parent, name="parent-watch", daemon=True).start()


def _wait_for_parent() -> None:
    try:
        while os.read(0, 1024):
            pass
    except OSError:
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os._exit(1)


def end_with_make() -> None:
    """Ends the launcher soon after the `make` that started it, also when that was killed; else does nothing."""
    if os.environ.pop(environment.STARTED_BY, None) == "make":
        threading.Thread(target=_watch_parent_id, args=(os.getppid(),), name="make-watch", daemon=True).start()


def _watch_parent_id(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
