from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bot.settings import PROJECT_ROOT


def rung(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=PROJECT_ROOT,
        env={**os.environ, "COLUMNS": "100", **environ},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_help_names_every_command() -> None:
    result = rung("--help")
    assert result.returncode == 0
    for command in ("run", "shell", "train", "actions", "knowledge", "badge", "hr"):
        assert f" {command} " in result.stdout


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['rung', '--help']\n"
        "from bot.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'rasa', 'tensorflow', 'sqlalchemy', 'numpy', 'onnxruntime', 'sanic'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=PROJECT_ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("command", ["run", "shell", "train", "actions"])
def test_each_command_has_help(command: str) -> None:
    result = rung(command, "--help")
    assert result.returncode == 0
    assert "Usage" in result.stdout


def test_knowledge_commands_are_reached() -> None:
    result = rung("knowledge", "--help")
    assert result.returncode == 0
    for command in ("build", "check", "show", "search"):
        assert command in result.stdout


@pytest.mark.parametrize("command", ["run", "shell", "train"])
def test_wrong_settings_end_a_command_with_all_faults(command: str) -> None:
    result = rung(command, PORT="many", RUNG_REDIS_URL="nonsense")
    assert result.returncode == 1
    assert "PORT" in result.stderr
    assert "RUNG_REDIS_URL" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_action_server_does_not_start_without_a_secret() -> None:
    result = rung("actions", RUNG_ACTION_SECRET="")
    assert result.returncode == 1
    assert "RUNG_ACTION_SECRET" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_unknown_command_is_told() -> None:
    result = rung("runn")
    assert result.returncode == 2
    assert "runn" in result.stderr
