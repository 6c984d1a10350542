"""Socket Mode: a connection that we open to Slack, for servers without a public address."""

from __future__ import annotations

import asyncio
import logging
import time

import aiohttp
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.channels.slack.client import APP_TOKEN, REQUEST_SECONDS, FailureLog, web_client

logger = logging.getLogger(__name__)

PING_SECONDS = 5.0
CHECK_SECONDS = 0.2
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0


class TokenRefusedError(Exception):
    """Slack refuses the app-level token, so trying again is pointless."""


class Connection(SocketModeClient):
    """A single connection, which does not reconnect once it has ended.

    The library's own reconnecting would go on forever, even with a revoked token.
    """

    async def connect_to_new_endpoint(self, force: bool = False) -> None:
        """Ends the connection, as Slack asks before closing it."""
        if self.current_session is not None:
            await self.current_session.close()


class SocketMode:
    """Keeps one connection to Slack open, replacing it whenever it ends; gives up when the token is refused."""

    def __init__(self, app: AsyncApp, app_token: str, base_url: str, failures: FailureLog) -> None:
        self._app = app
        self._app_token = app_token
        self._client = web_client(app_token, base_url)
        self._failures = failures

    async def run(self) -> None:
        """Runs until it is cancelled or the token is refused."""
        try:
            while True:
                await self._serve(await self._address())
        except TokenRefusedError:
            return

    async def _serve(self, address: str) -> None:
        """Handles the requests of one connection until it ends."""
        client = Connection(
            self._app_token, web_client=self._client, ping_interval=PING_SECONDS, auto_reconnect_enabled=False
        )
        client.socket_mode_request_listeners.append(self._receive)
        client.wss_uri = address
        try:
            await asyncio.wait_for(client.connect(), REQUEST_SECONDS)  # type: ignore[no-untyped-call]
            logger.info("Connected to Slack by Socket Mode.")
            while await client.is_connected():
                await asyncio.sleep(CHECK_SECONDS)
        except asyncio.TimeoutError:
            logger.warning("Slack's Socket Mode did not answer; trying again.")
        finally:
            await client.close()  # type: ignore[no-untyped-call]

    async def _receive(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        start = time.time()
        response = await run_async_bolt_app(self._app, request)
        await send_async_response(client, request, response, start)

    async def _address(self) -> str:
        """The address to connect to; waits while Slack cannot be reached."""
        pause = FIRST_PAUSE
        while True:
            try:
                answer = await self._client.apps_connections_open(app_token=self._app_token)
                self._failures.succeeded(APP_TOKEN)
                return str(answer["url"])
            except SlackApiError as error:
                self._failures.refused(error, "connecting by Socket Mode", APP_TOKEN)
                if self._failures.is_refused(APP_TOKEN):
                    raise TokenRefusedError from error
            except (aiohttp.ClientError, asyncio.TimeoutError) as error:
                self._failures.failed(error, "connecting by Socket Mode")
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
