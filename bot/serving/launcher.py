"""What `make run` does: prepare, start both servers, say when they are ready, watch them, end them together."""

from __future__ import annotations

import contextlib
import logging
import queue
import secrets
import signal
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bot.serving import environment
from bot.serving.action_processes import SEPARATOR
from bot.serving.child import DRAIN_SECONDS, STOP_SECONDS, Child, end_with_make
from bot.serving.environment import ANSWERING
from bot.serving.preparation import PreparationError, prepare
from bot.serving.restarting import Restarting
from bot.serving.sockets import PortTakenError, listen, listen_on_loopback, port_of, reserve
from bot.serving.watchdog import WATCH_SECONDS, Watchdog
from bot.settings import Settings

logger = logging.getLogger(__name__)

READY_SECONDS = 180.0
"""How long the start of the servers may take on the slowest machine before we give up."""

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
        with _reserved(settings) as web_socket:
            _prepare_and_serve(settings, web_socket)
    except KeyboardInterrupt:
        _say("Rung has stopped.")
        return 0
    except PortTakenError:
        _say(
            f"Port {settings.port} is taken by another program. Stop it, or serve on another port: "
            f"PORT={settings.port + 100 if settings.port < 65000 else 5105} make run"
        )
    except OSError as error:
        _say(
            f"Cannot write {error.filename or settings.var}: {error.strerror or error}. Rung keeps its files there."
        )
    except (PreparationError, ServerEndedError, CannotListenError) as error:
        _say(str(error))
    return 1


def _reserved(settings: Settings) -> socket.socket:
    try:
        return reserve(settings.host, settings.port)
    except OSError as error:
        raise CannotListenError(
            f"Cannot listen on {settings.host}:{settings.port}: {error}. Check RUNG_HOST and PORT."
        ) from error


def _prepare_and_serve(settings: Settings, web_socket: socket.socket) -> None:
    model = prepare(settings, _say)
    try:
        _serve(settings, model, web_socket)
    except ModelDamagedError:
        aside = model.rename(model.with_name(f"{model.name}.damaged"))
        _say(f"The model {model.name} cannot be loaded. It was put aside as {aside.name}.")
        _serve(settings, prepare(settings, _say), web_socket)


def _serve(settings: Settings, model: Path, web_socket: socket.socket) -> None:
    with contextlib.ExitStack() as sockets:
        count = settings.action_processes
        action_sockets = [sockets.enter_context(listen_on_loopback()) for _ in range(count)]
        servers = Servers(settings, model, web_socket, action_sockets)
        listen(web_socket)
        try:
            servers.start()
            servers.wait_until_ready()
            _say(f"Rung is ready at {settings.address} (stop it with Ctrl-C)")
            servers.watch()
        finally:
            servers.end()


class ModelDamagedError(ServerEndedError):
    """Rasa's server could not load its model."""


class CannotListenError(Exception):
    """The address is none of this machine's, or not ours to use."""


