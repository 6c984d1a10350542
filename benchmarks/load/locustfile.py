"""The users, as locust runs them: `benchmarks.load` starts locust in an environment of its own, on the loopback.

Each user says a conversation after the other, always as somebody new. What came of every message goes as one line
of JSON into the file `RUNG_LOAD_SAMPLES`; locust's own figures are not used: they know no stages and no apologies.
"""

from __future__ import annotations

import json
import os
import random
import socket
import sys
import time
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import gevent
from locust import LoadTestShape, constant_pacing, events, task
from locust.contrib.fasthttp import FastHttpUser

sys.path.insert(0, str(Path(__file__).parent))

from outcomes import outcome_of, retry_seconds
from stages import PACE_SECONDS, PLANS, checked, stage_at

PLAN = checked(PLANS[os.environ["RUNG_LOAD_PLAN"]])
CONVERSATIONS = json.loads(Path(os.environ["RUNG_LOAD_TALK"]).read_text(encoding="utf-8"))
SAMPLES = Path(os.environ["RUNG_LOAD_SAMPLES"])
TOKEN = os.environ["RUNG_LOAD_TOKEN"]

USERS_OF_ADDRESS = 20
"""People of one office: the limit on what an address may send is not what is measured."""

_samples: list[dict[str, Any]] = []
_begun = 0.0


class Shape(LoadTestShape):
    """Has locust follow the plan."""

    def tick(self) -> tuple[int, float] | None:
        """How many users there are now and how fast they come; None ends it."""
        stage = stage_at(PLAN, self.get_run_time())
        return None if stage is None else (stage.users, stage.spawn_rate)


class Employee(FastHttpUser):
    """Somebody who talks faster than anybody does."""

    wait_time = constant_pacing(PACE_SECONDS)
    network_timeout = 30.0
    connection_timeout = 30.0
    _number = 0

    def on_start(self) -> None:
        """Comes at some moment of the pace, not all at the same one."""
        Employee._number += 1
        self._address = f"10.0.0.{1 + Employee._number // USERS_OF_ADDRESS % 250}"
        self._texts: list[str] = []
        gevent.sleep(random.uniform(0, PACE_SECONDS))

    @task
    def say(self) -> None:
        """Sends the next message; where the server asks for patience, waits as long as it says."""
        if not self._texts:
            self._texts = list(random.choice(CONVERSATIONS))
            self._sender = uuid.uuid4().hex
        text = self._texts.pop(0)
        begun = time.time()
        headers = {"Authorization": f"Bearer {TOKEN}", "X-Forwarded-For": self._address}
        body = {"sender": self._sender, "message": text}
        with self.client.post(
            "/webhooks/rest/webhook", json=body, headers=headers, catch_response=True
        ) as response:
            outcome = outcome_of(response.status_code, response.text or "")
            response.success()
        _samples.append({"at": begun - _begun, "seconds": time.time() - begun, "outcome": outcome})
        if outcome == "refused":
            self._texts.insert(0, text)
            gevent.sleep(retry_seconds(response.headers.get("Retry-After")) * random.uniform(1, 2))


@events.test_start.add_listener
def _start(environment: Any, **_: Any) -> None:
    global _begun
    _begun = time.time()
    gevent.spawn(_slow_clients, environment.host)


@events.test_stop.add_listener
def _stop(**_: Any) -> None:
    lines = (json.dumps(line) for line in ({"begun": _begun}, *_samples))
    SAMPLES.write_text("\n".join(lines), encoding="utf-8")


def _slow_clients(host: str) -> None:
    """Opens what the stage asks for and closes it when another stage begins."""
    held: list[socket.socket] = []
    while True:
        stage = stage_at(PLAN, time.time() - _begun)
        if stage is None:
            return
        if not stage.slow_connections:
            for connection in held:
                connection.close()
            held = []
        while len(held) < stage.slow_connections:
            held.append(_slow_connection(host))
        held = [connection for connection in held if _sends_a_byte(connection)]
        gevent.sleep(0.5)


def _slow_connection(host: str) -> socket.socket:
    address = urlsplit(host)
    connection = socket.create_connection((address.hostname or "127.0.0.1", address.port or 80), timeout=5)
    head = "POST /webhooks/rest/webhook HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    connection.sendall(f"{head}Content-Length: 1000\r\n\r\n".encode())
    return connection


def _sends_a_byte(connection: socket.socket) -> bool:
    try:
        connection.sendall(b" ")
    except OSError:
        connection.close()
        return False
    return True
