"""Two checkouts side by side: each turn is compared with its neighbour, and nobody is always asked first."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.running import Answer
from benchmarks.turn_ratio import WARM_UP, measured, report


class FakeProcess:
    def __init__(self, seconds: float) -> None:
        self.user, self.system = seconds, 0.0

    def cpu_times(self) -> FakeProcess:
        return self


class FakeRunning:
    def __init__(self, name: str, seconds: float, asked: list[str]) -> None:
        self.name, self.seconds, self.asked = name, seconds, asked

    def children(self) -> list[FakeProcess]:
        return [FakeProcess(self.asked.count(self.name) * self.seconds)]

    def ask(self, _text: str, _sender: str) -> Answer:
        self.asked.append(self.name)
        return Answer(200, [], self.seconds)


def test_turns_are_compared_after_a_warm_up() -> None:
    asked: list[str] = []
    both: Any = [FakeRunning("own", 0.011, asked), FakeRunning("other", 0.010, asked)]
    own, other, work = measured(both, 4)
    assert (own, other) == ([0.011] * 4, [0.010] * 4)
    assert len(asked) == 2 * (WARM_UP + 4)
    assert {asked[number] for number in range(0, len(asked), 2)} == {"own", "other"}
    assert work == pytest.approx((0.044, 0.040))
    said = report(own, other, work)
    assert said.startswith("11.0 ms here, 10.0 ms there, ratio 1.100 over 4 turns;")
    assert said.endswith("11.0 and 10.0 ms of the processor a turn, ratio 1.100\n")
