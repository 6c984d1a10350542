"""`make bench-growth`: how the cost of a turn grows with the number of passages, each of three questions.

For each size a made-up handbook takes the documents' place in a copy of the project, which is built, trained and
served as it ships. Nothing of that depends on the other sizes, so that some can be measured alone.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.performance.command import ended_cleanly, say
from benchmarks.performance.figures import Latency
from benchmarks.performance.handbook import Asked, unseen_questions, write_handbook
from benchmarks.performance.machine import Machine, this_machine
from benchmarks.performance.markdown import table
from benchmarks.performance.memory import PeakMemory, rung_memory
from benchmarks.performance.messages import UNKNOWN_MESSAGES
from benchmarks.performance.processes import Process
from benchmarks.performance.project_copy import ProjectCopy
from benchmarks.performance.report import megabytes, milliseconds, seconds
from benchmarks.performance.report_parts import write_part
from benchmarks.performance.servers import Server, serve_rung
from benchmarks.performance.turns import converse
from bot.settings import PROJECT_ROOT

REPORT = PROJECT_ROOT / "docs" / "benchmarks.md"
SIZES = (28, 1_000, 10_000)
FACTOR = 2.0
"""The aim: so many times the turn of the first size at most."""

ASKED, WARM_UP = 200, 30
BUILD_SECONDS, TRAIN_SECONDS = 3_600.0, 3_600.0


@dataclass(frozen=True)
class Growth:
    """Seconds and bytes for so many passages."""

    passages: int
    turn: Latency
    right: float
    """The share of questions answered from their own passage."""
    refused: float
    """The share of messages that no passage answers, and that got no source."""
    build_seconds: float
    train_seconds: float
    peak_bytes: int
    """The most that the build or the training had at a time."""
    served_bytes: int


def measure_growth(folder: Path, passages: int, asked: int = ASKED) -> Growth:
    """Builds, trains and serves that many passages in an empty folder."""
    project = ProjectCopy.make(folder)
    fill(project.root / "data", passages)
    build, build_peak = _run("build", ["bot", "knowledge", "build"], project, BUILD_SECONDS)
    train, train_peak = _run("train", ["bot", "train", "--force"], project, TRAIN_SECONDS)
    questions = unseen_questions(passages, WARM_UP + asked)
    with serve_rung(project) as server:
        converse(server, [question.text for question in questions[:WARM_UP]])
        latency, right = _ask(server, questions[WARM_UP:])
        refused = _refused(server)
        served = sum(rung_memory(server).values())
    return Growth(passages, latency, right, refused, build, train, max(build_peak, train_peak), served)


def fill(data: Path, passages: int) -> None:
    """Puts the handbook in the documents' place."""
    shutil.rmtree(data / "knowledge")
    (data / "knowledge").mkdir()
    write_handbook(data / "knowledge", passages)
    # Its stories speak of the intents of the document that ships.
    (data / "stories.yml").unlink()


def render(measured: Sequence[Growth], machine: Machine, day: date) -> str:
    """The part of docs/benchmarks.md: a row for each number of passages."""
    first, last = measured[0], measured[-1]
    factor = last.turn.p50 / first.turn.p50
    met = "met" if factor < FACTOR else "missed"
    busy = f" Other work ran just before (load {machine.load:.1f})." if machine.is_busy else ""
    head = ("passages", "a turn, p50", "p95", "times the first", "right source", "rest refused")
    costs = ("build", "training", "most memory", "memory served")
    return "\n\n".join(
        [
            "## Growth",
            f"Made by `make bench-growth` on {day:%d %B %Y}. Machine: {machine}.{busy} Made-up passages of three "
            "questions each take the document's place; everything else is what ships.",
            table((*head, *costs), [_row(one, first) for one in measured]),
            f"From {first.passages:,} to {last.passages:,} passages a turn takes {factor:.2f} times as long. The "
            f"aim, less than {FACTOR:.0f} times, is {met}.",
            f"A turn: a question through REST, one after the other, from connecting to the last byte; {ASKED} in "
            f"wordings that no document holds, after {WARM_UP} that do not count. Right source: answered from the "
            "passage meant. Rest refused: messages that no passage answers and that got no source. Build: from "
            "nothing, with the sentence vectors; training: the command after it. Most memory: of the build or the "
            "training, whichever takes more; memory served: of both servers, after the turns.",
        ]
    )


def _row(one: Growth, first: Growth) -> list[str]:
    return [
        f"{one.passages:,}",
        milliseconds(one.turn.p50),
        milliseconds(one.turn.p95),
        f"{one.turn.p50 / first.turn.p50:.2f}",
        f"{100 * one.right:.0f} %",
        f"{100 * one.refused:.0f} %",
        seconds(one.build_seconds),
        seconds(one.train_seconds),
        megabytes(one.peak_bytes),
        megabytes(one.served_bytes),
    ]


def _run(name: str, arguments: list[str], project: ProjectCopy, limit: float) -> tuple[float, int]:
    """Seconds that a command took, and the most memory that it had."""
    with Process(name, arguments, project.root) as process, PeakMemory(process.pid) as peak:
        return process.finish(limit), peak.bytes


def _ask(server: Server, questions: Sequence[Asked]) -> tuple[Latency, float]:
    turns = converse(server, [question.text for question in questions])
    right = sum(f"\nSource: {question.title}" in turn.text for question, turn in zip(questions, turns, strict=True))
    return Latency.of([turn.seconds for turn in turns]), right / len(turns)


def _refused(server: Server) -> float:
    turns = converse(server, UNKNOWN_MESSAGES)
    return sum("\nSource" not in turn.text for turn in turns) / len(turns)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures all sizes, or those named; returns the exit code."""
    parser = argparse.ArgumentParser(prog="make bench-growth", description="How a turn grows with the passages.")
    parser.add_argument("sizes", nargs="*", type=int, help="numbers of passages; writes no file", metavar="SIZE")
    sizes = parser.parse_args(arguments).sizes or SIZES
    return ended_cleanly(lambda: _measure_all(sizes))


def _measure_all(sizes: Sequence[int]) -> int:
    machine, measured = this_machine(), []
    for size in sizes:
        say(f"{size:,} passages: building, training and asking ...")
        with tempfile.TemporaryDirectory(prefix="rung-growth-") as folder:
            measured.append(measure_growth(Path(folder) / "rung", size))
        say(str(measured[-1]))
    report = render(measured, machine, date.today())
    sys.stdout.write(f"{report}\n")
    if tuple(sizes) == SIZES:
        write_part(REPORT, "bench-growth", report)
        say(f"Written to {REPORT.relative_to(PROJECT_ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
