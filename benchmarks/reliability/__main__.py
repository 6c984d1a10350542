"""Does faults to real servers and tells what people saw: `make bench-reliability`.

`ARGS="--only disk-full redis-hung"` does some, `--root FOLDER` does them to another checkout, to compare with.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.reliability import processes, slack, storage
from benchmarks.reliability.hurting import Observation, Place
from bot.settings import PROJECT_ROOT

FAULTS: dict[str, Callable[[Place], Observation]] = {
    "disk-full": storage.disk_full,
    "read-only": storage.read_only,
    "postgres-hung": storage.postgres_hung,
    "redis-hung": storage.redis_hung,
    "clock": processes.clock_set_back,
    "twice": processes.started_twice,
    "model": processes.corrupt_model,
    "folder": processes.folder_not_writable,
    "sigterm": processes.ended_under_a_question,
    "rasa-hung": processes.hung_rasa_server,
    "actions-hung": processes.hung_action_server,
    "log": processes.log_in_an_outage,
    "slow-bodies": processes.slow_bodies,
    "slack-killed": slack.slack_killed,
}

HEAD = "| What was done | What people saw | What was lost | Well again after |\n| --- | --- | --- | --- |\n"


def main() -> int:
    """Does the faults that were asked for, one after the other, and prints a row for each."""
    parser = argparse.ArgumentParser(description="Does faults to real servers and tells what people saw.")
    parser.add_argument("--only", nargs="*", choices=FAULTS, help="some faults")
    parser.add_argument("--root", type=Path, default=PROJECT_ROOT, help="the checkout to measure")
    options = parser.parse_args()
    sys.stdout.write(HEAD)
    with tempfile.TemporaryDirectory(prefix="rung-reliability-") as folder:
        place = Place(options.root.resolve(), Path(folder))
        for name in options.only or FAULTS:
            sys.stdout.write(row(FAULTS[name](place)))
            sys.stdout.flush()
    return 0


def row(observation: Observation) -> str:
    """One row of the table in docs/reliability.md."""
    cells = (observation.fault, observation.seen, observation.lost, observation.well_again)
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    sys.exit(main())
