"""Slack as a channel of Rasa's server: over HTTP, by Socket Mode, or not at all when Slack is not set up."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse
from slack_bolt.adapter.sanic import AsyncSlackRequestHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.catalogue.store import CatalogueStore
from bot.channels.slack.address import ROUTE
from bot.channels.slack.app import create_app
from bot.channels.slack.attachments import ReadFile, no_files
from bot.channels.slack.client import SLACK, web_client
from bot.channels.slack.conversations import Conversations
from bot.channels.slack.delivery import Delivery
from bot.channels.slack.faults import FaultLog
from bot.channels.slack.guidance import PersonalGuide
from bot.channels.slack.guide import Guide
from bot.channels.slack.identity import Installation
from bot.channels.slack.kept_files import reader_of
from bot.channels.slack.pages import Pages
from bot.channels.slack.parts import Parts
from bot.channels.slack.seen import Seen, SharedMemory
from bot.channels.slack.shared_memory import shared_memory
from bot.channels.slack.socket_mode import SocketMode
from bot.channels.slack.status import Status
from bot.channels.slack.uploads import SLACKS_FILES, Uploads
from bot.channels.turn import OnNewMessage
from bot.database.engine import shared_engine
from bot.people.files import FileStore
from bot.people.store import PeopleStore
from bot.settings import Settings


class SlackInput(InputChannel):  # type: ignore[misc]
    """One address for all that Slack sends, or a connection of our own to Slack with an app-level token.

    Without a bot token the channel has no routes and does nothing. `base_url` is Slack's Web API.
    """

    def __init__(
        self,
        bot_token: str | None = None,
        signing_secret: str | None = None,
        app_token: str | None = None,
        base_url: str = SLACK,
        memory: SharedMemory | None = None,
        read_file: ReadFile = no_files,
        guide: Guide | None = None,
        file_origins: Sequence[str] = SLACKS_FILES,
    ) -> None:
        self._bot_token = bot_token
        self._signing_secret = signing_secret
        self._app_token = app_token
        self._base_url = base_url
        self._memory = memory
        self._read_file = read_file
        self._guide = guide
        self._file_origins = file_origins

    @classmethod
    def name(cls) -> str:
        """The channel's name, which stands before every person's id."""
        return "slack"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> SlackInput:
        """The channel with the settings' tokens; credentials.yml holds none, but may name another `base_url`."""
        settings = Settings.from_environment()
        engine = shared_engine(settings.database_url)
        return cls(
            settings.slack_bot_token,
            settings.slack_signing_secret,
            settings.slack_app_token,
            base_url=(credentials or {}).get("base_url") or SLACK,
            memory=shared_memory(settings),
            read_file=reader_of(FileStore(engine)),
            guide=PersonalGuide(PeopleStore(engine), CatalogueStore(engine)),
        )

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The route for HTTP, and what starts and ends with the server."""
        blueprint = Blueprint("rung_slack", __name__)
        if self._bot_token is None:
            return blueprint
        faults = FaultLog()
        client = web_client(self._bot_token, self._base_url)
        parts = self._parts(on_new_message, client, faults)
        pages = Pages(client, faults, self._guide) if self._guide is not None else None
        app = create_app(parts, pages, self._signing_secret, self._base_url)
        background: list[asyncio.Task[None]] = []
        socket_mode = SocketMode(app, self._app_token, self._base_url, faults) if self._app_token else None

        async def start(_app: Any, _loop: Any) -> None:
            background.append(asyncio.ensure_future(parts.installation.learn()))
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

            async def receive(request: Request) -> HTTPResponse:
                return await handler.handle(request)

            blueprint.add_route(receive, ROUTE, methods=["POST"])
        return blueprint

    def _parts(self, on_new_message: OnNewMessage, client: AsyncWebClient, faults: FaultLog) -> Parts:
        delivery = Delivery(client, faults, self._read_file)
        conversations = Conversations(on_new_message, delivery, Status(client))
        return Parts(
            installation=Installation(client, faults),
            seen=Seen(self._memory),
            delivery=delivery,
            conversations=conversations,
            receive_files=Uploads(self._bot_token, self._file_origins, delivery, conversations).receive,
        )
