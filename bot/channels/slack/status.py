"""Shows that the assistant is at work, where Slack can: as the status of an assistant's thread."""

from __future__ import annotations

import asyncio
import logging

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack import messages
from bot.channels.slack.faults import error_code
from bot.channels.slack.place import Place

logger = logging.getLogger(__name__)

_OF_ALL_CHANNELS = frozenset({"missing_scope", "unknown_method", "not_allowed_token_type", "feature_not_enabled"})
_MOST_CHANNELS = 1_000


class Status:
    """Sets the status and remembers where that does not work, so as not to try again there."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._is_off = False
        self._without: set[str] = set()

    async def show(self, place: Place, thread: str | None) -> None:
        """Shows the status in this thread, if Slack will; a refusal is no fault. It goes with the next message."""
        if self._is_off or thread is None or place.hidden or place.channel in self._without:
            return
        try:
            await self._client.assistant_threads_setStatus(
                channel_id=place.channel, thread_ts=thread, status=messages.ONE_MOMENT
            )
        except SlackApiError as error:
            logger.debug("Slack shows no status here: %s", error_code(error))
            self._is_off = self._is_off or error_code(error) in _OF_ALL_CHANNELS
            if len(self._without) >= _MOST_CHANNELS:
                self._without.clear()
            self._without.add(place.channel)
        except (aiohttp.ClientError, asyncio.TimeoutError):
            logger.debug("Slack could not be reached to show a status.")
