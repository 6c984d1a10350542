"""Rasa's REST channel, made safe: person ids of its own, checked bodies, bounded turns, always a reply."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from rasa.core.channels.channel import UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.badges.reading import words_beside
from bot.channels import messages
from bot.channels.access import may_use_rest
from bot.channels.admission import ADMISSION, RETRY_SECONDS
from bot.channels.limits import Limiter, MemoryLimiter, address_of, limiter_of, message_wait
from bot.channels.turn import OnNewMessage, TurnOutput, take_turn
from bot.dialogue.phrases import counted
from bot.settings import Settings

MAX_BODY_BYTES = 640 * 1024
"""Room for the largest badge (256 KB) with all its quotation marks escaped, and for the words beside it."""

MAX_WORDS_BYTES = 64 * 1024
"""What a message may have besides a badge."""

MAX_SENDER_LENGTH = 200


class BadRequestError(ValueError):
    """A request that cannot be read; `status` is the HTTP status, the message is for its sender."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


class Incoming(NamedTuple):
    """What a request says: the person's id with the channel before it, and their text."""

    sender_id: str
    text: str


class RungRestInput(RestInput):  # type: ignore[misc]
    """`POST /webhooks/rest/webhook` with ``{"sender", "message"}``, answered with a list of messages.

    The sender always becomes ``rest:<sender>``, so that nobody speaks as a person of another channel; what the
    body says about channel and metadata is ignored.
    """

    def __init__(self, token: str | None = None, limiter: Limiter | None = None) -> None:
        """`limiter` counts the messages taken; by default one of this channel's own."""
        self._token = token
        self._limiter = limiter or MemoryLimiter()

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> RungRestInput:
        """The channel with the token and the limiter of the settings; credentials.yml holds no secrets."""
        settings = Settings.from_environment()
        return cls(settings.rest_token, limiter_of(settings.redis_url))

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The channel's routes below ``/webhooks/rest``."""
        blueprint = Blueprint("rung_rest", __name__)

        async def health(_request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        async def receive(request: Request) -> Any:
            if not may_use_rest(request.ip, request.headers, self._token, request.version):
                return _refusal(messages.LOCAL_PROGRAMS_ONLY if self._token is None else messages.TOKEN_NEEDED, 403)
            try:
                incoming = read_body(request.body)
            except BadRequestError as error:
                return _refusal(str(error), error.status)
            address = address_of(request.ip, request.headers)
            wait = await message_wait(self._limiter, incoming.sender_id, address)
            if wait:
                return _busy(wait)
            if ADMISSION.refuses():
                return _crowded()
            if str(request.args.get("stream", "")).lower() == "true":
                return response.stream(self._streamed(on_new_message, incoming), content_type="text/event-stream")
            output = TurnOutput()
            await take_turn(on_new_message, self._message(incoming, output))
            return response.json(list(output.messages))

        blueprint.add_route(health, "/", methods=["GET"])
        blueprint.add_route(receive, "/webhook", methods=["POST"])
        return blueprint

    def _message(self, incoming: Incoming, output: TurnOutput) -> UserMessage:
        return UserMessage(incoming.text, output, incoming.sender_id, input_channel=self.name())

    def _streamed(self, on_new_message: OnNewMessage, incoming: Incoming) -> Callable[[Any], Awaitable[None]]:
        """Writes each message of the turn as a line of JSON, as soon as it is there."""

        async def stream(writer: Any) -> None:
            queue: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
            message = self._message(incoming, TurnOutput(queue.put))
            turn = asyncio.ensure_future(take_turn(on_new_message, message))
            turn.add_done_callback(lambda _turn: queue.put_nowait(None))
            while (reply := await queue.get()) is not None:
                await writer.write(json.dumps(reply) + "\n")

        return stream


def read_body(body: bytes) -> Incoming:
    """What the body of a request says; raises `BadRequestError`. A missing message reads as an empty one."""
    if len(body) > MAX_BODY_BYTES:
        raise BadRequestError(messages.BODY_TOO_LARGE, 413)
    try:
        content = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadRequestError(messages.BODY_NOT_JSON) from error
    if not isinstance(content, dict):
        raise BadRequestError(messages.BODY_NOT_OBJECT)
    text = content.get("message")
    if text is not None and not isinstance(text, str):
        raise BadRequestError(messages.MESSAGE_WRONG)
    sound = _sound_text(text or "")
    if len(words_beside(sound).encode()) > MAX_WORDS_BYTES:
        raise BadRequestError(messages.BODY_TOO_LARGE, 413)
    return Incoming(_sender_id(content.get("sender")), sound)


def _sender_id(sender: Any) -> str:
    if isinstance(sender, bool) or not isinstance(sender, (str, int, float)):
        raise BadRequestError(messages.SENDER_WRONG)
    text = _sound_text(str(sender)).strip()
    if not 1 <= len(text) <= MAX_SENDER_LENGTH:
        raise BadRequestError(messages.SENDER_WRONG)
    return f"{RungRestInput.name()}:{text}"


def _sound_text(text: str) -> str:
    """The text without what no database takes: NUL, and halves of surrogate pairs that JSON lets through."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _busy(wait: float) -> HTTPResponse:
    """Refuses politely for now. `wait` is in seconds."""
    seconds = math.ceil(wait)
    message = messages.TOO_MANY_MESSAGES.format(wait=counted(seconds, "second"))
    return response.json({"error": message}, status=429, headers={"Retry-After": str(seconds)})


def _crowded() -> HTTPResponse:
    """Refuses for a moment, because the server has as much to do as it can."""
    headers = {"Retry-After": str(RETRY_SECONDS)}
    return response.json({"error": messages.TOO_BUSY}, status=503, headers=headers)


def _refusal(message: str, status: int) -> HTTPResponse:
    return response.json({"error": message}, status=status)
