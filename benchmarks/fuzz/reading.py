"""Has a parser read changed inputs in this process, one after the other, and judges how it ends."""

from __future__ import annotations

import signal
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from random import Random
from types import FrameType

import psutil

from benchmarks.fuzz.outcome import MOST_SECONDS, Outcome
from benchmarks.fuzz.parsers import Parser

READ, REFUSED = "read", "refused"
WARM_UP = 100
"""After so many inputs a parser has loaded what it keeps."""


class HangingError(BaseException):
    """A parser did not end in time; no parser may catch it."""


def read_changed(name: str, parser: Parser, number: int, seed: int = 0, guarded: bool = True) -> Outcome:
    """What comes of so many changed inputs, always the same ones for a seed.

    Where `guarded`, a parser that hangs is interrupted: only in the main thread, and where nothing else uses the
    alarm.
    """
    outcome, process = Outcome(name), psutil.Process()
    random = Random(zlib.crc32(name.encode()) + seed)
    before = process.memory_info().rss
    for place, data in enumerate(islice(parser.inputs(random), number)):
        _read(parser, data, outcome, guarded)
        if place == WARM_UP:
            before = process.memory_info().rss
        elif place % 50 == 0:
            outcome.grew((process.memory_info().rss - before) / 1e6)
    return outcome


def _read(parser: Parser, data: bytes, outcome: Outcome, guarded: bool) -> None:
    start, end = time.perf_counter(), READ
    try:
        with _limited() if guarded else _unlimited():
            parser.read(data)
    except HangingError:
        end = "hung"
        outcome.fault("hangs", data)
    except parser.refuses:
        end = REFUSED
    # Whatever else it raises is what is looked for.
    except Exception as error:  # noqa: BLE001
        end = type(error).__name__
        outcome.fault(f"{end} at {_place_of(error)}", data)
    outcome.took(time.perf_counter() - start, end, data)


def _place_of(error: BaseException) -> str:
    """The last line of our own code that it came through."""
    place, trace = "", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if "/bot/" in file or "/actions/" in file:
            place = f"{file.rpartition('/bot/')[2] or file}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


@contextmanager
def _limited() -> Iterator[None]:
    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise HangingError

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 2 * MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _unlimited() -> Iterator[None]:
    yield
