"""Percentiles and ratios: the arithmetic of the benchmark, without any measuring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share (0 to 1) of the values lies, linear between neighbours.

    Raises `ValueError` without values or for a share outside 0 to 1.
    """
    if not values or not 0 <= share <= 1:
        raise ValueError("A percentile needs values, and a share from 0 to 1.")
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def median(values: Sequence[float]) -> float:
    """The 50th percentile; raises `ValueError` without values."""
    return percentile(values, 0.5)


@dataclass(frozen=True)
class Pair:
    """One figure of Rung and the same of the floor bot, in the same unit."""

    rung: float
    floor: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the floor bot's figure Rung's is; None where there is none to compare with."""
        return self.rung / self.floor if self.floor else None


@dataclass(frozen=True)
class Latency:
    """How long turns took, in seconds, and how many were measured."""

    turns: int
    p50: float
    p95: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Latency:
        """The figures of these seconds; raises `ValueError` without any."""
        return cls(len(seconds), median(seconds), percentile(seconds, 0.95))
