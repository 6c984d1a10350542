"""What the servers log, and where: standard output, which is a file under the launcher, and the terminal.

Everything goes through Python's own logging, Rasa's structured events too, and is written by structlog: a line of
text, or of JSON for programs that collect logs (`RUNG_LOG_FORMAT`). Within a turn each line names its id.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor

from bot.monitoring.metrics import ERRORS, OTHER
from bot.monitoring.turn import turn_id, turns_logger

TEXT, JSON = "text", "json"
"""The values of `RUNG_LOG_FORMAT`."""

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

_SAID_BY_RASA = frozenset({"event", "event_info", "exc_info", "_record", "_from_structlog"})
"""What is kept of an event of Rasa's: its other values may hold what a person wrote."""

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
        if record.name == turns_logger.name:
            return True
        key, now = (record.name, record.levelno, _said(record)), self._clock()
        begun, count = self._seen.get(key, (now, 0))
        if now - begun > SAME_SECONDS:
            left_out, begun, count = count - SAME_LINES, now, 0
            if left_out > 0:
                _add(record, f" [and {left_out} times more before]")
        if len(self._seen) > 1000:
            self._seen.clear()
        self._seen[key] = (begun, count + 1)
        return count < SAME_LINES


class ErrorCounter(logging.Handler):
    """Counts errors by the room of the program, also those that the log leaves out as repetitions."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)

    def emit(self, record: logging.LogRecord) -> None:
        """Counts one."""
        ERRORS.labels(room_of(record.name)).inc()


def room_of(logger: str) -> str:
    """The room of `bot`, `actions` or `rasa`, and `other` for libraries: few values, whatever is logged."""
    top, _, rest = logger.partition(".")
    if top == "bot" and rest:
        return rest.partition(".")[0]
    return top if top in ("actions", "rasa") else OTHER


def log_to_terminal(warnings_apart: bool = True, form: str = TEXT) -> None:
    """Sends the log to standard output and, with `warnings_apart`, warnings to standard error as well.

    `form` is `TEXT` or `JSON`.
    """
    handlers: list[logging.Handler] = [_handler(sys.stdout, logging.INFO, form), ErrorCounter()]
    if warnings_apart:
        handlers.append(_handler(sys.stderr, logging.WARNING, form))
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
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.dev.set_exc_info,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ]
    )
    configure_logging_and_warnings(logging.WARNING, filter_repeated_logs=False)
    _quiet_old_habits()


def _handler(stream: TextIO, level: int, form: str) -> logging.Handler:
    handler = logging.StreamHandler(stream)
    handler.setLevel(level)
    handler.addFilter(RepeatFilter())
    handler.setFormatter(_formatter(form))
    return handler


def _formatter(form: str) -> logging.Formatter:
    common: list[Processor] = [
        _only_names,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _with_turn,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.format_exc_info,
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
    ]
    last = structlog.processors.JSONRenderer(default=str) if form == JSON else _as_text
    return structlog.stdlib.ProcessorFormatter(processors=[*common, last])


def _only_names(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """An event of Rasa's without its values."""
    if not event.get("_from_structlog"):
        return event
    kept = {name: value for name, value in event.items() if name in _SAID_BY_RASA}
    kept["event"] = kept.pop("event_info", None) or kept["event"]
    return kept


def _with_turn(_logger: Any, _method: str, event: EventDict) -> EventDict:
    identity = turn_id.get()
    return event if identity is None else {**event, "turn": identity}


def _as_text(_logger: Any, _method: str, event: EventDict) -> str:
    turn = f" [turn {event['turn']}]" if "turn" in event else ""
    pages = f"\n{event['exception']}" if event.get("exception") else ""
    return f"{event['timestamp']} {event['level'].upper()} {event['logger']}: {event['event']}{turn}{pages}"


def _said(record: logging.LogRecord) -> str:
    """What tells a line from others: its text before anything is put into it, or the name of Rasa's event."""
    return str(record.msg["event"] if isinstance(record.msg, dict) else record.msg)


def _add(record: logging.LogRecord, words: str) -> None:
    if isinstance(record.msg, dict):
        record.msg = {**record.msg, "event": f"{record.msg['event']}{words}"}
    else:
        record.msg = f"{record.msg}{words}"
