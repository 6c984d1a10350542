"""A circuit breaker: what has just failed to answer in time is left alone for a moment instead of being waited for.

The pattern is Michael Nygard's ("Release It!"). Without it each message would wait as long for a database or a
Redis that hangs as the first one did.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

PAUSE_SECONDS = 2.0
"""How long nobody asks after a failure. Then one caller tries; all others still fail at once until it is back."""


class CircuitBreaker:
    """Counts one service's failures; safe to use from several threads."""

    def __init__(
        self, pause: float = PAUSE_SECONDS, clock: Callable[[], float] = time.monotonic, trial: float = 10.0
    ) -> None:
        """`trial` is when a caller that was let through, and never told how it went, is given up."""
        self._pause = pause
        self._trial = trial
        self._clock = clock
        self._lock = threading.Lock()
        self._next_trial: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether the last that was heard of the service is that it failed."""
        return self._next_trial is not None

    def lets_through(self) -> bool:
        """Whether the service may be asked now. Who is let through says how it went, by one of the two below."""
        with self._lock:
            if self._next_trial is None:
                return True
            if self._clock() < self._next_trial:
                return False
            self._next_trial = self._clock() + self._trial
            return True

    def failed(self) -> bool:
        """Notes that the service did not answer in time; whether that is news."""
        with self._lock:
            is_news = self._next_trial is None
            self._next_trial = self._clock() + self._pause
            return is_news

    def succeeded(self) -> bool:
        """Notes that the service answered; whether that is news."""
        with self._lock:
            is_news = self._next_trial is not None
            self._next_trial = None
            return is_news
