"""How long a turn takes in one checkout beside another one, asked in turn so that both feel the same machine.

`python -m benchmarks.turn_ratio FOLDER [--turns 400]` compares this checkout with that one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.running import Running, start
from bot.settings import PROJECT_ROOT

TEXTS = (
    "will a badge get me a raise?",
    "tell me more",
    "how long does a promotion take?",
    "is parental leave paid?",
)
WARM_UP, PER_CONVERSATION = 40, 10


def main() -> int:
    """Prints both medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("other", type=Path, help="the checkout to compare with")
    parser.add_argument("--turns", type=int, default=400, help="how many turns each takes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rung-ratio-") as folder:
        roots = (PROJECT_ROOT, options.other.resolve())
        both = [start(f"sqlite:///{folder}/{number}.db", None, root) for number, root in enumerate(roots)]
        try:
            for running in both:
                running.wait_until_ready()
            own, other, work = measured(both, options.turns)
        finally:
            for running in both:
                running.stop()
    sys.stdout.write(report(own, other, work))
    return 0


def measured(both: list[Running], turns: int) -> tuple[list[float], list[float], tuple[float, float]]:
    """The seconds of each server's turns, and the processor's for all of them; they take turns at being first."""
    seconds: tuple[list[float], list[float]] = ([], [])
    begun = (0.0, 0.0)
    for number in range(WARM_UP + turns):
        if number == WARM_UP:
            begun = (worked(both[0]), worked(both[1]))
        for index in (0, 1) if number % 2 else (1, 0):
            answer = both[index].ask(TEXTS[number % len(TEXTS)], f"ratio-{number // PER_CONVERSATION}")
            if number >= WARM_UP:
                seconds[index].append(answer.seconds)
    return (*seconds, (worked(both[0]) - begun[0], worked(both[1]) - begun[1]))


def worked(running: Running) -> float:
    """The processor's seconds that both servers have used; a busy machine does not change them much."""
    times = [child.cpu_times() for child in running.children()]
    return float(sum(one.user + one.system for one in times))


def report(own: list[float], other: list[float], work: tuple[float, float]) -> str:
    """Both medians in milliseconds, the median of the ratios of neighbouring turns, and that of the work."""
    ratio = median(one / two for one, two in zip(own, other, strict=True))
    here, there = 1000 * median(own), 1000 * median(other)
    a_turn = f"{1000 * work[0] / len(own):.1f} and {1000 * work[1] / len(own):.1f} ms of the processor a turn"
    return (
        f"{here:.1f} ms here, {there:.1f} ms there, ratio {ratio:.3f} over {len(own)} turns; "
        f"{a_turn}, ratio {work[0] / work[1]:.3f}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
