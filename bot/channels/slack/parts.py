"""What the listeners share."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.slack.conversations import Conversations
from bot.channels.slack.delivery import Delivery
from bot.channels.slack.identity import Installation
from bot.channels.slack.place import Place
from bot.channels.slack.seen import Seen

ReceiveFiles = Callable[[Place, Sequence[dict[str, Any]]], Awaitable[bool]]
"""Takes the files that somebody sent in a direct message; whether the words with them need no answer."""


@dataclass(frozen=True)
class Parts:
    """The channel's parts, made once a start."""

    installation: Installation
    seen: Seen
    delivery: Delivery
    conversations: Conversations
    receive_files: ReceiveFiles
