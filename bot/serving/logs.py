"""What the servers log, and where: standard output, which is a file under the launcher, and the terminal."""

from __future__ import annotations

import logging
import sys
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
    handler.setFormatter(logging.Formatter(_FORMAT))
    return handler
