"""`rung shell`: a conversation in the terminal, with the same model, actions and database as the server."""

from __future__ import annotations

import asyncio
import getpass
import logging
import re
import secrets
import sys
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

from bot.channels.shell.screen import Screen
from bot.serving.environment import ANSWERING, set_defaults
from bot.serving.late_imports import import_late
from bot.serving.launcher import action_server_child
from bot.serving.preparation import PreparationError, prepare
from bot.serving.sockets import listen_on_loopback, port_of
from bot.settings import Settings

if TYPE_CHECKING:
    from rasa.core.agent import Agent

STOP_WORDS = ("/stop", "/quit", "/exit")


class ShellError(Exception):
    """The shell cannot be opened; the message says why."""


def run(settings: Settings, debug: bool = False) -> int:
    """Talks until /stop, Ctrl-D, Ctrl-C or the end of the input; returns the exit code."""
    screen = Screen(Console(highlight=False), debug)
    try:
        model = prepare(settings, screen.remark)
        screen.remark("One moment, the model is being loaded …")
        _log_to_file(settings.var / "log" / "shell.log")
        set_defaults(ANSWERING)
        import_late()
        with _action_server(settings) as (url, secret):
            _converse(settings, model, url, secret, screen)
    except (KeyboardInterrupt, EOFError):
        screen.remark("")
    except (PreparationError, ShellError) as error:
        print(error, file=sys.stderr)
        return 1
    screen.remark("Goodbye.")
    return 0


@contextmanager
def _action_server(settings: Settings) -> Iterator[tuple[str, str]]:
    """An action server of our own, on a free port: a running `make run` is not disturbed."""
    secret = secrets.token_urlsafe(32)
    with listen_on_loopback() as bound:
        child = action_server_child(settings, secret, bound, quiet=True)
        child.start()
        try:
            yield f"http://127.0.0.1:{port_of(bound)}", secret
        finally:
            child.end()


def _converse(settings: Settings, model: Path, url: str, secret: str, screen: Screen) -> None:
    from bot.serving.action_endpoint import ActionEndpoint

    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    action = ActionEndpoint(url, secret)
    try:
        agent = loop.run_until_complete(_loaded(settings, model, action))
        sender_id = f"shell:{_user_name()}-{uuid.uuid4()}"
        screen.welcome()
        while (text := screen.ask()) is not None and text.lower() not in STOP_WORDS:
            replies = loop.run_until_complete(_answered(agent, sender_id, text))
            screen.show(replies)
            if screen.debug:
                screen.explain(loop.run_until_complete(_last_turn(agent, sender_id)), settings)
    finally:
        loop.run_until_complete(action.close())
        loop.close()


async def _loaded(settings: Settings, model: Path, action: Any) -> Agent:
    from bot.serving.agent import ModelNotLoadedError, load_agent
    from bot.serving.logs import configure_rasa_logging

    configure_rasa_logging()
    try:
        return await load_agent(settings, model, action)
    except ModelNotLoadedError as error:
        raise ShellError(str(error)) from error


async def _answered(agent: Agent, sender_id: str, text: str) -> list[dict[str, Any]]:
    from rasa.core.channels.channel import UserMessage

    from bot.channels.shell.output import ShellOutput
    from bot.channels.turn import take_turn

    output = ShellOutput()
    await take_turn(agent.handle_message, UserMessage(text, output, sender_id, input_channel="shell"))
    return list(output.messages)


async def _last_turn(agent: Agent, sender_id: str) -> Any:
    return await agent.tracker_store.retrieve(sender_id)


def _user_name() -> str:
    try:
        name = getpass.getuser()
    except (KeyError, OSError):
        name = ""
    return re.sub(r"[^A-Za-z0-9._-]", "", name)[:40] or "somebody"


def _log_to_file(path: Path) -> None:
    """Keeps the screen for the conversation: whatever Rasa logs or warns of goes to the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.captureWarnings(True)
    warnings.simplefilter("ignore")
