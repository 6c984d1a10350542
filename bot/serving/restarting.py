"""A child that the launcher starts again whenever it ends or hangs, with pauses that grow while it ends soon."""

from __future__ import annotations

import time
from collections.abc import Callable

from bot.serving.child import Child
from bot.serving.watchdog import Watchdog

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 10.0
"""Seconds between the end of a process and its restart; doubled each time it ends soon again."""

SOUND_AFTER_SECONDS = 30.0


class Restarting:
    """One process of the action server, and what the launcher knows about it."""

    def __init__(self, name: str, child: Child, watchdog: Watchdog) -> None:
        """`name` is what people are told, as in "the action server has ended"."""
        self.name = name
        self.child = child
        self._watchdog = watchdog
        self._started = 0.0
        self._pause = FIRST_PAUSE
        self._is_wanted = False

    def start(self, on_end: Callable[[], None]) -> None:
        """Starts the process; `on_end` is called, in a thread, once it has ended."""
        self._is_wanted = True
        self._started = time.monotonic()
        self._watchdog.started()
        self.child.start(on_end)

    def start_again(self, on_end: Callable[[], None]) -> None:
        """Starts it after a pause."""
        if time.monotonic() - self._started > SOUND_AFTER_SECONDS:
            self._pause = FIRST_PAUSE
        time.sleep(self._pause)
        self._pause = min(2 * self._pause, LONGEST_PAUSE)
        self.start(on_end)

    def ended_because_it_hung(self) -> bool:
        """Looks after a started process; whether it hung and was ended, upon which it is to be started again."""
        if not self._is_wanted:
            return False
        self.child.keep_log_small()
        if not self._watchdog.finds_it_hung():
            return False
        self._watchdog.started()
        self.child.end(0)
        return True
