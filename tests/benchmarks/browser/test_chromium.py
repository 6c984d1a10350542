from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.browser.chromium import MISSING, ChromiumMissingError, chromium
from bot.settings import PROJECT_ROOT


def test_a_browser_is_found_by_any_of_its_names(tmp_path: Path) -> None:
    program = tmp_path / "chromium-browser"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert chromium(str(tmp_path)) == str(program)


def test_without_a_browser_one_line_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(ChromiumMissingError, match="apt install chromium"):
        chromium(str(tmp_path))


def test_without_a_browser_the_browser_tests_fail_and_never_skip(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/browser/test_conversation.py"],
        cwd=PROJECT_ROOT,
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 1
    assert MISSING in result.stdout
    assert "Traceback" not in result.stdout
    assert "skipped" not in result.stdout
    assert "passed" not in result.stdout
