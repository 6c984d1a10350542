"""What the website's channel gets from Rasa: each message whole, with its channel-neutral reply."""

from __future__ import annotations

from typing import Any

from bot.channels.turn import TurnOutput

APOLOGY = "apology"
"""Marks what a turn says in place of a reply; it stands in no tracker."""


class WebOutput(TurnOutput):
    """Hands messages on as the actions sent them."""

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "web"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Hands the message on as it is."""
        await self._persist_message(dict(message))

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Only the turn itself says something this way: that it failed, or that there was nothing to say."""
        await self._persist_message({"text": text, APOLOGY: True})
