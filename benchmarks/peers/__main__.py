"""`make bench-peers`: trains and asks this project and its peers, and writes their part of docs/benchmarks.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.peers.examples import TrainingSet
from benchmarks.peers.measuring import OURS, PEERS, Workspace, measure
from benchmarks.peers.plots import draw
from benchmarks.peers.questions import unseen_questions
from benchmarks.peers.report import COMMAND, render
from benchmarks.peers.results import PeerResult
from benchmarks.performance.command import ended_cleanly, say
from benchmarks.performance.machine import this_machine
from benchmarks.performance.processes import BenchmarkError, run
from benchmarks.performance.report_parts import write_part
from bot.settings import PROJECT_ROOT

WORK = PROJECT_ROOT / "var" / "benchmark" / "peers"
REPORT = PROJECT_ROOT / "docs" / "benchmarks.md"
KEPT = PROJECT_ROOT / "docs" / "benchmarks" / "peers"
IMAGES = PROJECT_ROOT / "docs" / "images"
EXAMPLES_SECONDS = 300.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures the peers that were asked for, then writes all that is known; returns the exit code."""
    options = _parser().parse_args(arguments)
    return ended_cleanly(lambda: _run(options))


def _run(options: argparse.Namespace) -> int:
    machine = this_machine()
    WORK.mkdir(parents=True, exist_ok=True)
    training = _training_set(WORK)
    questions = tuple(unseen_questions())
    workspace = Workspace(WORK, training, questions, options.epochs)
    failed = [] if options.report else [peer for peer in options.only or PEERS if not _measured(peer, workspace)]
    results = {peer: found for peer in PEERS if (found := PeerResult.load_from(KEPT, peer)) is not None}
    write_part(REPORT, "bench-peers", render(results, machine, f"{date.today():%d %B %Y}", len(training.examples)))
    draw(results, IMAGES)
    say(f"Written to {REPORT.relative_to(PROJECT_ROOT)}")
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=COMMAND, description="Measures Rung and its peers side by side.")
    parser.add_argument(
        "--only", nargs="+", choices=PEERS, metavar="PEER", help=f"measure these alone: {', '.join(PEERS)}"
    )
    parser.add_argument("--report", action="store_true", help="measure nothing: write the report from what is kept")
    parser.add_argument(
        "--epochs", type=int, help="train networks for so many epochs, to try it out; the report says so"
    )
    return parser


def _training_set(work: Path) -> TrainingSet:
    say("Gathering the examples ...")
    path = work / "training_set.json"
    environ = {"PYTHONPATH": str(PROJECT_ROOT)}
    run("examples", ["benchmarks.peers.examples", str(path)], work, EXAMPLES_SECONDS, **environ)
    return TrainingSet.load(path)


def _measured(peer: str, workspace: Workspace) -> bool:
    """Whether the peer could be measured; one that could not is told and leaves the others as they are."""
    say(f"{peer} ...")
    try:
        measure(peer, workspace).save(KEPT)
    except BenchmarkError as error:
        if peer == OURS:
            raise
        say(str(error))
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
