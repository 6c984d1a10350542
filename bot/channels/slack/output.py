"""What Slack gets from Rasa: each message whole, with its channel-neutral reply."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.channels.turn import TurnOutput
from bot.dialogue.reply import Button, Reply


class SlackOutput(TurnOutput):
    """Collects messages as the actions sent them; `reply_of` reads them."""

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "slack"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keeps the message as it is."""
        await self._persist_message(dict(message))


def reply_of(message: Mapping[str, Any]) -> Reply:
    """The reply that a message carries; fixed ones, which have none, are text and buttons."""
    reply = message.get("reply")
    if isinstance(reply, Mapping):
        return Reply.from_dict(reply)
    text = str(message.get("text") or "").strip()
    buttons = tuple(
        Button(str(button.get("title") or ""), str(button.get("payload") or button.get("title") or ""))
        for button in message.get("buttons") or ()
    )
    return Reply(paragraphs=(text,) if text else (), buttons=buttons)
