"""`make bench`: measures Rung and the floor bot on this machine and writes docs/benchmarks.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.performance.accuracy import measure_accuracy
from benchmarks.performance.browser import measure_in_browser
from benchmarks.performance.command import ended_cleanly, say
from benchmarks.performance.figures import Pair
from benchmarks.performance.floor_bot import FloorBot
from benchmarks.performance.machine import this_machine
from benchmarks.performance.memory import process_memory, rung_memory
from benchmarks.performance.messages import KNOWLEDGE, SMALL_TALK, UNKNOWN, messages_by_kind
from benchmarks.performance.planner import measure_planning
from benchmarks.performance.project_copy import ProjectCopy
from benchmarks.performance.recommending import measure_recommending
from benchmarks.performance.report import Results, render
from benchmarks.performance.report_parts import write_part
from benchmarks.performance.role_search import measure_role_search
from benchmarks.performance.servers import serve_floor, serve_rung
from benchmarks.performance.slack_events import measure_slack
from benchmarks.performance.startup import measure_startup
from benchmarks.performance.training import measure_training
from benchmarks.performance.turns import PLACES, measure_turns
from benchmarks.performance.visitors import measure_visitors
from bot.settings import PROJECT_ROOT

REPORT = PROJECT_ROOT / "docs" / "benchmarks.md"
COMMAND = "make bench"
SUBJECTS = (
    "training",
    "startup",
    "turns",
    "memory",
    "accuracy",
    "planner",
    "recommendation",
    "roles",
    "web",
    "slack",
)
SERVED = {"turns", "memory"}
NEEDS_NO_MODEL = {"planner", "recommendation", "roles"}


@dataclass(frozen=True)
class Plan:
    """How often everything is done."""

    trainings: int = 3
    warm_up_training: bool = True
    starts: int = 3
    warm_up: int = 30
    knowledge_turns: int = 300
    other_turns: int = 100
    conversations: int = 7
    places: tuple[int, ...] = PLACES
    catalogues: int = 5
    loads: int = 7
    browser_turns: int = 105
    visitors: int = 200
    crowd_seconds: float = 120.0
    slack_seconds: float = 60.0


QUICK = Plan(1, False, 1, 5, 30, 10, 1, (1, 20), 1, 2, 15, 20, 10.0, 10.0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the benchmark; returns the exit code."""
    options = _parser().parse_args(arguments)
    subjects = set(options.only or SUBJECTS)
    return ended_cleanly(lambda: _run(subjects, options.quick))


def _run(subjects: set[str], quick: bool) -> int:
    if not quick:
        say("This takes about a quarter of an hour; ARGS=--quick tries it out. Let nothing else run meanwhile.")
    with tempfile.TemporaryDirectory(prefix="rung-bench-") as folder:
        report = render(_measure(Path(folder), subjects, quick))
    sys.stdout.write(report)
    if not quick and subjects == set(SUBJECTS):
        write_part(REPORT, "bench", report)
        say(f"Written to {REPORT.relative_to(PROJECT_ROOT)}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=COMMAND, description=__doc__.split(":", 1)[1].strip() if __doc__ else None
    )
    parser.add_argument("--quick", action="store_true", help="few repetitions, to try it out; writes no file")
    parser.add_argument(
        "--only", nargs="+", choices=SUBJECTS, help="measure these alone; writes no file", metavar="SUBJECT"
    )
    return parser


def _measure(folder: Path, subjects: set[str], quick: bool) -> Results:
    plan = QUICK if quick else Plan()
    command = f"{COMMAND} ARGS=--quick" if quick else COMMAND
    results = Results(this_machine(), date.today(), command, warm_up=plan.warm_up)
    if results.machine.is_busy:
        say(f"Other work runs on this machine (load {results.machine.load:.1f}): figures may be too high.")
    _measure_without_model(results, plan, subjects)
    if subjects <= NEEDS_NO_MODEL:
        return results
    say("Preparing ...")
    project = ProjectCopy.make(folder / "rung")
    floor = FloorBot.make(folder / "floor", project.root)
    if "training" in subjects:
        say("Training ...")
        results.training = measure_training(project, floor, plan.trainings, plan.warm_up_training)
    else:
        say("Training what is to be served ...")
        _make_models(project, floor, subjects)
    if "startup" in subjects:
        say("Starts ...")
        results.startup = measure_startup(project, floor, plan.starts)
    if subjects & SERVED:
        say("Turns and memory ...")
        _measure_served(results, project, floor, plan, subjects)
    _measure_channels(results, project, plan, subjects)
    if "accuracy" in subjects:
        say("Accuracy ...")
        results.accuracy = measure_accuracy(project)
    return results


def _measure_without_model(results: Results, plan: Plan, subjects: set[str]) -> None:
    if "planner" in subjects:
        say("Plans ...")
        results.planning = measure_planning(plan.catalogues)
    if "roles" in subjects:
        say("Role search ...")
        results.role_search = measure_role_search(repetitions=10)
    if "recommendation" in subjects:
        say("Recommendations ...")
        results.recommending = measure_recommending()


def _make_models(project: ProjectCopy, floor: FloorBot, subjects: set[str]) -> None:
    project.adopt_what_is_there()
    project.train(force=False)
    if not subjects <= {"accuracy", "web", "slack", *NEEDS_NO_MODEL}:
        floor.train()


def _measure_served(
    results: Results, project: ProjectCopy, floor: FloorBot, plan: Plan, subjects: set[str]
) -> None:
    """Memory is that of servers which have answered, so turns are taken for either."""
    knowledge = project.root / "data" / "knowledge"
    messages = messages_by_kind(knowledge, plan.knowledge_turns, plan.other_turns)
    with serve_rung(project) as server:
        of_rung = measure_turns(server, messages, plan.warm_up, plan.conversations, plan.places)
        results.memory_by_server = rung_memory(server)
    with serve_floor(floor) as server:
        of_floor = measure_turns(server, messages, plan.warm_up, plan.conversations, plan.places)
        memory = Pair(sum(results.memory_by_server.values()), process_memory(server))
    if "turns" in subjects:
        results.turns = (of_rung, of_floor)
    if "memory" in subjects:
        results.memory = memory


def _measure_channels(results: Results, project: ProjectCopy, plan: Plan, subjects: set[str]) -> None:
    if "web" in subjects:
        say("Browser and visitors ...")
        _measure_web(results, project, plan)
    if "slack" in subjects:
        say("Slack ...")
        messages = messages_by_kind(project.root / "data" / "knowledge", plan.knowledge_turns, plan.other_turns)
        others = [*messages[SMALL_TALK], *messages[UNKNOWN]]
        results.slack = measure_slack(project, messages[KNOWLEDGE], others, plan.slack_seconds)


def _measure_web(results: Results, project: ProjectCopy, plan: Plan) -> None:
    messages = messages_by_kind(project.root / "data" / "knowledge", plan.knowledge_turns, plan.other_turns)
    with serve_rung(project) as server:
        base = f"http://127.0.0.1:{server.port}"
        results.in_browser = measure_in_browser(base, messages[KNOWLEDGE][: plan.browser_turns], plan.loads)
        others = [*messages[SMALL_TALK], *messages[UNKNOWN]]
        results.crowd = measure_visitors(base, messages[KNOWLEDGE], others, plan.visitors, plan.crowd_seconds)


if __name__ == "__main__":
    sys.exit(main())
