"""What a reader gives back: a value with the place that says so, or an answer that cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Value = str | int | float | bool | date
"""What a field of the profile may hold."""


@dataclass(frozen=True)
class Found:
    """Something understood in a text: `start` and `end` are its place, `understood` says it back in words."""

    field: str
    value: Value
    start: int
    end: int
    understood: str


@dataclass(frozen=True)
class Problem:
    """An answer that cannot be, or that nobody can follow: `reason` is a sentence for the person."""

    field: str
    reason: str
    start: int = 0
    end: int = 0
