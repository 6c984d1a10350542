from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from benchmarks.running import until
from bot.serving.sockets import listen_on_loopback, port_of
from bot.settings import PROJECT_ROOT

SECRET = "the-secret-of-this-test"
ACTIONS = """\
from rasa_sdk import Action
from rasa_sdk.interfaces import ActionExecutionRejection

class Say(Action):
    def name(self): return "action_say"
    def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text="said", reply={"paragraphs": ["said"]})
        return []

class Fail(Action):
    def name(self): return "action_fail"
    def run(self, dispatcher, tracker, domain): raise RuntimeError("inner workings")

class Refuse(Action):
    def name(self): return "action_refuse"
    def run(self, dispatcher, tracker, domain): raise ActionExecutionRejection("action_refuse", "not now")
"""
RUN = "import sys; sys.path.insert(0, '.')\nfrom bot.serving.action_server import main; main()"


class Started(NamedTuple):
    url: str
    pid: int
    log: Path


class Answer(NamedTuple):
    status: int
    body: Any


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    """The real action server, with three actions in place of the project's own."""
    folder = tmp_path_factory.mktemp("actions-server")
    (folder / "actions").mkdir()
    (folder / "actions" / "__init__.py").write_text(ACTIONS)
    (folder / "bot").symlink_to(PROJECT_ROOT / "bot")
    with listen_on_loopback() as bound:
        environ = {**os.environ, "RUNG_ACTION_SECRET": SECRET, "RUNG_SOCKET": str(bound.fileno())}
        log = (folder / "log").open("wb")
        process = subprocess.Popen(
            [sys.executable, "-c", RUN], cwd=folder, env=environ, pass_fds=[bound.fileno()], stdout=log, stderr=log
        )
        started = Started(f"http://127.0.0.1:{port_of(bound)}", process.pid, folder / "log")
        try:
            # The socket listens already: the first request waits until the server takes it.
            assert request(started.url + "/health", timeout=20).status == 200
            yield started
        finally:
            process.terminate()
            assert process.wait(10) == 0
            log.close()


def request(
    url: str, body: Any = None, secret: str | None = SECRET, timeout: float = 5, raw: bytes | None = None
) -> Answer:
    data = raw if raw is not None else None if body is None else json.dumps(body).encode()
    made = urllib.request.Request(url, data=data)
    if secret is not None:
        made.add_header("Authorization", f"Bearer {secret}")
    try:
        with urllib.request.urlopen(made, timeout=timeout) as response:
            return Answer(response.status, json.loads(response.read()))
    except urllib.error.HTTPError as error:
        return Answer(error.code, json.loads(error.read()))


def action_call(name: str, text: str = "hello") -> dict[str, Any]:
    tracker = {
        "sender_id": "rest:a",
        "slots": {},
        "latest_message": {"text": text},
        "events": [],
        "paused": False,
        "followup_action": None,
        "active_loop": {},
        "latest_action_name": "action_listen",
    }
    return {"next_action": name, "sender_id": "rest:a", "tracker": tracker, "version": "3.6.21"}


def test_an_action_runs_with_the_secret(server: Started) -> None:
    answer = request(server.url + "/webhook", action_call("action_say"))
    assert answer.status == 200
    assert answer.body["responses"][0]["text"] == "said"
    assert answer.body["responses"][0]["reply"] == {"paragraphs": ["said"]}


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET + "x", "sécret"])
@pytest.mark.parametrize("path", ["/webhook", "/metrics", "/health", "/actions", "/nowhere"])
def test_nothing_is_answered_without_the_secret(server: Started, path: str, secret: str | None) -> None:
    if secret is not None:
        secret = secret.encode().decode("latin-1")
    answer = request(server.url + path, action_call("action_say"), secret)
    assert answer.status == 401
    answer = request(server.url + path, None, secret)
    assert answer.status == 401


def test_an_action_is_counted_and_logged_with_the_id_of_its_turn(server: Started) -> None:
    headers = {"Authorization": f"Bearer {SECRET}", "Rung-Turn": "turn-7", "Content-Type": "application/json"}
    body = json.dumps(action_call("action_say", "my private words")).encode()
    urllib.request.urlopen(urllib.request.Request(f"{server.url}/webhook", body, headers), timeout=5).close()
    made = urllib.request.Request(f"{server.url}/metrics", headers=headers)
    with urllib.request.urlopen(made, timeout=5) as response:
        page = response.read().decode()
    (count,) = re.findall(r'^rung_stage_seconds_count\{stage="action"\} (\S+)$', page, re.MULTILINE)
    assert float(count) >= 1
    until(lambda: "[turn turn-7]" in server.log.read_text())
    (line,) = [line for line in server.log.read_text().splitlines() if "turn-7" in line]
    assert "action_say took" in line
    assert "private" not in server.log.read_text()


def test_a_failing_action_gives_nothing_away(server: Started) -> None:
    answer = request(server.url + "/webhook", action_call("action_fail", "my private words"))
    assert answer.status == 500
    assert answer.body == {"error": "RuntimeError"}


def test_a_refusing_action_answers_as_rasa_expects(server: Started) -> None:
    answer = request(server.url + "/webhook", action_call("action_refuse"))
    assert answer.status == 400
    assert answer.body == {"error": "not now", "action_name": "action_refuse"}


def test_an_unknown_action_is_not_found(server: Started) -> None:
    assert request(server.url + "/webhook", action_call("action_none")).status == 404


def test_a_body_that_is_not_json_is_refused(server: Started) -> None:
    answer = request(server.url + "/webhook", raw=b"{private")
    assert 400 <= answer.status < 500
    assert "private" not in json.dumps(answer.body)


def test_it_allows_no_other_origin(server: Started) -> None:
    made = urllib.request.Request(server.url + "/health")
    made.add_header("Authorization", f"Bearer {SECRET}")
    made.add_header("Origin", "https://evil.example")
    with urllib.request.urlopen(made, timeout=5) as response:
        assert response.headers.get("Access-Control-Allow-Origin") in (None, "")


@pytest.mark.skipif(not Path("/proc").exists(), reason="reads /proc")
def test_it_stays_small_and_hides_its_secret(server: Started) -> None:
    status = Path(f"/proc/{server.pid}/status").read_text()
    resident = int(status.split("VmRSS:")[1].split()[0]) / 1024
    assert resident < 90
    assert SECRET.encode() not in Path(f"/proc/{server.pid}/cmdline").read_bytes()


def test_it_starts_quickly() -> None:
    start = time.monotonic()
    code = "import bot.serving.action_server, rasa_sdk.endpoint, sys; sys.exit('rasa' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=PROJECT_ROOT, check=True)
    assert time.monotonic() - start < 8
