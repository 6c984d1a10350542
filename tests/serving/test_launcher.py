"""The launcher, with small programs in place of both servers."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.serving import restarting
from bot.serving.launcher import ServerEndedError, Servers, action_server_child, run
from bot.serving.sockets import listen_on_loopback, port_of, reserve
from bot.settings import Settings

RASA = """\
import http.server, os, pathlib, socket, sys

class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/health" else 404)
        self.end_headers()

    def log_message(self, *_):
        pass

names = sorted(name for name in os.environ if name.startswith("RUNG_"))
pathlib.Path("rasa.environment").write_text(" ".join(names))
pathlib.Path("rasa.actions").write_text(os.environ["RUNG_ACTION_URL"])
if pathlib.Path("broken").exists():
    print("The model is broken.", flush=True)
    sys.exit(1)
server = http.server.HTTPServer(("", 0), Health, bind_and_activate=False)
server.socket = socket.socket(fileno=int(os.environ["RUNG_SOCKET"]))
server.server_activate()
server.serve_forever()
"""

ACTIONS = """\
import os, pathlib, signal
with open("starts", "a") as starts:
    starts.write(f"{os.getpid()} {os.environ['RUNG_ACTION_SECRET']}\\n")
signal.pause()
"""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A project whose two servers are the small programs, on a free port."""
    folder = tmp_path / "bot" / "serving"
    folder.mkdir(parents=True)
    for package in (folder.parent, folder):
        (package / "__init__.py").write_text("")
    (folder / "rasa_server.py").write_text(RASA)
    (folder / "action_server.py").write_text(ACTIONS)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.setattr(restarting, "FIRST_PAUSE", 0.01)
    with reserve("127.0.0.1", 0) as free:
        return Settings(f"sqlite:///{tmp_path}/rung.db", port=port_of(free), root=tmp_path, action_processes=1)


@contextmanager
def servers(settings: Settings) -> Iterator[Servers]:
    """Both servers, started; ended afterwards, with the signals of this process as they were."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    with contextlib.ExitStack() as sockets:
        web = sockets.enter_context(reserve(settings.host, settings.port))
        actions = [sockets.enter_context(listen_on_loopback()) for _ in range(settings.action_processes)]
        made = Servers(settings, Path("a-model.tar.gz"), web, actions)
        try:
            made.start()
            yield made
        finally:
            made.end()
            for number, handler in before.items():
                signal.signal(number, handler)


def starts(settings: Settings) -> list[list[str]]:
    """The process id and the secret of each start of the action server."""
    path = settings.root / "starts"
    return [line.split() for line in path.read_text().splitlines()] if path.exists() else []


def wait_for_starts(settings: Settings, count: int) -> None:
    event, deadline = threading.Event(), 15.0
    while len(starts(settings)) < count:
        assert deadline > 0, starts(settings)
        event.wait(0.02)
        deadline -= 0.02


def test_it_is_ready_once_the_health_check_is_good(settings: Settings) -> None:
    with servers(settings) as made:
        made.wait_until_ready()
        wait_for_starts(settings, 1)
        told = (settings.root / "rasa.environment").read_text().split()
    assert {"RUNG_ACTION_SECRET", "RUNG_ACTION_URL", "RUNG_MODEL", "RUNG_SOCKET", "RUNG_LAUNCHED"} <= set(told)
    assert len(starts(settings)[0][1]) >= 32


def test_both_are_gone_at_the_end(settings: Settings) -> None:
    with servers(settings) as made:
        made.wait_until_ready()
        wait_for_starts(settings, 1)
    with pytest.raises(ProcessLookupError):
        os.kill(int(starts(settings)[0][0]), 0)
    assert made._rasa.exit_code is not None


def test_a_server_that_does_not_start_is_told_with_the_end_of_its_log(settings: Settings) -> None:
    (settings.root / "broken").touch()
    with servers(settings) as made, pytest.raises(ServerEndedError, match=r"(?s)Rasa's server did not .*is broken"):
        made.wait_until_ready()


def test_the_action_server_is_started_again_and_rasas_end_is_the_end(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    failures: list[BaseException] = []

    def watch(made: Servers) -> None:
        try:
            made.watch()
        except ServerEndedError as error:
            failures.append(error)

    with servers(settings) as made:
        made.wait_until_ready()
        watching = threading.Thread(target=watch, args=(made,))
        watching.start()
        for count in (1, 2):
            wait_for_starts(settings, count)
            os.kill(int(starts(settings)[-1][0]), signal.SIGKILL)
        wait_for_starts(settings, 3)
        assert made._rasa.pid is not None
        os.kill(made._rasa.pid, signal.SIGKILL)
        watching.join(15)
    assert [str(error).splitlines()[0] for error in failures] == ["Rasa's server has ended:"]
    assert capsys.readouterr().out.count("starting it again") == 2
    # The same secret, so that Rasa's process need not be told.
    assert len({secret for _, secret in starts(settings)}) == 1


def test_each_process_is_started_watched_and_ended(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    with servers(dataclasses.replace(settings, action_processes=3)) as made:
        made.wait_until_ready()
        assert len(starts(settings)) <= 1, "the others would have slowed the start"
        watching = threading.Thread(target=_watch_to_the_end, args=(made,))
        watching.start()
        wait_for_starts(settings, 3)
        assert len(set(urls_told(settings))) == 3
        last = made._actions[2].child.pid
        assert last is not None
        os.kill(last, signal.SIGKILL)
        wait_for_starts(settings, 4)
        pids = [one.child.pid for one in made._actions]
        assert made._rasa.pid is not None
        os.kill(made._rasa.pid, signal.SIGKILL)
        watching.join(15)
    assert "Process 3 of the action server has ended" in capsys.readouterr().out
    for pid in pids:
        assert pid is not None
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def _watch_to_the_end(made: Servers) -> None:
    with contextlib.suppress(ServerEndedError):
        made.watch()


def urls_told(settings: Settings) -> list[str]:
    """The addresses of the action server's processes, as Rasa's server was told them."""
    return (settings.root / "rasa.actions").read_text().split(",")


def test_a_taken_port_is_told_with_another_one(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    with listen_on_loopback() as taken:
        port = port_of(taken)
        assert run(Settings(settings.database_url, port=port, root=settings.root)) == 1
    for number, handler in before.items():
        signal.signal(number, handler)
    said = capsys.readouterr().out
    assert f"Port {port} is taken" in said
    assert "PORT=" in said
    assert starts(settings) == []


def test_an_action_server_of_ones_own_has_a_log_of_its_port(settings: Settings) -> None:
    with listen_on_loopback() as bound:
        child = action_server_child(settings, "the-secret", bound, quiet=True)
        child.start()
        wait_for_starts(settings, 1)
        child.end()
    assert starts(settings)[0][1] == "the-secret"
    assert child.log.name == f"actions-{settings.port}.log"
