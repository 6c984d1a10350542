"""What `make run` does: prepare, start both servers, say when they are ready, watch them, end them together."""

from __future__ import annotations

import logging
import queue
import secrets
import signal
import socket
import time
import urllib.error
import urllib.request
from pathlib import Path

from bot.serving import environment
from bot.serving.child import STOP_SECONDS, Child, end_with_make
from bot.serving.environment import ANSWERING
from bot.serving.preparation import PreparationError, prepare
from bot.serving.sockets import PortTakenError, listen_on_loopback, port_of, reserve
from bot.settings import Settings

logger = logging.getLogger(__name__)

READY_SECONDS = 180.0
"""How long the start of the servers may take on the slowest machine before we give up."""

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 10.0
"""Seconds between the end of the action server and its restart; doubled each time it ends soon again."""

SOUND_AFTER_SECONDS = 30.0

ACTIONS, RASA = "the action server", "Rasa's server"


class ServerEndedError(Exception):
    """A server that we cannot do without has ended; the message says why."""


def run(settings: Settings) -> int:
    """Serves until Ctrl-C or SIGTERM; returns the exit code."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Also where the shell that started us in the background has switched Ctrl-C off.
        signal.signal(number, signal.default_int_handler)
    end_with_make()
    try:
        with reserve(settings.host, settings.port) as web_socket:
            model = prepare(settings, _say)
            _serve(settings, model, web_socket)
    except KeyboardInterrupt:
        _say("Rung has stopped.")
        return 0
    except PortTakenError:
        _say(
            f"Port {settings.port} is taken by another program. Stop it, or serve on another port: "
            f"PORT={settings.port + 100 if settings.port < 65000 else 5105} make run"
        )
    except OSError as error:
        _say(f"Cannot listen on {settings.host}:{settings.port}: {error}. Check RUNG_HOST and PORT.")
    except (PreparationError, ServerEndedError) as error:
        _say(str(error))
    return 1


def _serve(settings: Settings, model: Path, web_socket: socket.socket) -> None:
    with listen_on_loopback() as action_socket:
        servers = Servers(settings, model, web_socket, action_socket)
        try:
            servers.start()
            servers.wait_until_ready()
            _say(f"Rung is ready at {settings.address} (stop it with Ctrl-C)")
            servers.watch()
        finally:
            servers.end()


class Servers:
    """The action server and Rasa's server, started together and ended together.

    The launcher keeps the action server's socket open: while that server is restarted, calls wait in the
    socket's queue, and Rasa needs no new address.
    """

    def __init__(
        self, settings: Settings, model: Path, web_socket: socket.socket, action_socket: socket.socket
    ) -> None:
        self._settings = settings
        self._ended: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._started = 0.0
        self._pause = FIRST_PAUSE
        secret = secrets.token_urlsafe(32)
        self._actions = action_server_child(settings, secret, action_socket)
        environ = {
            **ANSWERING,
            environment.ACTION_SECRET: secret,
            environment.ACTION_URL: f"http://127.0.0.1:{port_of(action_socket)}",
            environment.MODEL: str(model),
        }
        log = _log(settings, "rasa")
        self._rasa = Child(["bot.serving.rasa_server"], log, settings.root, environ, web_socket.fileno())

    def start(self) -> None:
        """Starts both, at the same time."""
        self._rasa.start(on_end=lambda: self._ended.put(RASA))
        self._start_actions()

    def _start_actions(self) -> None:
        self._started = time.monotonic()
        self._actions.start(on_end=lambda: self._ended.put(ACTIONS))

    def wait_until_ready(self) -> None:
        """Returns once questions can be answered; raises `ServerEndedError` when that will not happen."""
        deadline = time.monotonic() + READY_SECONDS
        while not _is_healthy(self._settings.address):
            if time.monotonic() > deadline:
                raise ServerEndedError(f"Rung is not ready after {READY_SECONDS:.0f} s. See {self._rasa.log}")
            try:
                name = self._ended.get(timeout=0.2)
            except queue.Empty:
                continue
            child = self._rasa if name == RASA else self._actions
            raise ServerEndedError(f"{_capital(name)} did not start:\n{child.last_lines()}\nSee {child.log}")

    def watch(self) -> None:
        """Starts the action server again whenever it ends; raises `ServerEndedError` when Rasa's server ends."""
        while True:
            if self._ended.get() == RASA:
                raise ServerEndedError(f"Rasa's server has ended:\n{self._rasa.last_lines()}\nSee {self._rasa.log}")
            if time.monotonic() - self._started > SOUND_AFTER_SECONDS:
                self._pause = FIRST_PAUSE
            _say(f"The action server has ended (code {self._actions.exit_code}); starting it again.")
            time.sleep(self._pause)
            self._pause = min(2 * self._pause, LONGEST_PAUSE)
            self._start_actions()

    def end(self) -> None:
        """Ends both, by force after a few seconds. Another Ctrl-C does not stop that."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        deadline = time.monotonic() + STOP_SECONDS
        for child in (self._rasa, self._actions):
            child.ask_to_end()
        for child in (self._rasa, self._actions):
            child.end(max(0.1, deadline - time.monotonic()))


def action_server_child(settings: Settings, secret: str, bound: socket.socket, quiet: bool = False) -> Child:
    """The action server as a child process that serves this socket."""
    environ = {environment.ACTION_SECRET: secret}
    log = _log(settings, "actions")
    return Child(["bot.serving.action_server"], log, settings.root, environ, bound.fileno(), quiet)


def _log(settings: Settings, name: str) -> Path:
    return settings.var / "log" / f"{name}-{settings.port}.log"


def _is_healthy(address: str) -> bool:
    # Without a proxy, whatever the environment says: the server is on this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{address}/health", timeout=3) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _say(text: str) -> None:
    print(text, flush=True)
