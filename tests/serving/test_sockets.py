from __future__ import annotations

import os
import socket

import pytest

from bot.serving.sockets import (
    PortTakenError,
    _refuse_if_answering,
    inherited,
    listen,
    listen_on_loopback,
    port_of,
    reserve,
)


def test_a_taken_port_is_told() -> None:
    with listen_on_loopback() as taken, pytest.raises(PortTakenError):
        reserve("127.0.0.1", port_of(taken))


def test_a_port_that_somebody_serves_on_all_addresses_is_told() -> None:
    with socket.create_server(("0.0.0.0", 0)) as taken, pytest.raises(PortTakenError):
        reserve("127.0.0.1", taken.getsockname()[1])


def test_a_reserved_port_refuses_until_it_is_served() -> None:
    with reserve("127.0.0.1", 0) as bound:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port_of(bound)), timeout=1)
        bound.listen()
        socket.create_connection(("127.0.0.1", port_of(bound)), timeout=1).close()


def test_a_port_is_free_again_at_once() -> None:
    with listen_on_loopback() as served:
        port = port_of(served)
        client = socket.create_connection(("127.0.0.1", port))
        peer, _ = served.accept()
        peer.close()
        client.close()
    reserve("127.0.0.1", port).close()


def test_the_loopback_socket_is_on_loopback_only() -> None:
    with listen_on_loopback() as bound:
        assert bound.getsockname()[0] == "127.0.0.1"


def test_a_socket_is_inherited_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    with listen_on_loopback() as bound:
        monkeypatch.setenv("RUNG_TEST_SOCKET", str(os.dup(bound.fileno())))
        handed = inherited("RUNG_TEST_SOCKET")
        assert handed is not None
        with handed:
            assert port_of(handed) == port_of(bound)
    assert inherited("RUNG_NO_SUCH_SOCKET") is None


def test_a_port_that_answers_is_refused_where_bind_would_allow_it() -> None:
    # macOS lets a program bind 127.0.0.1 beside another one's wildcard; Linux never gets that far.
    with listen_on_loopback() as taken, pytest.raises(PortTakenError):
        _refuse_if_answering("127.0.0.1", port_of(taken))
    with reserve("127.0.0.1", 0) as silent:
        _refuse_if_answering("127.0.0.1", port_of(silent))


def test_of_two_who_reserved_a_port_one_can_listen() -> None:
    with reserve("127.0.0.1", 0) as first, reserve("127.0.0.1", port_of(first)) as second:
        listen(first)
        with pytest.raises(PortTakenError):
            listen(second)
