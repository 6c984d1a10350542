"""Conversations: a person's words go to Rasa, and its replies go back to where the words came from."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any

import aiohttp
from rasa.core.channels.channel import UserMessage
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.admission import ADMISSION
from bot.channels.messages import TOO_BUSY
from bot.channels.slack import messages
from bot.channels.slack.client import error_code
from bot.channels.slack.deduplication import Deduplication
from bot.channels.slack.delivery import Delivery
from bot.channels.slack.files import Downloader
from bot.channels.slack.waiting import Incoming, WaitingMessages
from bot.channels.slack.workspace import Installation, Place
from bot.channels.turn import OnNewMessage, TurnOutput, take_turn

logger = logging.getLogger(__name__)

TURNS_AT_ONCE = 3
"""How many turns run at the same time; the others wait. Rasa computes in the server's own event loop: a few turns
keep it as busy as many would, and leave time in between to acknowledge what Slack sends."""

_ALWAYS_REFUSED = frozenset({"missing_scope", "unknown_method", "not_allowed_token_type", "feature_not_enabled"})
_MOST_CHANNELS = 1_000


class SlackOutput(TurnOutput):
    """Collects the messages of a turn as the actions sent them."""

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "slack"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keeps the message unchanged."""
        await self._persist_message(dict(message))


class Status:
    """Shows "is looking that up …" in assistant threads, and remembers where Slack refuses to."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._is_off = False
        self._without: set[str] = set()

    async def show(self, place: Place, thread: str | None) -> None:
        """Sets the thread's status; the next message clears it. A refusal is not logged as an error."""
        if self._is_off or thread is None or place.hidden or place.channel in self._without:
            return
        try:
            await self._client.assistant_threads_setStatus(
                channel_id=place.channel, thread_ts=thread, status=messages.ONE_MOMENT
            )
        except SlackApiError as error:
            logger.debug("Slack shows no status here: %s", error_code(error))
            self._is_off = self._is_off or error_code(error) in _ALWAYS_REFUSED
            if len(self._without) >= _MOST_CHANNELS:
                self._without.clear()
            self._without.add(place.channel)
        except (aiohttp.ClientError, asyncio.TimeoutError):
            logger.debug("Slack could not be reached to show a status.")


class Conversations:
    """Any number of conversations; Rasa keeps the messages of each in order."""

    def __init__(self, on_new_message: OnNewMessage, delivery: Delivery, status: Status) -> None:
        self._on_new_message = on_new_message
        self._delivery = delivery
        self._status = status
        self._slots = asyncio.Semaphore(TURNS_AT_ONCE)

    async def answer(self, place: Place, text: str, asked_in: str | None = None) -> None:
        """Has the text answered; `asked_in` is the timestamp of the message or thread that asked."""
        if ADMISSION.refuses():
            await self._delivery.tell(place, TOO_BUSY, private=True)
            return
        showing = asyncio.ensure_future(self._status.show(place, place.thread or asked_in))
        output = SlackOutput()
        message = UserMessage(text, output, place.conversation_id, input_channel=SlackOutput.name())
        async with self._slots:
            await take_turn(self._on_new_message, message)
        # A status set after the answer would stay: send the answer only once the status is set.
        await asyncio.wait([showing], timeout=1.0)
        await self._delivery.deliver(place, list(output.messages))


@dataclass(frozen=True)
class Assistant:
    """What the Bolt listeners share: the parts of the channel, created once per start."""

    installation: Installation
    deduplication: Deduplication
    delivery: Delivery
    conversations: Conversations
    downloader: Downloader
    waiting: WaitingMessages

    async def answer_held(
        self, incoming: Incoming, keys: Iterable[str], answer: Callable[[Assistant, Incoming], Awaitable[None]]
    ) -> None:
        """Has a message answered that `waiting` holds, unless one of its keys was claimed before.

        If this server ends before the answer, another one gives it.
        """
        try:
            if await self.deduplication.are_first(keys):
                await answer(self, incoming)
        except Exception:
            await self.waiting.release(incoming)
            raise
        # Not reached when the server ends, which cancels the task: then the message waits for whoever comes next.
        await self.waiting.release(incoming)
