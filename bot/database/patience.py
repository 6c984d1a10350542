"""How long a process waits for PostgreSQL: bounded on this side, as a server that hangs keeps no timeout.

psycopg2 waits for ever on a server that was suspended, or on a network that swallows packets: `statement_timeout`
is the server's, TCP's keepalives are answered by its kernel. Its wait callback is asked before every wait:
https://www.psycopg.org/docs/advanced.html#support-for-coroutine-libraries
"""

from __future__ import annotations

import select
import time
from typing import Any

from sqlalchemy import exc
from sqlalchemy.pool import QueuePool

from bot.database.circuit_breaker import CircuitBreaker

ANSWER_SECONDS = 2.0
"""How long a server waits for one answer of the database: a turn that asks twice in vain still ends within 8 s."""

STATEMENT_SHARE = 0.8
"""After this share of the time PostgreSQL itself gives a statement up, so that its connection stays sound."""

_answer_seconds: float | None = None


class DatabaseSilentError(exc.OperationalError):
    """The database did not answer in time, or has just failed to and is not asked again yet."""

    def __init__(self, reason: str) -> None:
        super().__init__("", {}, TimeoutError(reason), hide_parameters=True)


def answer_within(seconds: float | None) -> None:
    """Bounds each wait of this process for a database; with None, as at first, it waits as long as it takes.

    For servers, before they open a connection. A build or a migration waits for another one's lock.
    """
    global _answer_seconds
    _answer_seconds = seconds


def answer_seconds() -> float | None:
    """What `answer_within` was told."""
    return _answer_seconds


def watch_waits() -> None:
    """Has psycopg2 ask us whenever it waits; called when the first engine for PostgreSQL is made."""
    from psycopg2 import extensions

    extensions.set_wait_callback(_wait)


def _wait(connection: Any) -> None:
    from psycopg2 import extensions

    deadline = None if _answer_seconds is None else time.monotonic() + _answer_seconds
    while (state := connection.poll()) != extensions.POLL_OK:
        left = None if deadline is None else 1000 * max(0.0, deadline - time.monotonic())
        # Not `select`, which takes no file descriptor above 1023.
        poller = select.poll()
        poller.register(connection.fileno(), select.POLLIN if state == extensions.POLL_READ else select.POLLOUT)
        if not poller.poll(left):
            raise DatabaseSilentError(f"The database did not answer within {_answer_seconds:g} s.")


class GuardedPool(QueuePool):
    """Connections to a database that is left alone for a moment once it has not answered in time."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.breaker = CircuitBreaker()

    def connect(self) -> Any:
        """A connection that has just answered; raises `DatabaseSilentError` at once or after `answer_seconds`."""
        if not self.breaker.lets_through():
            raise DatabaseSilentError("The database did not answer a moment ago.")
        try:
            connection = super().connect()  # type: ignore[no-untyped-call]
        except DatabaseSilentError:
            self.breaker.failed()
            raise
        self.breaker.succeeded()
        return connection

    def recreate(self) -> GuardedPool:
        """The successor of this pool, which knows what this one has learned."""
        fresh: GuardedPool = super().recreate()  # type: ignore[no-untyped-call]
        fresh.breaker = self.breaker
        return fresh


def note_silence(context: Any) -> None:
    """For SQLAlchemy's event `handle_error`: gives up a connection on which a statement got no answer."""
    if isinstance(context.original_exception, DatabaseSilentError):
        context.is_disconnect = True
        context.invalidate_pool_on_disconnect = False
        context.engine.pool.breaker.failed()
