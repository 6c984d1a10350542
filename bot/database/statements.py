"""What each statement takes: counted for the metrics and for the turn under way, and told when it is long."""

from __future__ import annotations

import logging
import time
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.monitoring.turn import DATABASE, took

logger = logging.getLogger(__name__)

LONG_SECONDS = 0.5
"""A statement that takes so long is logged, without its words."""


def watch_statements(engine: Engine) -> None:
    """Counts all statements of this engine, those that fail as well."""
    event.listen(engine, "before_cursor_execute", _begin)
    event.listen(engine, "after_cursor_execute", _end)
    event.listen(engine, "handle_error", _fail)


def _begin(_connection: Any, _cursor: Any, _statement: str, _parameters: Any, context: Any, _many: bool) -> None:
    context.rung_begun = time.perf_counter()


def _end(_connection: Any, _cursor: Any, _statement: str, _parameters: Any, context: Any, _many: bool) -> None:
    _count(context)


def _fail(error: Any) -> None:
    if error.execution_context is not None:
        _count(error.execution_context)


def _count(context: Any) -> None:
    begun = getattr(context, "rung_begun", None)
    if begun is None:
        return
    context.rung_begun = None
    seconds = time.perf_counter() - begun
    took(DATABASE, seconds)
    if seconds >= LONG_SECONDS:
        logger.warning("The database took %.1f s for one statement.", seconds)
