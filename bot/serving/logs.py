"""What the servers log, and where: standard output, which is a file under the launcher, and the terminal."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from typing import TextIO

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_NOISY = (
    "apscheduler",
    "matplotlib",
    "pika",
    "kafka",
    "socketio",
    "engineio",
    "sanic.access",
    "asyncio",
    "urllib3",
)


SAME_LINES = 5
"""How often the same thing is logged within `SAME_SECONDS`; then only how often it happened meanwhile."""

SAME_SECONDS = 10.0


class RepeatFilter(logging.Filter):
    """Lets through what is new. In an outage each message would otherwise log the same pages again."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._seen: dict[tuple[str, int, str], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether to log it; a line after a pause says how many were left out."""
        key, now = (record.name, record.levelno, str(record.msg)), self._clock()
        begun, count = self._seen.get(key, (now, 0))
        if now - begun > SAME_SECONDS:
            left_out, begun, count = count - SAME_LINES, now, 0
            if left_out > 0:
                record.msg = f"{record.msg} [and {left_out} times more before]"
        if len(self._seen) > 1000:
            self._seen.clear()
        self._seen[key] = (begun, count + 1)
        return count < SAME_LINES


def log_to_terminal(warnings_apart: bool = True) -> None:
    """Sends the log to standard output and, with `warnings_apart`, warnings to standard error as well."""
    handlers: list[logging.Handler] = [_handler(sys.stdout, logging.INFO)]
    if warnings_apart:
        handlers.append(_handler(sys.stderr, logging.WARNING))
    logging.basicConfig(level=logging.INFO, handlers=handlers, force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    _quiet_old_habits()


def _quiet_old_habits() -> None:
    """Hides what old libraries say about their own future; Sanic would show it, so it is imported first."""
    import warnings

    import sanic.app  # noqa: F401

    for category in (DeprecationWarning, PendingDeprecationWarning, FutureWarning):
        warnings.filterwarnings("ignore", category=category)


def configure_rasa_logging() -> None:
    """Makes Rasa and its structured logger write through the process's own log, warnings and above."""
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)
    configure_logging_and_warnings(logging.WARNING, filter_repeated_logs=False)
    _quiet_old_habits()


def _handler(stream: TextIO, level: int) -> logging.Handler:
    handler = logging.StreamHandler(stream)
    handler.setLevel(level)
    handler.addFilter(RepeatFilter())
    handler.setFormatter(logging.Formatter(_FORMAT))
    return handler
