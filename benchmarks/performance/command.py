"""How the benchmarks' commands speak and end: whatever they started is ended, and temporary folders are deleted."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable

from benchmarks.performance.processes import BenchmarkError


def say(text: str) -> None:
    """Tells how far the command is, beside what it prints."""
    print(text, file=sys.stderr, flush=True)


def ended_cleanly(work: Callable[[], int]) -> int:
    """The exit code of the work: 1 where something could not be measured, 130 where somebody stopped it."""
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        # So that what was started is ended and the temporary folders deleted. A shell may have switched Ctrl-C off.
        signal.signal(number, signal.default_int_handler)
    try:
        return work()
    except BenchmarkError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130
