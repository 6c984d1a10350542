"""How long training takes, and how large the models are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.performance.figures import Pair, median
from benchmarks.performance.floor_bot import FloorBot
from benchmarks.performance.processes import BenchmarkError
from benchmarks.performance.project_copy import ProjectCopy


@dataclass(frozen=True)
class Training:
    """Median seconds from the start of the command to its end, and sizes in bytes."""

    cold: Pair
    """Rung with an empty var/: every text is encoded."""
    warm: Pair
    """Rung with the sentence vectors of an earlier training."""
    model_bytes: Pair
    runs: int


def measure_training(project: ProjectCopy, floor: FloorBot, runs: int, warm_up: bool) -> Training:
    """Trains both bots over and over; leaves a model of each behind."""
    if warm_up:
        floor.train()
        project.train()
    of_floor = _median(runs, floor.train)
    cold = _median(runs, lambda: _train_from_nothing(project))
    warm = _median(runs, project.train)
    return Training(Pair(cold, of_floor), Pair(warm, of_floor), model_sizes(project, floor), runs)


def model_sizes(project: ProjectCopy, floor: FloorBot) -> Pair:
    """Bytes of both model files; raises `BenchmarkError` when Rung's was not trained."""
    if project.model is None:
        raise BenchmarkError("The training made no model that fits the files.")
    return Pair(project.model.stat().st_size, floor.model.stat().st_size)


def _train_from_nothing(project: ProjectCopy) -> float:
    project.forget()
    return project.train()


def _median(runs: int, train: Callable[[], float]) -> float:
    return median([train() for _ in range(runs)])
