"""Which turn is under way, and what its stages take, in whatever thread or process it works.

A turn's id is the id of its message, which Rasa stores with it: a line of the log leads to the turn's events.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from bot.monitoring.metrics import STAGE_SECONDS

HEADER = "Rung-Turn"
"""The header by which Rasa's process tells the action server."""

UNDERSTANDING, POLICIES, ACTION, DATABASE = "understanding", "policies", "action", "database"

turns_logger = logging.getLogger(__name__)
"""Logs one line for each turn and each action. They are no repetition: the log leaves none of them out."""

turn_id: ContextVar[str | None] = ContextVar("turn_id", default=None)
"""The id of the turn under way; None outside turns."""

_stages: ContextVar[dict[str, float] | None] = ContextVar("stages", default=None)
_observers = {stage: STAGE_SECONDS.labels(stage) for stage in (UNDERSTANDING, POLICIES, ACTION, DATABASE)}
_ID = re.compile(r"[A-Za-z0-9-]{1,64}")


def begin(identity: str | None) -> dict[str, float]:
    """Says in this context that a turn begins; returns the seconds of its stages, which grow as it goes on."""
    stages: dict[str, float] = {}
    turn_id.set(sound_id(identity))
    _stages.set(stages)
    return stages


@contextmanager
def under_way(identity: str | None) -> Iterator[dict[str, float]]:
    """Within it a turn is under way; see `begin`."""
    before = (turn_id.get(), _stages.get())
    try:
        yield begin(identity)
    finally:
        turn_id.set(before[0])
        _stages.set(before[1])


@contextmanager
def timed(stage: str) -> Iterator[None]:
    """Counts what the block takes as this stage, also when it raises."""
    begun = time.perf_counter()
    try:
        yield
    finally:
        took(stage, time.perf_counter() - begun)


def took(stage: str, seconds: float) -> None:
    """Counts these seconds as this stage of the turn under way, if any."""
    _observers[stage].observe(seconds)
    stages = _stages.get()
    if stages is not None:
        stages[stage] = stages.get(stage, 0.0) + seconds


def told(stages: dict[str, float]) -> str:
    """The stages for a line of the log: ``understanding 9 ms, policies 3 ms``."""
    return ", ".join(f"{stage} {1000 * seconds:.0f} ms" for stage, seconds in stages.items())


def sound_id(identity: str | None) -> str | None:
    """The id, if it is one; a header may say anything."""
    return identity if identity and _ID.fullmatch(identity) else None
