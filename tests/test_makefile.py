from __future__ import annotations

import os
import re
import signal
import subprocess
from pathlib import Path

import psutil
import pytest

from bot.settings import PROJECT_ROOT
from tests.serving.running import Trained, until

TARGETS = ("run", "shell", "train", "test", "lint", "bench")


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", *arguments], cwd=PROJECT_ROOT, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("target", [(), ("help",)])
def test_help_lists_every_target(target: tuple[str, ...]) -> None:
    result = make(*target)
    assert result.returncode == 0
    listed = re.findall(r"make ([a-z]+) ", result.stdout)
    assert set(TARGETS) <= set(listed)


def test_debug_is_passed_to_the_shell() -> None:
    assert "shell --debug" in make("--dry-run", "shell", "DEBUG=1").stdout
    assert "--debug" not in make("--dry-run", "shell").stdout


def test_ci_runs_linters_and_tests_and_fails_with_them(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    script = tmp_path / ".ci" / "run"
    script.write_text((PROJECT_ROOT / ".ci" / "run").read_text())
    for lint, test, expected in ((0, 0, 0), (1, 0, 1), (0, 1, 1), (0, 5, 1)):
        makefile = f"lint:\n\t@echo linted; exit {lint}\ntest:\n\t@echo tested; exit {test}\n"
        (tmp_path / "Makefile").write_text(makefile)
        result = subprocess.run(["bash", str(script)], capture_output=True, text=True, check=False)
        assert result.returncode == expected
        assert "linted" in result.stdout
        assert "tested" in result.stdout


def test_everything_ends_when_make_is_killed(trained: Trained) -> None:
    environ = {**os.environ, "PORT": "5917", "RUNG_DATABASE_URL": trained.database_url}
    process = subprocess.Popen(["make", "run"], cwd=PROJECT_ROOT, env=environ, start_new_session=True)
    started = psutil.Process(process.pid)
    try:
        until(lambda: len(started.children(recursive=True)) >= 3, 90)
        family = started.children(recursive=True)
        process.send_signal(signal.SIGKILL)
        process.wait()
        until(lambda: not any(one.is_running() and one.status() != "zombie" for one in family), 30)
    finally:
        process.kill()
