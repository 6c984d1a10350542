"""What the shell gets from Rasa: each message whole, with its channel-neutral reply."""

from __future__ import annotations

from typing import Any

from bot.channels.turn import TurnOutput


class ShellOutput(TurnOutput):
    """Collects messages as the actions sent them; the screen renders them."""

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "shell"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keeps the message as it is."""
        await self._persist_message(dict(message))
