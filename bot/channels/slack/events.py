"""Events: direct messages and mentions, acknowledged by Bolt at once and answered afterwards."""

from __future__ import annotations

import html
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot.badges.reading import place_of_badge
from bot.badges.verification import BadgeUnreadable
from bot.channels.slack import messages
from bot.channels.slack.conversations import Assistant
from bot.channels.slack.files import DownloadError
from bot.channels.slack.waiting import Incoming
from bot.channels.slack.workspace import Place
from bot.importing.rows import ProfileUnreadable

MAX_TEXT = 40_000
"""How many characters of a message are read: as many as Slack allows in one."""

MOST_FILES = 3
"""How many files of one message are read."""

_USER = re.compile(r"<@[A-Z0-9]+(?:\|[^>]*)?>")
_CHANNEL = re.compile(r"<#[A-Z0-9]+(?:\|([^>]*))?>")
_SPECIAL = re.compile(r"<!(?:subteam\^[A-Z0-9]+|date\^[^|>]*|[a-z]+)(?:\|([^>]*))?>")
_LINK = re.compile(r"<((?:https?|mailto|tel):[^|>]+)(?:\|([^>]*))?>")

_ANSWERED_SUBTYPES = frozenset({None, "file_share", "thread_broadcast"})


_INCOMING = "rung_incoming"
"""Under which a request's context holds the message to answer."""


def listen_to_events(app: AsyncApp, assistant: Assistant) -> None:
    """Registers the listeners for direct messages and mentions.

    A message is stored by a middleware: Bolt acknowledges an event before it runs the listener, and Slack never
    sends again what was acknowledged.
    """

    async def on_event(context: AsyncBoltContext, body: dict[str, Any]) -> None:
        incoming = context.get(_INCOMING)
        if incoming is not None:
            await _handle(assistant, incoming, body)

    app.event("message", middleware=[_storing(assistant, direct_message)])(on_event)
    app.event("app_mention", middleware=[_storing(assistant, mention)])(on_event)


def _storing(
    assistant: Assistant, read: Callable[[dict[str, Any]], Incoming | None]
) -> Callable[..., Awaitable[BoltResponse]]:
    async def store(
        event: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        next: Callable[[], Awaitable[BoltResponse]],
    ) -> BoltResponse:
        incoming = read(event)
        if incoming is not None and _is_member(assistant, incoming, body):
            context[_INCOMING] = incoming if await assistant.waiting.hold(incoming) else None
        else:
            context[_INCOMING] = incoming
        return await next()

    return store


def _is_member(assistant: Assistant, incoming: Incoming, body: dict[str, Any]) -> bool:
    return assistant.installation.is_member(incoming.home, body)


async def _handle(assistant: Assistant, incoming: Incoming, body: dict[str, Any]) -> None:
    keys = _keys(incoming, body)
    if _is_member(assistant, incoming, body):
        await assistant.answer_held(incoming, keys, answer)
    elif await assistant.deduplication.are_first(keys):
        await assistant.delivery.tell(incoming.place, messages.MEMBERS_ONLY, private=True)


async def answer(assistant: Assistant, incoming: Incoming) -> None:
    """Answers a message, its files first."""
    place = incoming.place
    if incoming.files and place.is_direct:
        is_read = await _read_files(assistant, place, incoming.files)
        if is_read or not incoming.text:
            return
    text = incoming.text or ("" if place.is_direct else messages.EMPTY_MENTION)
    await assistant.conversations.answer(place, text, asked_in=incoming.ts)


def _keys(incoming: Incoming, body: dict[str, Any]) -> list[str]:
    """What must be new: this event, and any event with the same words."""
    event_id = body.get("event_id")
    return [*([f"event:{event_id}"] if event_id else []), incoming.key]


async def _read_files(assistant: Assistant, place: Place, files: Sequence[Mapping[str, Any]]) -> bool:
    """Answers each file; whether one of them could be read, so that the words with it need no answer."""
    is_read = False
    for file in files[:MOST_FILES]:
        try:
            message = await assistant.downloader.message(file, place.conversation_id)
        except (DownloadError, BadgeUnreadable, ProfileUnreadable) as error:
            await assistant.delivery.tell(place, str(error))
        else:
            is_read = True
            await assistant.conversations.answer(place, message)
    if len(files) > MOST_FILES:
        await assistant.delivery.tell(place, messages.TOO_MANY_FILES.format(number=MOST_FILES))
    return is_read


def direct_message(event: dict[str, Any]) -> Incoming | None:
    """What a ``message`` event in a direct message says; None for what needs no answer.

    New messages and edits are answered: an edit is a new question, answered in a thread below it. Deletions,
    link previews, the assistant's own messages and those of other bots are not.
    """
    if event.get("channel_type") != "im":
        return None
    if event.get("subtype") == "message_changed":
        return _edited(event)
    if event.get("subtype") not in _ANSWERED_SUBTYPES:
        return None
    return _incoming(event, str(event.get("channel")), event.get("thread_ts"), is_direct=True)


def mention(event: dict[str, Any]) -> Incoming | None:
    """What an ``app_mention`` event says; it is answered in its thread, or in a new one below it.

    Slack sends the event again when the message is edited; words that were already answered have the same key.
    """
    if event.get("subtype") not in _ANSWERED_SUBTYPES:
        return None
    thread = event.get("thread_ts") or event.get("ts")
    return _incoming(event, str(event.get("channel")), thread, is_direct=False)


def words(text: str) -> str:
    """What a person typed, from Slack's escaped text: without mentions, links as their address or label."""
    text = _USER.sub(" ", text)
    text = _CHANNEL.sub(lambda match: f"#{match[1]}" if match[1] else " ", text)
    text = _SPECIAL.sub(lambda match: match[1] or " ", text)
    text = _LINK.sub(_shown_link, text)
    text = html.unescape(text).replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    # The spaces in a badge are signed with it.
    spaced = text if place_of_badge(text) else re.sub(r"[ \t]+", " ", text)
    return spaced.strip()[:MAX_TEXT]


def _shown_link(match: re.Match[str]) -> str:
    address, label = match[1], match[2]
    # Slack turns whatever looks like a host name into a link; its label is then what was typed.
    typed = label and (address.startswith(("mailto:", "tel:")) or address.partition("://")[2] == label)
    return label if typed else address


def _edited(event: dict[str, Any]) -> Incoming | None:
    message, before = event.get("message") or {}, event.get("previous_message") or {}
    if message.get("subtype") not in _ANSWERED_SUBTYPES or message.get("text") == before.get("text"):
        return None
    thread = message.get("thread_ts") or message.get("ts")
    return _incoming(message, str(event.get("channel")), thread, is_direct=True)


def _incoming(message: dict[str, Any], channel: str, thread: str | None, is_direct: bool) -> Incoming | None:
    user = message.get("user")
    if not isinstance(user, str) or not user.isalnum() or message.get("bot_id") or message.get("hidden"):
        return None
    return Incoming(
        place=Place(user=user, channel=channel, thread=thread, is_direct=is_direct),
        text=words(str(message.get("text") or "")),
        ts=str(message.get("ts")),
        home=message.get("user_team") or message.get("source_team") or message.get("team"),
        files=tuple(message.get("files") or ()),
    )
