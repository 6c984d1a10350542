"""A child's bond to its launcher: when the launcher is gone, however it went, the child ends too."""

from __future__ import annotations

import os
import signal
import threading
import time

from bot.serving import process_names

GRACE_SECONDS = 5.0


def end_with_parent() -> None:
    """Ends this process as soon as the launcher that started it has died; does nothing without one.

    The launcher holds the other end of our standard input and never writes: the end of the pipe means that the
    launcher has gone, also when it was killed. This works alike on Linux and macOS.
    """
    if os.environ.pop(process_names.WATCHED, None):
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
    if os.environ.pop(process_names.STARTED_BY, None) == "make":
        threading.Thread(target=_watch_parent_id, args=(os.getppid(),), name="make-watch", daemon=True).start()


def _watch_parent_id(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
