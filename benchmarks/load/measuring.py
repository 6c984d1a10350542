"""Serves a version of Rung on the loopback and lets locust's users loose on it."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from benchmarks.load.results import StageFigures, figures, growth, read_samples, since
from benchmarks.load.stages import PLANS, WARM_UP, Stage, checked
from benchmarks.load.talk import conversations
from benchmarks.load.watching import Watch
from benchmarks.performance.processes import BenchmarkError
from benchmarks.running import start
from bot.settings import PROJECT_ROOT

HERE = Path(__file__).parent
FOLDER = PROJECT_ROOT / "var" / "bench-load"
LOCUST_PYTHON = FOLDER / "venv" / "bin" / "python"
START_SECONDS = 900.0
"""A checkout without a model trains one first."""

END_SECONDS = 60.0
"""What locust may take beside its plan, for its own start and end."""


@dataclass(frozen=True)
class Measured:
    """What a version did under a plan."""

    stages: list[StageFigures]
    bytes_of_turn: float
    """By how much the database grew with each turn that was answered."""
    growth: float
    """By what share the memory of all processes grew after the warm-up, first minute to last."""


def measure(root: Path, plan_name: str, folder: Path) -> Measured:
    """Starts the checkout in `root` with a database in `folder`, and has the plan done."""
    plan = checked(PLANS[plan_name])
    database, token = folder / "rung.db", secrets.token_urlsafe(16)
    talk, samples = folder / "talk.json", folder / "samples.jsonl"
    talk.write_text(json.dumps(conversations(PROJECT_ROOT / "data" / "knowledge")), encoding="utf-8")
    running = start(f"sqlite:///{database}", root=root, RUNG_REST_TOKEN=token)
    try:
        running.wait_until_ready(START_SECONDS)
        before = _size(database)
        with Watch(running) as watch:
            _run_locust(plan, plan_name, running.url, talk, samples, token)
    finally:
        running.stop()
    begun, seen = read_samples(samples)
    uses = since(watch.uses, begun)
    stages = figures(plan, seen, uses)
    turns = sum(stage.outcomes.get("answered", 0) for stage in stages)
    warm_up = sum(stage.seconds for stage in plan if stage.name == WARM_UP)
    lasted = sum(stage.seconds for stage in plan)
    kept = [use for use in uses if use.at <= lasted]
    return Measured(stages, (_size(database) - before) / max(1, turns), growth(kept, warm_up))


def _run_locust(plan: Sequence[Stage], name: str, url: str, talk: Path, samples: Path, token: str) -> None:
    environ = {
        **os.environ,
        "RUNG_LOAD_PLAN": name,
        "RUNG_LOAD_TALK": str(talk),
        "RUNG_LOAD_SAMPLES": str(samples),
        "RUNG_LOAD_TOKEN": token,
    }
    options = ["--headless", "--host", url, "--only-summary", "--loglevel", "ERROR"]
    command = [str(LOCUST_PYTHON), "-m", "locust", "-f", str(HERE / "locustfile.py"), *options]
    seconds = sum(stage.seconds for stage in plan) + END_SECONDS
    try:
        subprocess.run(command, env=environ, capture_output=True, text=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise BenchmarkError(f"locust did not end within {seconds:.0f} s") from error
    if not samples.is_file():
        raise BenchmarkError("locust noted nothing; is it installed? make bench-load installs it.")


def _size(database: Path) -> float:
    """Bytes of the database, with what still stands in its log."""
    engine = sa.create_engine(f"sqlite:///{database}")
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        of_page = connection.exec_driver_sql("PRAGMA page_size").scalar_one()
    engine.dispose()
    return float(pages * of_page)
