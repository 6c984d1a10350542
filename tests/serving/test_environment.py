"""What children are told by their environment."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bot.serving import environment
from bot.serving.environment import ANSWERING, QUIET_RASA, set_defaults
from bot.settings import PROJECT_ROOT

NAMES = ("ACTION_SECRET", "ACTION_URL", "SOCKET", "WATCHED", "MODEL", "STARTED_BY")


def test_what_is_set_already_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "DEBUG")
    monkeypatch.setenv("OMP_NUM_THREADS", "")
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    set_defaults({"LOG_LEVEL": "WARNING", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"})
    assert [os.environ[name] for name in ("LOG_LEVEL", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")] == [
        "DEBUG",
        "",
        "1",
    ]
    monkeypatch.delenv("OPENBLAS_NUM_THREADS")


def test_no_two_names_are_the_same_variable() -> None:
    variables = [getattr(environment, name) for name in NAMES]
    assert len({*variables, *ANSWERING}) == len(NAMES) + len(ANSWERING)
    assert all(variable.startswith("RUNG_") for variable in variables)
    assert QUIET_RASA.items() <= ANSWERING.items()


def test_the_makefile_says_that_it_is_the_parent() -> None:
    assert f"export {environment.STARTED_BY} = make" in (PROJECT_ROOT / "Makefile").read_text(encoding="utf-8")


def test_importing_it_imports_nothing_of_rasa() -> None:
    program = (
        "import sys, bot.serving.environment; print([name for name in sys.modules if name.startswith('rasa')])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
