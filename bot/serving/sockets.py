"""Sockets that the launcher opens and its children serve: no port is ever looked for twice, or lost in between."""

from __future__ import annotations

import errno
import os
import socket


class PortTakenError(Exception):
    """Another program listens on the address already."""


def reserve(host: str, port: int) -> socket.socket:
    """A socket bound to the address (port 0: a free one) that refuses connections until somebody serves it.

    Raises `PortTakenError` when another program has the address, `OSError` when it is none of this machine's.
    """
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        # Without this a port stays blocked for a minute after a server has left it.
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        if port:
            _refuse_if_answering(host, port)
    except OSError as error:
        bound.close()
        if isinstance(error, PermissionError):
            raise PermissionError(f"Port {port} needs the rights of an administrator.") from error
        if error.errno in _TAKEN:
            raise PortTakenError(f"{host}:{port}") from error
        raise
    except PortTakenError:
        bound.close()
        raise
    return bound


def _refuse_if_answering(host: str, port: int) -> None:
    """A wildcard listener of another program does not hinder `bind` on every system, but it answers."""
    try:
        with socket.create_connection((host, port), timeout=0.5):
            raise PortTakenError(f"{host}:{port}")
    except OSError:
        return


_TAKEN = (errno.EADDRINUSE,)


def listen_on_loopback() -> socket.socket:
    """A listening socket on a free port of 127.0.0.1."""
    bound = reserve("127.0.0.1", 0)
    bound.listen(128)
    return bound


def listen(bound: socket.socket) -> None:
    """Begins to listen on a reserved socket; raises `PortTakenError` when another program was first.

    Two programs may reserve a port at the same moment, but only one of them can listen on it.
    """
    try:
        bound.listen(1024)
    except OSError as error:
        if error.errno not in _TAKEN:
            raise
        raise PortTakenError(":".join(map(str, bound.getsockname()[:2]))) from error


def port_of(bound: socket.socket) -> int:
    """The port that the socket is bound to."""
    port: int = bound.getsockname()[1]
    return port


def inherited(variable: str) -> socket.socket | None:
    """The socket that the launcher handed to this process, its number being in this variable; None without."""
    number = os.environ.get(variable)
    return socket.socket(fileno=int(number)) if number else None
