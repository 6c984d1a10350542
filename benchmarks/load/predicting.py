"""What the simulation is asked: the load that was measured, to be checked, and companies on a Monday morning."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.load.measuring import HERE, LOCUST_PYTHON
from benchmarks.load.results import StageFigures
from benchmarks.load.staffing import COMPANIES, P99_SECONDS, Monday, servers_at_least
from benchmarks.load.stages import ALONE, PACE_SECONDS, STEP_SECONDS, STEPS
from benchmarks.performance.processes import BenchmarkError
from bot.channels.admission import MOST_TURNS, RETRY_SECONDS

RASA, ACTIONS = "rasa_server", "action_server"
CLIENT_SECONDS = 0.002
"""What locust takes for a message, on the cores that the servers have as well."""

PROCESSES, CORES = 2, 2
SIMULATED_SECONDS = 120.0
MOST_SERVERS = 3
"""How many more servers are tried where the first guess makes people wait."""

SIMULATION_SECONDS = 300.0


@dataclass(frozen=True)
class Prediction:
    """What the simulation says of one load."""

    per_second: float
    p50: float
    p99: float
    refused: float


@dataclass(frozen=True)
class Company:
    """What a company needs on a Monday morning."""

    employees: int
    per_second: float
    servers: int
    prediction: Prediction


def model_of(stages: Sequence[StageFigures], spread: float | None = None) -> dict[str, Any]:
    """The simulation's times: of the processor under load, where it does all its work, and of a lonely turn."""
    by_name = {stage.name: stage for stage in stages}
    lonely, loaded = by_name[ALONE], by_name[f"{STEPS[1]} users"]
    rasa, actions = loaded.processor[RASA], loaded.processor[ACTIONS]
    return {
        "rasa": rasa,
        "actions": actions,
        "client": CLIENT_SECONDS,
        "overhead": max(0.0, lonely.p50 - rasa - actions),
        "spread": min(lonely.spread, 1.5) if spread is None else spread,
        "processes": PROCESSES,
        "cores": CORES,
        "most": MOST_TURNS,
        "retry": float(RETRY_SECONDS),
    }


def predict_load(model: dict[str, Any]) -> dict[int, Prediction]:
    """What the simulation says of the numbers of users that are measured."""
    asked = [{"users": users, "pace": PACE_SECONDS, "seconds": STEP_SECONDS} for users in STEPS]
    told = _simulated({"model": model, "closed": asked, "open": []})["closed"]
    return {users: Prediction(**one) for users, one in zip(STEPS, told, strict=True)}


def predict_companies(model: dict[str, Any], most_per_second: float, monday: Monday) -> list[Company]:
    """The fewest servers with which nobody is refused and `P99_SECONDS` hold, by the simulation.

    Each server has its cores to itself: nobody who asks works on them.
    """
    alone = {**model, "client": 0.0}
    return [_company(alone, employees, most_per_second, monday) for employees in COMPANIES]


def _company(model: dict[str, Any], employees: int, most_per_second: float, monday: Monday) -> Company:
    per_second = monday.per_second(employees)
    first = servers_at_least(per_second, most_per_second)
    counts = range(first, first + MOST_SERVERS)
    seconds = max(SIMULATED_SECONDS, 200 / per_second)
    asked = [{"servers": count, "per_second": per_second, "seconds": seconds} for count in counts]
    told = [Prediction(**one) for one in _simulated({"model": model, "closed": [], "open": asked})["open"]]
    fitting = ((count, one) for count, one in zip(counts, told, strict=True) if fits(one))
    count, prediction = next(fitting, (counts[-1], told[-1]))
    return Company(employees, per_second, count, prediction)


def fits(prediction: Prediction) -> bool:
    """Whether people are served as promised."""
    return prediction.p99 < P99_SECONDS and prediction.refused < 0.001


def _simulated(asked: dict[str, Any]) -> dict[str, Any]:
    done = subprocess.run(
        [str(LOCUST_PYTHON), str(HERE / "queueing.py")],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=SIMULATION_SECONDS,
        check=False,
    )
    if done.returncode:
        raise BenchmarkError(f"The simulation failed: {done.stderr[-500:]}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def as_json(predictions: dict[int, Prediction], companies: Sequence[Company]) -> dict[str, Any]:
    """For a file."""
    return {
        "load": {str(users): asdict(one) for users, one in predictions.items()},
        "companies": [asdict(one) for one in companies],
    }
