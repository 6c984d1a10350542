"""What came of each stage: how many were answered and how fast, and what the servers used meanwhile."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.load.outcomes import ANSWERED, APOLOGY, LIMITED, LOST, REFUSED
from benchmarks.load.stages import Stage
from benchmarks.load.watching import Use
from benchmarks.performance.figures import percentile


class Sample(NamedTuple):
    """One message: seconds from the start to its sending, seconds until what came of it, and that."""

    at: float
    seconds: float
    outcome: str


@dataclass(frozen=True)
class StageFigures:
    """One stage. Times are in seconds, of those answered; `processor` is seconds a turn, by process."""

    name: str
    users: int
    seconds: float
    outcomes: dict[str, int]
    p50: float = 0.0
    p95: float = 0.0
    p99: float = 0.0
    spread: float = 0.0
    """The standard deviation of the times as a share of their mean."""
    refused_p99: float = 0.0
    processor: dict[str, float] = field(default_factory=dict)
    memory: dict[str, int] = field(default_factory=dict)
    """Bytes at the end, by process."""

    @property
    def answered_per_second(self) -> float:
        """Turns that were answered, per second."""
        return self.outcomes.get(ANSWERED, 0) / self.seconds

    def share(self, outcome: str) -> float:
        """The share of all messages that ended so."""
        asked = sum(self.outcomes.values())
        return self.outcomes.get(outcome, 0) / asked if asked else 0.0

    @property
    def failed(self) -> int:
        """Messages that got an apology, or nothing at all, instead of an answer or a polite refusal."""
        return sum(self.outcomes.get(outcome, 0) for outcome in (APOLOGY, LIMITED, LOST))


def read_samples(path: Path) -> tuple[float, list[Sample]]:
    """When the users began, in seconds since 1970, and what they have noted."""
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    return float(json.loads(first)["begun"]), [Sample(**json.loads(line)) for line in lines]


def since(uses: Iterable[Use], begun: float) -> list[Use]:
    """The looks with their times counted from this moment."""
    return [use._replace(at=use.at - begun) for use in uses]


def figures(plan: Sequence[Stage], samples: Sequence[Sample], uses: Sequence[Use]) -> list[StageFigures]:
    """The figures of each stage; a message counts where it was sent."""
    made = []
    for stage, begin in _begun(plan):
        own = [one for one in samples if begin <= one.at < begin + stage.seconds]
        looks = [use for use in uses if begin <= use.at < begin + stage.seconds]
        made.append(_figures(stage, own, looks))
    return made


def _begun(plan: Sequence[Stage]) -> Iterator[tuple[Stage, float]]:
    begin = 0.0
    for stage in plan:
        yield stage, begin
        begin += stage.seconds


def _figures(stage: Stage, samples: Sequence[Sample], uses: Sequence[Use]) -> StageFigures:
    times = [one.seconds for one in samples if one.outcome == ANSWERED]
    refused = [one.seconds for one in samples if one.outcome == REFUSED]
    return StageFigures(
        name=stage.name,
        users=stage.users,
        seconds=stage.seconds,
        outcomes=dict(Counter(one.outcome for one in samples)),
        p50=_percentile(times, 0.5),
        p95=_percentile(times, 0.95),
        p99=_percentile(times, 0.99),
        spread=_spread(times),
        refused_p99=_percentile(refused, 0.99),
        processor=_processor(stage, len(times), uses),
        memory=dict(uses[-1].memory) if uses else {},
    )


def _percentile(times: Sequence[float], share: float) -> float:
    return percentile(times, share) if times else 0.0


def _spread(times: Sequence[float]) -> float:
    if len(times) < 2:
        return 0.0
    mean = sum(times) / len(times)
    return float((sum((time - mean) ** 2 for time in times) / len(times)) ** 0.5 / mean)


def _processor(stage: Stage, answered: int, uses: Sequence[Use]) -> dict[str, float]:
    """The looks do not cover the whole stage, so that the use is scaled up to it."""
    if len(uses) < 2 or not answered:
        return {}
    first, last = uses[0], uses[-1]
    scale = stage.seconds / (last.at - first.at)
    return {
        name: scale * (seconds - first.processor.get(name, 0.0)) / answered
        for name, seconds in last.processor.items()
    }


def growth(uses: Sequence[Use], begin: float) -> float:
    """By what share all processes' memory grew between the first and the last minute after `begin` seconds."""
    totals = [(use.at, sum(use.memory.values())) for use in uses if use.at >= begin]
    if not totals:
        return 0.0
    first = [total for at, total in totals if at < totals[0][0] + 60]
    last = [total for at, total in totals if at > totals[-1][0] - 60]
    return (sum(last) / len(last)) / (sum(first) / len(first)) - 1


def as_json(stages: Iterable[StageFigures]) -> list[dict[str, Any]]:
    """For a file; `from_json` reads it."""
    return [asdict(stage) for stage in stages]


def from_json(stages: Iterable[dict[str, Any]]) -> list[StageFigures]:
    """What `as_json` has made."""
    return [StageFigures(**stage) for stage in stages]
