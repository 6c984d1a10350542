"""Slack as a channel of Rasa's server: a Bolt app over HTTP or Socket Mode, or nothing when Slack is not set up."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Sequence
from functools import partial
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, text
from slack_bolt.adapter.sanic import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.catalogue.store import CatalogueStore
from bot.channels import messages
from bot.channels.slack.app_home import AppHome, listen_to_home
from bot.channels.slack.client import SLACK, FailureLog, web_client
from bot.channels.slack.conversations import Assistant, Conversations, Status
from bot.channels.slack.deduplication import Deduplication, SharedMemory, shared_memory
from bot.channels.slack.delivery import Delivery
from bot.channels.slack.events import answer, listen_to_events
from bot.channels.slack.files import SLACK_FILES, Downloader
from bot.channels.slack.interactivity import listen_to_buttons, listen_to_commands
from bot.channels.slack.manifest import ROUTE
from bot.channels.slack.modal import Modal, listen_to_modal
from bot.channels.slack.profiles import Profiles
from bot.channels.slack.shapes import is_readable
from bot.channels.slack.socket_mode import SocketMode
from bot.channels.slack.waiting import Incoming, WaitingMessages
from bot.channels.slack.workspace import Installation
from bot.channels.turn import OnNewMessage
from bot.database.engine import shared_engine
from bot.people.files import FileStore
from bot.people.store import PeopleStore
from bot.settings import Settings

logger = logging.getLogger(__name__)

_ANY = re.compile(r"[\s\S]*")


class SlackInput(InputChannel):  # type: ignore[misc]
    """One route for everything that Slack sends, or a connection that we open with an app-level token.

    Without a bot token the channel has no routes and does nothing. `base_url` is the address of the Web API;
    without `profiles` there is no App Home and no modal.
    """

    def __init__(
        self,
        bot_token: str | None = None,
        signing_secret: str | None = None,
        app_token: str | None = None,
        base_url: str = SLACK,
        memory: SharedMemory | None = None,
        store: FileStore | None = None,
        profiles: Profiles | None = None,
        waiting: WaitingMessages | None = None,
        file_origins: Sequence[str] = SLACK_FILES,
    ) -> None:
        self._bot_token = bot_token
        self._signing_secret = signing_secret
        self._app_token = app_token
        self._base_url = base_url
        self._memory = memory
        self._store = store
        self._profiles = profiles
        self._waiting = waiting or WaitingMessages()
        self._file_origins = file_origins

    @classmethod
    def name(cls) -> str:
        """The channel's name, which begins every person's id."""
        return "slack"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> SlackInput:
        """The channel with the settings' tokens; credentials.yml has none, but may name another `base_url`."""
        settings = Settings.from_environment()
        engine = shared_engine(settings.database_url)
        return cls(
            settings.slack_bot_token,
            settings.slack_signing_secret,
            settings.slack_app_token,
            base_url=(credentials or {}).get("base_url") or SLACK,
            memory=shared_memory(settings),
            store=FileStore(engine),
            profiles=Profiles(PeopleStore(engine), CatalogueStore(engine)),
            waiting=WaitingMessages(engine),
        )

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The route for HTTP, and what starts and stops with the server."""
        blueprint = Blueprint("rung_slack", __name__)
        if self._bot_token is None:
            return blueprint
        failures = FailureLog()
        client = web_client(self._bot_token, self._base_url)
        assistant = self._assistant(on_new_message, client, failures)
        app = self._app(assistant, client, failures)
        background: list[asyncio.Task[None]] = []
        socket_mode = SocketMode(app, self._app_token, self._base_url, failures) if self._app_token else None

        async def start(_app: Any, _loop: Any) -> None:
            background.append(asyncio.ensure_future(assistant.installation.learn()))
            background.append(asyncio.ensure_future(assistant.waiting.watch(partial(_answer_left, assistant))))
            if socket_mode is not None:
                background.append(asyncio.ensure_future(socket_mode.run()))

        async def stop(_app: Any, _loop: Any) -> None:
            for task in background:
                task.cancel()
            await asyncio.gather(*background, return_exceptions=True)

        blueprint.listener("after_server_start")(start)
        blueprint.listener("before_server_stop")(stop)
        if self._signing_secret is not None:
            handler = AsyncSlackRequestHandler(app)
            verifier = SignatureVerifier(self._signing_secret)

            async def receive(request: Request) -> HTTPResponse:
                if not _is_signed(verifier, request):
                    return text(messages.SLACK_NOT_SIGNED, status=401)
                if not is_readable(request.content_type, request.body):
                    return text(messages.SLACK_NOT_READ, status=400)
                return await handler.handle(request)

            blueprint.add_route(receive, ROUTE, methods=["POST"])
        return blueprint

    def _assistant(self, on_new_message: OnNewMessage, client: AsyncWebClient, failures: FailureLog) -> Assistant:
        delivery = Delivery(client, failures, self._store)
        return Assistant(
            installation=Installation(client, failures),
            deduplication=Deduplication(self._memory),
            delivery=delivery,
            conversations=Conversations(on_new_message, delivery, Status(client)),
            downloader=Downloader(self._bot_token, self._file_origins),
            waiting=self._waiting,
        )

    def _app(self, assistant: Assistant, client: AsyncWebClient, failures: FailureLog) -> AsyncApp:
        """The Bolt app with all listeners. The route has checked signature and age before Bolt reads a request.

        Bolt itself would check them only after it has taken the request apart, which fails at odd shapes. It gets a
        client without a token, as it would otherwise ask Slack who it is before its first event.
        """
        logger.addFilter(_is_of_interest)

        async def authorize(context: AsyncBoltContext) -> AuthorizeResult:
            return assistant.installation.authorized()

        app = AsyncApp(
            name="rung",
            logger=logger,
            client=web_client(None, self._base_url),
            authorize=authorize,
            signing_secret=self._signing_secret or "",
            request_verification_enabled=False,
        )
        listen_to_events(app, assistant)
        listen_to_buttons(app, assistant)
        listen_to_commands(app, assistant)
        if self._profiles is not None:
            home = AppHome(client, failures, self._profiles)
            listen_to_home(app, assistant, home)
            listen_to_modal(app, assistant, Modal(client, failures, self._profiles), home)
        _acknowledge_the_rest(app)
        return app


def _is_signed(verifier: SignatureVerifier, request: Request) -> bool:
    """Whether a request has Slack's signature of the last five minutes."""
    try:
        return verifier.is_valid_request(request.body, dict(request.headers))
    except (ValueError, TypeError):
        # The body is no text, the time no number, or the signature has signs that none has.
        return False


async def _answer_left(assistant: Assistant, incoming: Incoming) -> None:
    """Answers what another server has left. From now on it counts as handled, whatever Slack still sends of it."""
    await assistant.deduplication.is_first(incoming.key)
    await answer(assistant, incoming)


def _is_of_interest(record: logging.LogRecord) -> bool:
    """Drops Bolt's remark, at every start, that it finds SLACK_BOT_TOKEN in the environment and does not use it."""
    return "`token` will be unused" not in record.getMessage()


def _acknowledge_the_rest(app: AsyncApp) -> None:
    """Acknowledges everything else: Slack would otherwise send it again, or show people an error.

    To be called after all other listeners are registered, as Bolt takes the first that matches.
    """

    async def on_event() -> None:
        return None

    async def on_other(ack: AsyncAck) -> None:
        await ack()

    app.event(_ANY)(on_event)
    app.action(_ANY)(on_other)
    app.view(_ANY)(on_other)
    app.options(_ANY)(on_other)
    app.shortcut(_ANY)(on_other)
