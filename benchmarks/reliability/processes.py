"""Faults of the servers themselves: hung, ended under a question, started twice, with a broken model or folder."""

from __future__ import annotations

import shutil
import signal
import socket
import threading
import time

import sqlalchemy as sa

from benchmarks.reliability.hurting import (
    QUESTION,
    Observation,
    Place,
    ask,
    ask_health,
    is_well,
    postgres,
    seconds_until,
    served,
    shown,
    suspended,
    with_children,
)
from benchmarks.running import Answer, Running, start, until
from bot.serving.model_files import current_model
from bot.serving.sockets import port_of, reserve

CLOCK_SECONDS = 7200
SLOW_CONNECTIONS = 20
OUTAGE_SECONDS = 8.0


def clock_set_back(place: Place) -> Observation:
    """Two hours, within a conversation: as if its events so far came from the future."""
    url = place.sqlite("clock")
    with served(place, url) as running:
        ask(running, QUESTION, "clock")
        engine = sa.create_engine(url)
        with engine.begin() as connection:
            connection.execute(sa.text(f"UPDATE events SET timestamp = timestamp + {CLOCK_SECONDS}"))
        ask(running, "what is a nanodegree leap?", "clock")
        more = ask(running, "tell me more", "clock").text
    told = more.splitlines()[-1].removeprefix("Source: ") if more else "nothing"
    lost = "nothing" if "nanodegree" in more.lower() else "what was said after it"
    return Observation("clock set back by 2 h", f'"tell me more" told of: {told}', lost, "at once")


def started_twice(place: Place) -> Observation:
    """Two launchers start on one port at the same moment."""
    url = place.sqlite("twice")
    with reserve("127.0.0.1", 0) as free:
        port = port_of(free)
    both = [start(url, port, place.root) for _ in range(2)]
    try:
        until(lambda: all(_has_said_something(one) for one in both), 120)
        said = ["ready" if "is ready" in "".join(one.output) else "".join(one.output).strip() for one in both]
    finally:
        for one in both:
            one.stop()
    ready = said.count("ready")
    other = next((text.splitlines()[-1] for text in said if text != "ready"), "")
    return Observation("two `make run` at once", f"{ready} say ready; {other[:60]}", "nothing", "at once")


def _has_said_something(running: Running) -> bool:
    return "is ready" in "".join(running.output) or running.process.poll() is not None


def corrupt_model(place: Place) -> Observation:
    """The newest model is cut in half, as by a disk that was full."""
    model = current_model(place.root)
    assert model is not None
    whole = place.folder / "whole.tar.gz"
    shutil.copy(model, whole)
    content = model.read_bytes()
    model.write_bytes(content[: len(content) // 2])
    begun = time.monotonic()
    running = start(place.sqlite("corrupt"), root=place.root)
    try:
        until(lambda: _has_said_something(running), 600)
        seconds = time.monotonic() - begun
        output = "".join(running.output)
    finally:
        running.stop()
        shutil.copy(whole, model)
    is_ready = "is ready" in output
    seen = f"a traceback of {output.count(chr(10))} lines" if "Traceback" in output else output.splitlines()[0]
    return Observation(
        "corrupt model", seen, "nothing", f"{seconds:.0f} s (trained again)" if is_ready else "not by itself"
    )


def folder_not_writable(place: Place) -> Observation:
    """`var/log` cannot be written: a file stands in its place."""
    log = place.root / "var" / "log"
    aside = place.folder / "log"
    if log.exists():
        shutil.move(log, aside)
    log.write_text("")
    try:
        running = start(place.sqlite("folder"), root=place.root)
        until(lambda: running.process.poll() is not None, 60)
    finally:
        log.unlink()
        if aside.exists():
            shutil.move(aside, log)
    said = "".join(running.output).strip().splitlines()
    return Observation("var/ not writable", said[-1].replace(str(place.root), "…"), "nothing", "once it is")


def ended_under_a_question(place: Place) -> Observation:
    """SIGTERM while ten people have asked."""
    with served(place, place.sqlite("term")) as running:
        ask(running, QUESTION, "term")
        answers: list[Answer] = []
        asking = [
            threading.Thread(target=lambda n=n: answers.append(ask(running, QUESTION, f"term-{n}")))
            for n in range(10)
        ]
        for one in asking:
            one.start()
        until(lambda: len(answers) >= 1, 20)
        running.process.send_signal(signal.SIGTERM)
        for one in asking:
            one.join()
        begun = time.monotonic()
        running.process.wait(30)
    lost = sum(answer.status == 0 for answer in answers)
    return Observation("SIGTERM under ten questions", shown(answers), f"{lost} answers", _after(begun))


def _after(begun: float) -> str:
    return f"ended {time.monotonic() - begun:.1f} s later"


def hung_rasa_server(place: Place) -> Observation:
    """Rasa's server is suspended for good."""
    return _hung(place, "rasa_server", "Rasa's server hung")


def hung_action_server(place: Place) -> Observation:
    """The action server is suspended for good."""
    return _hung(place, "action_server", "action server hung")


def _hung(place: Place, name: str, fault: str) -> Observation:
    with served(place, place.sqlite(name)) as running:
        ask(running, QUESTION, "child")
        until(lambda: ask_health(running).status == 200, 20)
        # Long enough for the launcher to have looked after it once.
        threading.Event().wait(6)
        with suspended([running.server(name)]):
            well = seconds_until(lambda: is_well(running, "child"))
    return Observation(fault, f"apologies or nothing until then, {well}", "nothing", well)


def log_in_an_outage(place: Place) -> Observation:
    """PostgreSQL is stopped for eight seconds, and people go on writing."""
    logs = place.root / "var" / "log"
    with postgres(place.folder) as (url, main), served(place, url) as running:
        ask(running, QUESTION, "log")
        before = sum(path.stat().st_size for path in logs.glob(f"*-{running.port}.log"))
        answers: list[Answer] = []
        with suspended(with_children(main)):
            end = time.monotonic() + OUTAGE_SECONDS
            while time.monotonic() < end:
                answers.append(ask(running, QUESTION, f"log-{len(answers)}"))
        written = sum(path.stat().st_size for path in logs.glob(f"*-{running.port}.log")) - before
    return Observation(
        "log of an outage of 8 s", f"{shown(answers)}; {written / 1024:.0f} KB of log", "nothing", "at once"
    )


def slow_bodies(place: Place) -> Observation:
    """Twenty connections announce a body and send a byte of it each second."""
    with served(place, place.sqlite("slow")) as running:
        head = b"POST /webhooks/rest/webhook HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        connections = [socket.create_connection(("127.0.0.1", running.port)) for _ in range(SLOW_CONNECTIONS)]
        for connection in connections:
            connection.sendall(head + b"Content-Length: 1000\r\n\r\n")
        begun = time.monotonic()
        while connections and time.monotonic() - begun < 90:
            connections = [one for one in connections if _takes_a_byte(one)]
            threading.Event().wait(1)
        held = time.monotonic() - begun
        well = seconds_until(lambda: is_well(running, "slow"))
    seen = (
        f"{len(connections)} connections still held after 90 s" if connections else f"all closed after {held:.0f} s"
    )
    return Observation("20 slow bodies", seen, "nothing", well)


def _takes_a_byte(connection: socket.socket) -> bool:
    """Whether the server still waits for this request: it has neither answered nor closed."""
    connection.setblocking(False)
    try:
        connection.recv(4096)
    except BlockingIOError:
        connection.sendall(b" ")
        return True
    except OSError:
        pass
    return False
