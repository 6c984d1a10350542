"""The action server: rasa-sdk's application on 127.0.0.1, closed to everyone without the secret of this start."""

from __future__ import annotations

import hmac
import importlib.util
import logging
import os
import socket
import time
from functools import partial
from typing import Any

from bot.channels.shapes import Needed, fits
from bot.database.erasures import TURN_BEGAN, turn_began
from bot.database.patience import ANSWER_SECONDS, answer_within
from bot.monitoring.exposition import CONTENT_TYPE, own_page
from bot.monitoring.turn import ACTION, HEADER, begin, told, took, turns_logger
from bot.serving import environment
from bot.serving.child import end_with_parent
from bot.serving.sockets import inherited, listen_on_loopback, port_of
from bot.settings import Settings

logger = logging.getLogger(__name__)

ACTIONS_PACKAGE = "actions"

WARM_UP = "warm_up"
"""The module, and the function in it, that a package of actions may have for what is slow the first time."""


ACTION_PATH = "/webhook"

_MESSAGE = {
    "text": str,
    "intent": {"name": str, "confidence": (float, int)},
    "entities": [{"entity": str}],
    "intent_ranking": [{"name": str}],
    "message_id": str,
    "metadata": dict,
}
_TRACKER = Needed(sender_id=str, slots=dict, latest_message=_MESSAGE, events=[{"event": str}])
CALL = Needed(next_action=str, sender_id=str, tracker=_TRACKER)
"""What a call of an action has at least."""

FREE = {"version": str, "domain": dict, "tracker": {"active_loop": dict, "followup_action": str}}
"""What it may have besides."""


class NoActionSecretError(Exception):
    """The action server was started without a secret."""


def create_action_app(secret: str, package: str = ACTIONS_PACKAGE) -> Any:
    """rasa-sdk's application with the actions of this package; it answers 401 without ``Bearer <secret>``."""
    from rasa_sdk.endpoint import create_app
    from sanic import response

    from bot.serving.error_handler import QuietErrorHandler

    app = create_app(package, cors_origins="")
    app.error_handler = QuietErrorHandler()
    expected = f"Bearer {secret}".encode()

    async def require_secret(request: Any) -> Any:
        given = request.headers.get("authorization", "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, expected):
            return response.json({"error": "The action server serves its own assistant only."}, status=401)
        began = request.headers.get(TURN_BEGAN, "")
        turn_began.set(int(began) if began.isdecimal() else None)
        request.ctx.begun, request.ctx.stages = time.perf_counter(), begin(request.headers.get(HEADER))
        if request.path == ACTION_PATH:
            if not _is_call(request):
                return response.json({"error": "This is no call of an action."}, status=400)
            request.ctx.action = request.json["next_action"]
        return None

    async def metrics(_request: Any) -> Any:
        return response.raw(own_page(), content_type=CONTENT_TYPE)

    app.register_middleware(require_secret, "request")
    app.register_middleware(_count_action, "response")
    app.add_route(metrics, "/metrics", methods=["GET"])
    if importlib.util.find_spec(f"{package}.{WARM_UP}") is not None:
        app.register_listener(partial(_warm_up, f"{package}.{WARM_UP}"), "after_server_start")
    return app


def _is_call(request: Any) -> bool:
    """Whether a request is what Rasa sends: rasa-sdk relies on that."""
    from sanic.exceptions import InvalidUsage

    try:
        call = request.json
        return fits(call, CALL) and fits(call, FREE) and call["next_action"].isascii()
    except (InvalidUsage, RecursionError, UnicodeError):
        return False


async def _count_action(request: Any, _answer: Any) -> None:
    """Counts an action that has ended, and says so in the log."""
    if not hasattr(request.ctx, "action"):
        return
    spent = time.perf_counter() - request.ctx.begun
    others = told(request.ctx.stages)
    took(ACTION, spent)
    name = request.ctx.action
    turns_logger.info(
        "%s took %d ms: %s",
        *(name, 1000 * spent, others),
        extra={"action": name, "seconds": spent, "stages": request.ctx.stages},
    )


async def _warm_up(module: str, _app: Any, loop: Any) -> None:
    """Beside the first requests, in a thread: nobody waits for it, and nobody's first plan or picture is slow."""
    loop.run_in_executor(None, importlib.import_module(module).warm_up)


def serve_actions(secret: str, bound: socket.socket, package: str = ACTIONS_PACKAGE) -> None:
    """Serves the actions on this socket until the process is told to end."""
    app = create_action_app(secret, package)
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = 2.0
    # Longer than Rasa's process keeps its connections, so that none is closed under it.
    app.config.KEEP_ALIVE_TIMEOUT = 120
    app.run(sock=bound, workers=1, access_log=False, motd=False)


def main() -> None:
    """Runs the action server with what the launcher, or a developer, put into the environment.

    Raises `NoActionSecretError` without a secret.
    """
    from bot.serving.logs import log_to_terminal

    end_with_parent()
    answer_within(ANSWER_SECONDS)
    log_to_terminal(form=Settings.from_environment().log_format)
    secret = os.environ.pop(environment.ACTION_SECRET, "")
    if not secret:
        raise NoActionSecretError(
            f"Set {environment.ACTION_SECRET} to a secret that its callers send as 'Authorization: Bearer …'."
        )
    bound = inherited(environment.SOCKET) or listen_on_loopback()
    logger.info("The action server listens on 127.0.0.1:%s", port_of(bound))
    serve_actions(secret, bound)


if __name__ == "__main__":
    main()
