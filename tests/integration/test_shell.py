"""The real shell, with its input from a pipe as scripts give it."""

from __future__ import annotations

import os
import subprocess
import sys

import psutil
import pytest

from benchmarks.running import Running
from bot.serving.sockets import port_of, reserve
from bot.settings import PROJECT_ROOT
from tests.serving.running import Trained


def shell(trained: Trained, typed: str, *options: str, port: int | None = None) -> subprocess.CompletedProcess[str]:
    """The shell with this input; on a free port it starts servers of its own."""
    if port is None:
        with reserve("127.0.0.1", 0) as free:
            port = port_of(free)
    return subprocess.run(
        [sys.executable, "-m", "bot", "shell", *options],
        cwd=PROJECT_ROOT,
        env={**os.environ, "RUNG_DATABASE_URL": trained.database_url, "PORT": str(port)},
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def servers_on(trained: Trained) -> set[int]:
    """The ids of all processes of ours that use this test run's database."""
    found = set()
    for process in psutil.process_iter():
        try:
            if process.environ().get("RUNG_DATABASE_URL") == trained.database_url:
                found.add(process.pid)
        except psutil.Error:
            continue
    return found


@pytest.mark.parametrize("end", ["", "/stop\nnever said\n"])
def test_a_conversation_from_a_pipe_ends_with_its_input(trained: Trained, running: Running, end: str) -> None:
    before = servers_on(trained)
    result = shell(trained, f"hi\nwill a badge get me a raise?\n1\n{end}", port=running.port)
    assert result.returncode == 0, result.stderr
    assert "Source: " in result.stdout
    assert "[1]" in result.stdout
    assert "never said" not in result.stdout
    assert "Traceback" not in result.stdout + result.stderr
    assert servers_on(trained) == before
    assert running.health().status == 200


def test_a_comparison_is_an_aligned_table(trained: Trained) -> None:
    result = shell(trained, "compare promotion and digital badges on cost\n")
    rows = [line for line in result.stdout.splitlines() if line.startswith(("┃", "│"))]
    assert len(rows) >= 2
    assert len({len(row) for row in rows}) == 1


def test_debugging_explains_each_turn(trained: Trained) -> None:
    result = shell(trained, "will a badge get me a raise?\n", "--debug")
    assert result.returncode == 0, result.stderr
    for word in (
        "Understood as:",
        "sure",
        "Words recognised:",
        "Passages for",
        "Score",
        "Why",
        "Earning potential",
    ):
        assert word in result.stdout
