"""Rasa's server: our channels, our endpoints, one model; its own HTTP API stays off."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from bot.database.patience import ANSWER_SECONDS, answer_within
from bot.serving import environment
from bot.serving.child import end_with_parent
from bot.serving.environment import ANSWERING, set_defaults
from bot.serving.late_imports import import_late
from bot.serving.sockets import inherited
from bot.settings import Settings

logger = logging.getLogger(__name__)

FIRST_RETENTION, DAY = 60.0, 24 * 3600.0
"""Seconds from the start to the first deletion of what is old, which does not slow the start, and between two."""

THREADS = 32
"""How many turns may wait for the database at a time; asyncio's own choice would be six on two processors."""


class NoModelError(Exception):
    """There is no model to serve."""


def create_rasa_app(settings: Settings, model: Path, action_url: str, action_secret: str) -> Any:
    """The Sanic application with the channels of credentials.yml; it loads the model before it listens."""
    import_late()
    from rasa.core.run import close_resources, configure_app, create_http_input_channels

    from bot.serving.action_endpoint import ActionEndpoint
    from bot.serving.action_processes import SEPARATOR
    from bot.serving.error_handler import QuietErrorHandler
    from bot.serving.health_probe import HealthProbe
    from bot.serving.metrics_page import MetricsPage
    from bot.serving.protocol import SILENT_SECONDS

    action = ActionEndpoint(action_url.split(SEPARATOR), action_secret)
    channels = create_http_input_channels(None, str(settings.root / "credentials.yml"))
    app = configure_app(channels, enable_api=False, port=settings.port)
    app.error_handler = QuietErrorHandler()
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = 2.0
    app.config.REQUEST_TIMEOUT = SILENT_SECONDS
    app.ctx.health_probe = HealthProbe(settings, model, action)
    app.ctx.metrics_page = MetricsPage(app.ctx.health_probe, action)
    app.register_listener(partial(_load_model, settings, model, action), "before_server_start")
    app.register_listener(partial(_keep_house, settings), "after_server_start")
    app.register_listener(_drain, "before_server_stop")
    app.register_listener(partial(_close, action), "after_server_stop")
    app.register_listener(close_resources, "after_server_stop")
    return app


async def _load_model(settings: Settings, model: Path, action: Any, app: Any, loop: Any) -> None:
    from bot.serving.agent import load_agent

    loop.set_default_executor(ThreadPoolExecutor(THREADS, thread_name_prefix="waiting"))
    app.ctx.agent = await load_agent(settings, model, action, loop)
    # What is loaded stays: looking through half a million objects for garbage holds up everybody for 0.3 s.
    gc.collect()
    gc.freeze()


async def _keep_house(settings: Settings, app: Any, _loop: Any) -> None:
    app.add_task(_retain_daily(settings))


async def _retain_daily(settings: Settings) -> None:
    from sqlalchemy.exc import SQLAlchemyError

    from bot.database.erasures import erasing_engine
    from bot.people.retention import retain

    def run() -> None:
        engine = erasing_engine(settings)
        deleted = retain(engine, settings.keep_conversations, settings.keep_profiles)
        logger.info("Retention has deleted %d events and %d people.", deleted.events, deleted.people)

    while True:
        await asyncio.sleep(FIRST_RETENTION)
        try:
            await asyncio.to_thread(run)
        except (SQLAlchemyError, OSError):
            logger.exception("What is old could not be deleted. It is tried again tomorrow.")
        await asyncio.sleep(DAY)


async def _drain(_app: Any, _loop: Any) -> None:
    """Lets turns end that are under way; nobody new is taken meanwhile."""
    from bot.channels.admission import ADMISSION
    from bot.channels.turn import TURN_SECONDS

    if not await ADMISSION.drain(TURN_SECONDS + 1):
        logger.warning("%d turns had not ended when the server did.", ADMISSION.under_way)


async def _close(action: Any, _app: Any, _loop: Any) -> None:
    await action.close()


def serve_rasa(app: Any, settings: Settings, bound: socket.socket | None) -> None:
    """Serves until the process is told to end, on the launcher's socket or on one of its own."""
    where = {"sock": bound} if bound else {"host": settings.host, "port": settings.port}
    from bot.serving.protocol import BoundedProtocol

    app.run(**where, protocol=BoundedProtocol, workers=1, access_log=False, motd=False)


def main() -> None:
    """Runs Rasa's server with what the launcher put into the environment."""
    from bot.serving.logs import configure_rasa_logging, log_to_terminal
    from bot.serving.model_files import current_model

    end_with_parent()
    set_defaults(ANSWERING)
    answer_within(ANSWER_SECONDS)
    settings = Settings.from_environment()
    log_to_terminal(form=settings.log_format)
    model = os.environ.get(environment.MODEL)
    path = Path(model) if model else current_model(settings.root, settings.encoder)
    if path is None:
        raise NoModelError("No model fits the files. Train one with: make train")
    url = os.environ[environment.ACTION_URL]
    app = create_rasa_app(settings, path, url, os.environ.pop(environment.ACTION_SECRET))
    configure_rasa_logging()
    from bot.serving.agent import ModelNotLoadedError

    logging.getLogger("sanic.error").addFilter(_tells_something_new)
    try:
        serve_rasa(app, settings, inherited(environment.SOCKET))
    except ModelNotLoadedError as error:
        logger.error("%s", error)
        sys.exit(environment.MODEL_DAMAGED)


def _tells_something_new(record: logging.LogRecord) -> bool:
    """Drops Sanic's traceback of a model that cannot be loaded: one line says so, and the launcher acts on it."""
    from bot.serving.agent import ModelNotLoadedError

    return not (record.exc_info and isinstance(record.exc_info[1], ModelNotLoadedError))


if __name__ == "__main__":
    main()
