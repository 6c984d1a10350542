from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest

from bot.serving import watchdog
from bot.serving.sockets import listen_on_loopback, port_of
from bot.serving.watchdog import MISSES, Watchdog


class Refusing(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(401)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watchdog, "ANSWER_SECONDS", 0.1)


@pytest.fixture
def server() -> Iterator[http.server.HTTPServer]:
    made = http.server.HTTPServer(("127.0.0.1", 0), Refusing)
    serving = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    serving.start()
    yield made
    made.shutdown()
    made.server_close()


def test_whoever_answers_is_well_whatever_it_says(server: http.server.HTTPServer) -> None:
    dog = Watchdog(f"http://127.0.0.1:{server.server_port}/live")
    assert not any(dog.finds_it_hung() for _ in range(MISSES + 1))


def test_whoever_stops_answering_is_hung_after_some_misses(server: http.server.HTTPServer) -> None:
    dog = Watchdog(f"http://127.0.0.1:{server.server_port}/live")
    assert not dog.finds_it_hung()
    server.shutdown()
    assert [dog.finds_it_hung() for _ in range(MISSES)] == [False, False, True]
    dog.started()
    assert not dog.finds_it_hung()


def test_whoever_has_not_answered_yet_is_starting() -> None:
    with listen_on_loopback() as silent:
        dog = Watchdog(f"http://127.0.0.1:{port_of(silent)}/live")
        assert not any(dog.finds_it_hung() for _ in range(MISSES + 1))
