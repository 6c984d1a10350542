"""The shell, up to where a trained model is needed; tests/integration/test_shell.py talks in it."""

from __future__ import annotations

import getpass
import io
import logging
import re
import socket
import urllib.error
import urllib.request
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.serving import shell
from bot.serving.preparation import PreparationError
from bot.settings import PROJECT_ROOT, Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(f"sqlite:///{tmp_path}/rung.db", root=tmp_path)


@pytest.fixture
def restored_log() -> Iterator[None]:
    """Leaves logging and warnings as they were."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    with warnings.catch_warnings():
        yield
    logging.captureWarnings(False)
    root.handlers[:] = before
    root.setLevel(level)


def test_what_cannot_be_prepared_is_told_and_ends_it(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> Path:
        raise PreparationError("promotion.md, line 3: no title")

    monkeypatch.setattr("sys.stdin", io.StringIO("hello\n"))
    monkeypatch.setattr(shell, "prepare", fail)
    assert shell.run(settings) == 1
    assert capsys.readouterr().err == "promotion.md, line 3: no title\n"


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, EOFError])
def test_leaving_early_is_no_failure(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, interruption: type[BaseException]
) -> None:
    def leave(*_: object) -> Path:
        raise interruption

    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    monkeypatch.setattr(shell, "prepare", leave)
    assert shell.run(settings) == 0


def test_its_action_server_is_its_own_and_goes_with_it(tmp_path: Path) -> None:
    """The real action server, on a free port and with a secret; the log of a running server is not disturbed."""
    here = Settings(f"sqlite:///{tmp_path}/rung.db", root=PROJECT_ROOT)
    with shell._action_server(here) as (url, secret):
        request = urllib.request.Request(f"{url}/health", headers={"Authorization": f"Bearer {secret}"})
        with urllib.request.urlopen(request, timeout=120) as answer:
            assert answer.status == 200
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{url}/health", timeout=10)
        assert refused.value.code == 401
    host, port = url.removeprefix("http://").split(":")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)), timeout=5)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("anna.b-1", "anna.b-1"),
        ("Jörg @ work", "Jrgwork"),
        ("", "somebody"),
        ("@:/", "somebody"),
        ("x" * 99, "x" * 40),
    ],
)
def test_the_name_of_the_user_becomes_part_of_an_id(
    monkeypatch: pytest.MonkeyPatch, name: str, expected: str
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: name)
    assert shell._user_name() == expected
    assert re.fullmatch(r"[A-Za-z0-9._-]{1,40}", shell._user_name())


def test_a_user_without_a_name_is_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError("uid 4711")

    monkeypatch.setattr(getpass, "getuser", unknown)
    assert shell._user_name() == "somebody"


@pytest.mark.usefixtures("restored_log")
def test_the_screen_is_kept_for_the_conversation(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    log = tmp_path / "log" / "shell.log"
    shell._log_to_file(log)
    logging.getLogger("rasa").warning("something of Rasa's")
    logging.getLogger("rasa").info("a detail")
    assert "WARNING rasa: something of Rasa's" in log.read_text()
    assert "a detail" not in log.read_text()
    assert capfd.readouterr() == ("", "")
