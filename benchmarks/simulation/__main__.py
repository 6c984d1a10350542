"""Has simulated people talk to a started server: `make simulate` prints the result and writes docs/benchmarks.md.

`--count`, `--seed` and `--only` change what is done; `--failures` prints the conversations that missed their goal.
With another count or seed, or some goals only, nothing is written.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.performance.report_parts import write_part
from benchmarks.running import start
from benchmarks.simulation.simulate import AIM, GOALS, report, simulate, success, transcript
from bot.dialogue.phrases import day
from bot.settings import PROJECT_ROOT

REPORT = PROJECT_ROOT / "docs" / "benchmarks.md"
COUNT, SEED = 500, 0


def main() -> int:
    """Runs the simulation; the exit code is 0 when enough people reached their goal."""
    parser = argparse.ArgumentParser(description="Has simulated people talk to a started server.")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", nargs="*", choices=GOALS, default=[])
    parser.add_argument("--failures", action="store_true", help="print the conversations that missed their goal")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        running = start(f"sqlite:///{Path(folder) / 'rung.db'}")
        try:
            running.wait_until_ready()
            results = simulate(running, options.count, options.seed, options.only)
        finally:
            running.stop()
    text = report(results, day(date.today()), options.seed)
    sys.stdout.write(f"{text}\n")
    if options.failures:
        sys.stdout.write("\n".join(transcript(result) for result in results if result.failure))
    if (options.count, options.seed) == (COUNT, SEED) and not options.only:
        write_part(REPORT, "simulate", text)
    return 0 if success(results) >= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
