"""Simulates servers and those who talk to them, event by event, with simpy.

A program that reads JSON on its standard input and writes JSON on its output: `benchmarks.load` runs it in locust's
environment. What is simulated: Rasa's process does one thing at a time and works twice on a turn, before and after
the action; the action server's processes work at one action each; all of them, and whoever asks, share the cores.
Beyond the bound of turns under way somebody is refused at once and comes again after a moment.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

import simpy

BEFORE_SHARE = 0.6
"""What Rasa's process does before the action: reading the conversation, understanding, choosing."""


@dataclass(frozen=True)
class Model:
    """Seconds of the processor a turn, and how they vary; `overhead` is what else a lonely turn takes."""

    rasa: float
    actions: float
    client: float
    overhead: float
    spread: float
    processes: int = 2
    cores: int = 2
    most: int = 64
    retry: float = 2.0


@dataclass
class Seen:
    """What came of the turns that began after the warm-up."""

    times: list[float] = field(default_factory=list)
    refused: int = 0


class Machine:
    """One server, with its cores."""

    def __init__(self, environment: simpy.Environment, model: Model, chance: random.Random) -> None:
        self.environment = environment
        self.model = model
        self.chance = chance
        self.under_way = 0
        self._cores = simpy.Resource(environment, model.cores)
        self._rasa = simpy.Resource(environment, 1)
        self._actions = simpy.Resource(environment, model.processes)

    def turn(self) -> Generator[Any, Any, None]:
        """Takes one turn."""
        model, factor = self.model, self._factor()
        yield self.environment.timeout(model.overhead)
        if model.client:
            yield from self._work(None, model.client)
        yield from self._work(self._rasa, model.rasa * BEFORE_SHARE * factor)
        yield from self._work(self._actions, model.actions * factor)
        yield from self._work(self._rasa, model.rasa * (1 - BEFORE_SHARE) * factor)

    def _work(self, process: simpy.Resource | None, seconds: float) -> Generator[Any, Any, None]:
        if process is None:
            with self._cores.request() as core:
                yield core
                yield self.environment.timeout(seconds)
            return
        with process.request() as turn:
            yield turn
            with self._cores.request() as core:
                yield core
                yield self.environment.timeout(seconds)

    def _factor(self) -> float:
        """How much more, or less, than usual this turn takes: log-normal, with a mean of one."""
        variance = math.log(1 + self.model.spread**2)
        return self.chance.lognormvariate(-variance / 2, math.sqrt(variance)) if variance else 1.0


def closed(model: Model, users: int, pace: float, seconds: float, seed: int = 0) -> Seen:
    """So many users who each send a message this long after the one before, or once that is answered."""
    environment = simpy.Environment()
    chance = random.Random(seed)
    machine, seen = Machine(environment, model, chance), Seen()
    warm_up = min(10.0, seconds / 4)

    def user() -> Generator[Any, Any, None]:
        yield environment.timeout(chance.uniform(0, pace))
        while True:
            begun = environment.now
            if machine.under_way >= model.most:
                seen.refused += begun >= warm_up
                yield environment.timeout(model.retry * chance.uniform(1, 2))
                continue
            machine.under_way += 1
            yield from machine.turn()
            machine.under_way -= 1
            if begun >= warm_up:
                seen.times.append(environment.now - begun)
            yield environment.timeout(max(0.0, pace - (environment.now - begun)))

    for _ in range(users):
        environment.process(user())
    environment.run(until=seconds + warm_up)
    return seen


def opened(model: Model, servers: int, per_second: float, seconds: float, seed: int = 0) -> Seen:
    """Messages that come by chance, so many per second, to servers that take them in turn."""
    environment = simpy.Environment()
    chance = random.Random(seed)
    machines = [Machine(environment, model, chance) for _ in range(servers)]
    seen = Seen()
    warm_up = seconds / 10

    def message(machine: Machine) -> Generator[Any, Any, None]:
        begun = environment.now
        while machine.under_way >= model.most:
            seen.refused += begun >= warm_up
            yield environment.timeout(model.retry * chance.uniform(1, 2))
        machine.under_way += 1
        yield from machine.turn()
        machine.under_way -= 1
        if begun >= warm_up:
            seen.times.append(environment.now - begun)

    def source() -> Generator[Any, Any, None]:
        number = 0
        while True:
            yield environment.timeout(chance.expovariate(per_second))
            environment.process(message(machines[number % servers]))
            number += 1

    environment.process(source())
    environment.run(until=seconds + warm_up)
    return seen


def summary(seen: Seen, seconds: float) -> dict[str, float]:
    """Turns a second, the median and the 99th percentile of their seconds, and the share of refusals."""
    ordered = sorted(seen.times) or [0.0]
    return {
        "per_second": len(seen.times) / seconds,
        "p50": ordered[len(ordered) // 2],
        "p99": ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))],
        "refused": seen.refused / max(1, seen.refused + len(seen.times)),
    }


def main() -> int:
    """Does what the standard input asks for: ``{"model": …, "closed": […], "open": […]}``."""
    asked = json.load(sys.stdin)
    model = Model(**asked["model"])
    told = {
        "closed": [summary(closed(model, **one), one["seconds"]) for one in asked["closed"]],
        "open": [summary(opened(model, **one), one["seconds"]) for one in asked["open"]],
    }
    json.dump(told, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
