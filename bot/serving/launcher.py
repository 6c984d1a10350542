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
from bot.serving.child import DRAIN_SECONDS, STOP_SECONDS, Child, end_with_make
from bot.serving.environment import ANSWERING
from bot.serving.preparation import PreparationError, prepare
from bot.serving.sockets import PortTakenError, listen, listen_on_loopback, port_of, reserve
from bot.serving.watchdog import WATCH_SECONDS, Watchdog
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
    with listen_on_loopback() as action_socket:
        servers = Servers(settings, model, web_socket, action_socket)
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
        self._is_hung = False
        self._rasa_watch = Watchdog(f"{settings.address}/live")
        secret_header = {"Authorization": f"Bearer {secret}"}
        self._actions_watch = Watchdog(f"{environ[environment.ACTION_URL]}/health", secret_header)

    def start(self) -> None:
        """Starts both, at the same time."""
        self._start_rasa()
        self._start_actions()

    def _start_rasa(self) -> None:
        self._rasa_watch.started()
        self._rasa.start(on_end=lambda: self._ended.put(RASA))

    def _start_actions(self) -> None:
        self._started = time.monotonic()
        self._actions_watch.started()
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
            if name == RASA and child.exit_code == environment.MODEL_DAMAGED:
                raise ModelDamagedError(child.last_lines())
            raise ServerEndedError(f"{_capital(name)} did not start:\n{child.last_lines()}\nSee {child.log}")

    def watch(self) -> None:
        """Starts the action server again whenever it ends, and either of them when it hangs.

        Raises `ServerEndedError` when Rasa's server ends.
        """
        while True:
            try:
                name = self._ended.get(timeout=WATCH_SECONDS)
            except queue.Empty:
                self._look_after_both()
                continue
            if name == RASA and self._is_hung:
                self._is_hung = False
                self._start_rasa()
                continue
            if name == RASA:
                raise ServerEndedError(f"Rasa's server has ended:\n{self._rasa.last_lines()}\nSee {self._rasa.log}")
            if time.monotonic() - self._started > SOUND_AFTER_SECONDS:
                self._pause = FIRST_PAUSE
            _say(f"The action server has ended (code {self._actions.exit_code}); starting it again.")
            time.sleep(self._pause)
            self._pause = min(2 * self._pause, LONGEST_PAUSE)
            self._start_actions()

    def _look_after_both(self) -> None:
        for child, watchdog in ((self._rasa, self._rasa_watch), (self._actions, self._actions_watch)):
            child.keep_log_small()
            if watchdog.finds_it_hung():
                _say(f"{_capital(RASA if child is self._rasa else ACTIONS)} hangs; starting it again.")
                self._is_hung = child is self._rasa
                watchdog.started()
                child.end(0)

    def end(self) -> None:
        """Ends both, by force if need be. Another Ctrl-C does not stop that.

        The action server goes on until Rasa's has ended: turns under way still need it.
        """
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        self._rasa.end(DRAIN_SECONDS)
        self._actions.end(STOP_SECONDS)


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