class Servers:
    """The action server's processes and Rasa's server, started together and ended together.

    The launcher keeps the action server's sockets open: while a process is restarted, calls wait in its
    socket's queue, and Rasa needs no new address.
    """

    def __init__(
        self, settings: Settings, model: Path, web_socket: socket.socket, action_sockets: Sequence[socket.socket]
    ) -> None:
        self._settings = settings
        self._ended: queue.SimpleQueue[Restarting | None] = queue.SimpleQueue()
        secret = secrets.token_urlsafe(32)
        urls = [f"http://127.0.0.1:{port_of(bound)}" for bound in action_sockets]
        self._actions = [
            _action_process(settings, secret, number, bound, url)
            for number, (bound, url) in enumerate(zip(action_sockets, urls, strict=True), start=1)
        ]
        environ = {
            **ANSWERING,
            environment.ACTION_SECRET: secret,
            environment.ACTION_URL: SEPARATOR.join(urls),
            environment.MODEL: str(model),
        }
        log = _log(settings, "rasa")
        self._rasa = Child(["bot.serving.rasa_server"], log, settings.root, environ, web_socket.fileno())
        self._is_hung = False
        self._rasa_watch = Watchdog(f"{settings.address}/live")

    def start(self) -> None:
        """Starts Rasa's server and one process of the action server, at the same time."""
        self._start_rasa()
        self._start_actions(self._actions[0])

    def _start_rasa(self) -> None:
        self._rasa_watch.started()
        self._rasa.start(on_end=lambda: self._ended.put(None))

    def _start_actions(self, one: Restarting) -> None:
        one.start(on_end=lambda: self._ended.put(one))

    def wait_until_ready(self) -> None:
        """Returns once questions can be answered; raises `ServerEndedError` when that will not happen."""
        deadline = time.monotonic() + READY_SECONDS
        while not _is_healthy(self._settings.address):
            if time.monotonic() > deadline:
                raise ServerEndedError(f"Rung is not ready after {READY_SECONDS:.0f} s. See {self._rasa.log}")
            try:
                ended = self._ended.get(timeout=0.2)
            except queue.Empty:
                continue
            child = self._rasa if ended is None else ended.child
            if ended is None and child.exit_code == environment.MODEL_DAMAGED:
                raise ModelDamagedError(child.last_lines())
            name = _capital(RASA if ended is None else ended.name)
            raise ServerEndedError(f"{name} did not start:\n{child.last_lines()}\nSee {child.log}")

    def watch(self) -> None:
        """Starts the rest of the action server, and every process of it again when it ends or hangs.

        One process is enough for the first answers, which come the sooner. Rasa's server is started again when it
        hangs; raises `ServerEndedError` when it ends.
        """
        for one in self._actions[1:]:
            self._start_actions(one)
        while True:
            try:
                ended = self._ended.get(timeout=WATCH_SECONDS)
            except queue.Empty:
                self._look_after_all()
                continue
            if ended is not None:
                _say(f"{_capital(ended.name)} has ended (code {ended.child.exit_code}); starting it again.")
                ended.start_again(on_end=partial(self._ended.put, ended))
            elif self._is_hung:
                self._is_hung = False
                self._start_rasa()
            else:
                raise ServerEndedError(f"Rasa's server has ended:\n{self._rasa.last_lines()}\nSee {self._rasa.log}")

    def _look_after_all(self) -> None:
        self._rasa.keep_log_small()
        if self._rasa_watch.finds_it_hung():
            _say(f"{_capital(RASA)} hangs; starting it again.")
            self._is_hung = True
            self._rasa_watch.started()
            self._rasa.end(0)
        for one in self._actions:
            if one.ended_because_it_hung():
                _say(f"{_capital(one.name)} hangs; starting it again.")

    def end(self) -> None:
        """Ends them all, by force if need be. Another Ctrl-C does not stop that.

        The action server goes on until Rasa's has ended: turns under way still need it.
        """
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        self._rasa.end(DRAIN_SECONDS)
        for one in self._actions:
            one.child.ask_to_end()
        for one in self._actions:
            one.child.end(STOP_SECONDS)


def _action_process(settings: Settings, secret: str, number: int, bound: socket.socket, url: str) -> Restarting:
    """The first one has no number: most people have no more than they notice."""
    name = ACTIONS if number == 1 else f"process {number} of {ACTIONS}"
    log = "actions" if number == 1 else f"actions-{number}"
    watchdog = Watchdog(f"{url}/health", {"Authorization": f"Bearer {secret}"})
    return Restarting(name, action_server_child(settings, secret, bound, log=log), watchdog)


def action_server_child(
    settings: Settings, secret: str, bound: socket.socket, quiet: bool = False, log: str = "actions"
) -> Child:
    """The action server, or a process of it, as a child process that serves this socket."""
    environ = {environment.ACTION_SECRET: secret}
    path = _log(settings, log)
    return Child(["bot.serving.action_server"], path, settings.root, environ, bound.fileno(), quiet)


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
