"""What an event of Slack says to us: the person's words, or that it is nothing to answer."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass
from typing import Any

from bot.channels.slack.place import Place

_USER = re.compile(r"<@[A-Z0-9]+(?:\|[^>]*)?>")
_CHANNEL = re.compile(r"<#[A-Z0-9]+(?:\|([^>]*))?>")
_SPECIAL = re.compile(r"<!(?:subteam\^[A-Z0-9]+|date\^[^|>]*|[a-z]+)(?:\|([^>]*))?>")
_LINK = re.compile(r"<((?:https?|mailto|tel):[^|>]+)(?:\|([^>]*))?>")

_ANSWERED_SUBTYPES = frozenset({None, "file_share", "thread_broadcast"})
MAX_TEXT = 40_000
"""Characters of one message that are read: as many as Slack lets a message have."""


@dataclass(frozen=True)
class Incoming:
    """A message to answer. `key` is the same for all events that Slack sends of these very words."""

    place: Place
    text: str
    key: str
    home: str | None = None
    files: tuple[dict[str, Any], ...] = ()


def direct_message(event: dict[str, Any]) -> Incoming | None:
    """What a ``message`` event of a direct message says; None for what is not to be answered.

    Answered are new messages and edits of them: an edit is a new question, and its answer goes into a thread below
    it. Deletions, unfurled links, the assistant's own and other bots' messages are not.
    """
    if event.get("channel_type") != "im":
        return None
    if event.get("subtype") == "message_changed":
        return _edited(event)
    if event.get("subtype") not in _ANSWERED_SUBTYPES:
        return None
    return _incoming(event, str(event.get("channel")), event.get("thread_ts"), is_direct=True)


def mention(event: dict[str, Any]) -> Incoming | None:
    """What an ``app_mention`` event says; it is answered in its thread, or in one that it opens.

    Slack sends the event again when the message is edited: words that were answered already share their key.
    """
    if event.get("subtype") not in _ANSWERED_SUBTYPES:
        return None
    thread = event.get("thread_ts") or event.get("ts")
    return _incoming(event, str(event.get("channel")), thread, is_direct=False)


def words(text: str) -> str:
    """What a person wrote, of Slack's escaped text: no mentions, links by their address or label."""
    text = _USER.sub(" ", text)
    text = _CHANNEL.sub(lambda match: f"#{match[1]}" if match[1] else " ", text)
    text = _SPECIAL.sub(lambda match: match[1] or " ", text)
    text = _LINK.sub(_shown_link, text)
    text = html.unescape(text).replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    return re.sub(r"[ \t]+", " ", text).strip()[:MAX_TEXT]


def _shown_link(match: re.Match[str]) -> str:
    address, label = match[1], match[2]
    # Slack makes a link of whatever looks like a host name: what was typed is then its label.
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
    text = words(str(message.get("text") or ""))
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Incoming(
        place=Place(user=user, channel=channel, thread=thread, is_direct=is_direct),
        text=text,
        key=f"said:{channel}:{message.get('ts')}:{digest}",
        home=message.get("user_team") or message.get("source_team") or message.get("team"),
        files=tuple(message.get("files") or ()),
    )
