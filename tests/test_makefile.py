from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from benchmarks.running import until
from bot.serving.sockets import port_of, reserve
from bot.settings import PROJECT_ROOT
from tests.serving.running import Trained

TARGETS = (
    *(
        "run",
        "shell",
        "train",
        "test",
        "lint",
        "bench",
        "bench-growth",
        "bench-load",
        "bench-peers",
        "bench-public",
        "bench-reliability",
    ),
    "multilingual",
)


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", *arguments], cwd=PROJECT_ROOT, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("target", [(), ("help",)])
def test_help_lists_every_target(target: tuple[str, ...]) -> None:
    result = make(*target)
    assert result.returncode == 0
    listed = re.findall(r"make ([a-z-]+) ", result.stdout)
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
        result = run_ci(script, chromium=True)
        assert result.returncode == expected
        assert "linted" in result.stdout
        assert "tested" in result.stdout


def run_ci(script: Path, chromium: bool) -> subprocess.CompletedProcess[str]:
    """Runs it as root in appearance, with an apt-get that only tells what it is asked for."""
    programs = script.parent / "programs"
    programs.mkdir(exist_ok=True)
    stubs = {"apt-get": 'echo "apt-get $*" >> "$(dirname "$0")/asked"', "id": "echo 0"}
    stubs |= {"chromium": "true"} if chromium else {}
    for name, line in stubs.items():
        (programs / name).write_text(f"#!/bin/sh\n{line}\n")
        (programs / name).chmod(0o755)
    for name in ("bash", "sh", "make", "dirname", "echo"):
        if not (programs / name).exists():
            (programs / name).symlink_to(str(shutil.which(name)))
    return subprocess.run(
        ["bash", str(script)], env={"PATH": str(programs)}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("there", [True, False])
def test_ci_installs_a_browser_where_there_is_none(tmp_path: Path, there: bool) -> None:
    (tmp_path / ".ci").mkdir()
    script = tmp_path / ".ci" / "run"
    script.write_text((PROJECT_ROOT / ".ci" / "run").read_text())
    (tmp_path / "Makefile").write_text("lint test:\n\t@echo $@\n")
    assert run_ci(script, chromium=there).returncode == 0
    asked = tmp_path / ".ci" / "programs" / "asked"
    assert asked.exists() is not there
    if not there:
        assert "install -qq -y --no-install-recommends chromium" in asked.read_text()


@pytest.mark.parametrize(("rule", "code"), [("", 0), ("- rule: broken\n  steps:\n  - intent: no_such\n", 1)])
def test_rasas_validation_fails_with_a_fault(tmp_path: Path, rule: str, code: int) -> None:
    """What `make lint` runs, on a copy of the files."""
    for name in ("config.yml", "domain.yml"):
        shutil.copy(PROJECT_ROOT / name, tmp_path)
    shutil.copytree(PROJECT_ROOT / "data", tmp_path / "data")
    rules = tmp_path / "data" / "rules.yml"
    rules.write_text(rules.read_text() + rule)
    result = subprocess.run(
        [sys.executable, "-m", "rasa", "data", "validate"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(PROJECT_ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode == 0) is (code == 0), result.stdout + result.stderr


def test_everything_ends_when_make_is_killed(trained: Trained) -> None:
    with reserve("127.0.0.1", 0) as free:
        port = port_of(free)
    environ = {**os.environ, "PORT": str(port), "RUNG_DATABASE_URL": trained.database_url}
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
