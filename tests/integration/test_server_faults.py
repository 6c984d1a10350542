"""The real servers, hurt on purpose: a reply always comes, and everything recovers or says why not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from benchmarks.running import Running, until
from bot.knowledge.store import KnowledgeStore
from bot.serving.model_files import models
from bot.serving.sockets import listen_on_loopback, port_of
from bot.settings import DEFAULT_ACTION_PROCESSES, PROJECT_ROOT
from tests.serving.running import Trained

QUESTION = "will a badge get me a raise?"
TURN_SECONDS = 8


def answers(running: Running, sender: str) -> bool:
    return "Source:" in running.ask(QUESTION, sender).text


def test_a_question_is_answered_with_its_source(running: Running) -> None:
    answer = running.ask(QUESTION)
    assert answer.status == 200
    assert answer.text.splitlines()[-1].startswith("Source: ")


def test_health_tells_the_model(running: Running, trained: Trained) -> None:
    health = running.health()
    assert health.status == 200
    assert (health.body["status"], health.body["retrain_needed"]) == ("ok", False)
    # Whoever trains the same files meanwhile makes a model of the same digest.
    assert health.body["model"].split("-")[-1] == trained.model.name.split("-")[-1]


def test_nothing_is_served_but_on_this_machine(running: Running) -> None:
    listening = {
        (connection.laddr.ip, connection.laddr.port)
        for process in [psutil.Process(running.process.pid), *running.children()]
        for connection in process.net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    }
    assert {address for address, _ in listening} == {"127.0.0.1"}
    assert len(listening) == 1 + DEFAULT_ACTION_PROCESSES
    assert ("127.0.0.1", running.port) in listening


@pytest.mark.parametrize(
    "path", ["/conversations/rest:test/tracker", "/model/parse", "/domain", "/status", "/version"]
)
def test_rasas_own_api_is_off(running: Running, path: str) -> None:
    assert running.request(path).status == 404


def test_the_secret_stands_on_no_command_line(running: Running) -> None:
    for child in running.children():
        secret = child.environ()["RUNG_ACTION_SECRET"]
        assert len(secret) > 30
        assert all(secret not in word for other in running.children() for word in other.cmdline())


def test_a_killed_action_server_costs_at_most_one_answer(running: Running) -> None:
    killed = running.server("action_server")
    killed.kill()
    during = running.ask(QUESTION, "killed")
    assert during.status == 200
    assert during.text
    assert during.seconds < TURN_SECONDS
    until(lambda: running.health().status == 200)
    assert answers(running, "killed")
    assert killed.pid not in {process.pid for process in running.servers("action_server")}


def test_one_hung_action_process_of_several_costs_at_most_one_answer(running: Running) -> None:
    (hung, *others) = running.servers("action_server")
    assert others
    hung.suspend()
    try:
        answered = [answers(running, f"one-hung-{number}") for number in range(4)]
    finally:
        hung.resume()
    # Which process the first call goes to depends on the calls before; who does not answer gets no second one.
    assert answered.count(False) <= 1
    assert all(answered[1:])
    until(lambda: running.health().status == 200)


def test_a_hung_action_server_gets_an_apology_and_the_conversation_survives(running: Running) -> None:
    assert answers(running, "hung")
    hung = running.servers("action_server")
    for process in hung:
        process.suspend()
    try:
        during = running.ask(QUESTION, "hung")
        assert during.status == 200
        assert "sorry" in during.text.lower()
        assert "Source:" not in during.text
        assert during.seconds < TURN_SECONDS
        health = running.health()
        assert health.status == 503
        assert health.body["failing"] == ["the action server does not answer"]
        assert health.seconds < 3
    finally:
        for process in hung:
            process.resume()
    assert answers(running, "hung")
    until(lambda: running.health().status == 200)
    assert "Source:" in running.ask("tell me more", "hung").text


def test_many_people_at_once_get_their_own_answers(running: Running) -> None:
    def converse(number: int) -> list[str]:
        sender = f"crowd-{number}"
        found = [running.ask(text, sender) for text in ("hi", QUESTION, "how long does a promotion take?")]
        assert all(answer.seconds < TURN_SECONDS for answer in found)
        return [message["recipient_id"] for answer in found for message in answer.body]

    with ThreadPoolExecutor(20) as pool:
        recipients = list(pool.map(converse, range(20)))
    for number, own in enumerate(recipients):
        assert len(own) >= 3
        assert set(own) == {f"rest:crowd-{number}"}


@pytest.mark.parametrize("text", [None, "", "   ", "/restart", "/stop", "{name}", "${x}", "{{7*7}}", "x" * 10_000])
def test_odd_input_gets_a_reply(running: Running, text: str | None) -> None:
    answer = running.ask(text, "odd")
    assert answer.status == 200
    assert answer.text.strip()
    assert answer.seconds < TURN_SECONDS


def test_a_second_start_does_no_work_again_and_ctrl_c_ends_everything(
    launch: Callable[..., Running], trained: Trained
) -> None:
    from bot.database.engine import create_engine

    before = models(PROJECT_ROOT / "models")
    revision = KnowledgeStore(create_engine(trained.database_url)).revision()
    started = launch()
    started.wait_until_ready()
    assert "Training" not in "".join(started.output)
    assert models(PROJECT_ROOT / "models") == before
    assert KnowledgeStore(create_engine(trained.database_url)).revision() == revision
    children = started.children()
    assert len(children) == 1 + DEFAULT_ACTION_PROCESSES
    started.process.send_signal(signal.SIGINT)
    assert started.process.wait(10) == 0
    assert not any(child.is_running() for child in children)


def test_no_child_outlives_a_killed_launcher(launch: Callable[..., Running]) -> None:
    started = launch()
    until(lambda: len(started.children()) == 1 + DEFAULT_ACTION_PROCESSES, 60)
    started.wait_until_ready()
    children = started.children()
    started.process.kill()
    started.process.wait()
    until(lambda: not any(is_alive(child) for child in children))


def test_the_end_of_rasas_server_ends_the_launcher_with_a_message(launch: Callable[..., Running]) -> None:
    started = launch()
    started.wait_until_ready()
    children = started.children()
    started.server("rasa_server").kill()
    assert started.process.wait(20) == 1
    assert not any(is_alive(child) for child in children)
    until(lambda: "Rasa's server has ended" in "".join(started.output))


def is_alive(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def test_a_taken_port_is_told_at_once(trained: Trained) -> None:
    with listen_on_loopback() as taken:
        port = port_of(taken)
        result = subprocess.run(
            [sys.executable, "-m", "bot", "run"],
            cwd=PROJECT_ROOT,
            env={**os.environ, "PORT": str(port), "RUNG_DATABASE_URL": trained.database_url},
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
    assert result.returncode == 1
    assert f"Port {port} is taken" in result.stdout
    assert "PORT=" in result.stdout
    assert "Traceback" not in result.stdout + result.stderr
