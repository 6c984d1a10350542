"""Fixtures that train the project's model and start its servers. Loaded by tests/conftest.py."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks.running import START_SECONDS, Running, start
from bot.serving.model_files import current_model
from bot.settings import PROJECT_ROOT


class Trained(NamedTuple):
    """A model of the project's files and a database with its built knowledge base."""

    model: Path
    database_url: str


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    """Builds a database for this test run and trains, unless a model fits the files already."""
    url = f"sqlite:///{tmp_path_factory.mktemp('rung')}/rung.db"
    result = subprocess.run(
        [sys.executable, "-m", "bot", "train"],
        cwd=PROJECT_ROOT,
        env={**os.environ, "RUNG_DATABASE_URL": url},
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-3000:] + result.stderr[-3000:]
    model = current_model()
    assert model is not None
    return Trained(model, url)


@pytest.fixture(scope="session")
def running(trained: Trained) -> Iterator[Running]:
    """The assistant, served on a free port. Tests may hurt its servers as long as they repair them."""
    started = start(trained.database_url)
    try:
        started.wait_until_ready()
        yield started
    finally:
        started.stop()


@pytest.fixture
def launch(trained: Trained) -> Iterator[Callable[..., Running]]:
    """Starts another one for a single test, on the same database."""
    launched: list[Running] = []

    def launch_one(**environ: str) -> Running:
        launched.append(start(trained.database_url, **environ))
        return launched[-1]

    yield launch_one
    for one in launched:
        one.stop()
