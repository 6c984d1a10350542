"""Puts load on this version and on the one before, on the loopback: `make bench-load`.

`ARGS="--only load"` leaves the quarter of an hour of soak out, `--only soak` does nothing else, and `--only report`
writes docs/benchmarks/load.md anew from what was measured last. `--quick` tries it out in two minutes and writes
nothing.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.load.measuring import FOLDER, Measured, measure
from benchmarks.load.predicting import model_of, predict_companies, predict_load
from benchmarks.load.report import Page, render
from benchmarks.load.results import StageFigures
from benchmarks.load.staffing import Monday, Year
from benchmarks.load.stages import STEPS, step_name
from benchmarks.performance.command import ended_cleanly, say
from benchmarks.performance.machine import Machine, this_machine
from bot.serving.model_files import models
from bot.settings import PROJECT_ROOT

REPORT = PROJECT_ROOT / "docs" / "benchmarks" / "load.md"
BEFORE = "afa7612"
"""The last version without what docs/decisions/0039 tells."""

KINDS = ("load", "soak", "report")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs what was asked for; returns the exit code."""
    parser = argparse.ArgumentParser(prog="make bench-load", description="Puts load on Rung, on the loopback.")
    parser.add_argument("--only", choices=KINDS, help="a part of it")
    parser.add_argument("--quick", action="store_true", help="a try of two minutes; writes no page")
    parser.add_argument("--before", default=BEFORE, help="the commit to compare with")
    options = parser.parse_args(arguments)
    return ended_cleanly(lambda: _run(options.only, options.quick, options.before))


def _run(only: str | None, quick: bool, before: str) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    machine = this_machine()
    results = FOLDER / "quick" if quick else FOLDER / "results"
    results.mkdir(exist_ok=True)
    if only in (None, "load"):
        plan = "quick" if quick else "load"
        say("The version before ...")
        _keep(results / "before.json", _of_before(before, plan))
        say("This version ...")
        _keep(results / "now.json", _of(PROJECT_ROOT, plan))
    if only in (None, "soak") and not quick:
        say("A quarter of an hour of soak ...")
        _keep(results / "soak.json", _of(PROJECT_ROOT, "soak"))
    page = render(_page(machine, results, before))
    sys.stdout.write(page)
    if not quick:
        REPORT.write_text(page, encoding="utf-8")
        say(f"Written to {REPORT.relative_to(PROJECT_ROOT)}")
    return 0


def _of(root: Path, plan: str) -> Measured:
    with tempfile.TemporaryDirectory(prefix="rung-load-") as folder:
        return measure(root, plan, Path(folder))


def _of_before(commit: str, plan: str) -> Measured:
    """The checkout of that commit; the models that are there may fit it, else it trains one."""
    root = FOLDER / "before"
    _git("worktree", "add", "--force", "--detach", str(root), commit)
    try:
        for model in models(PROJECT_ROOT / "models"):
            shutil.copy2(model, root / "models")
        vectors = PROJECT_ROOT / "var" / "vectors"
        if vectors.is_dir():
            shutil.copytree(vectors, root / "var" / "vectors")
        return _of(root, plan)
    finally:
        _git("worktree", "remove", "--force", str(root))


def _git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=PROJECT_ROOT, check=True, capture_output=True)


def _keep(file: Path, measured: Measured) -> None:
    file.write_text(json.dumps(asdict(measured)), encoding="utf-8")


def _kept(file: Path) -> Measured | None:
    if not file.is_file():
        return None
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    stages = [StageFigures(**stage) for stage in content.pop("stages")]
    return Measured(stages=stages, **content)


def _page(machine: Machine, results: Path, before: str) -> Page:
    now, earlier = _kept(results / "now.json"), _kept(results / "before.json")
    if now is None or earlier is None:
        raise SystemExit("Nothing was measured yet: make bench-load")
    model = model_of(now.stages)
    most = max(stage.answered_per_second for stage in now.stages if stage.name in map(step_name, STEPS))
    return Page(
        machine=machine,
        day=date.today(),
        commit=before,
        before=earlier,
        now=now,
        soak=_kept(results / "soak.json"),
        model=model,
        predictions=predict_load(model),
        companies=predict_companies(model, most, Monday()),
        monday=Monday(),
        year=Year(),
    )


if __name__ == "__main__":
    sys.exit(main())
