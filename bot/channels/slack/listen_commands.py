"""`/career`: acknowledged before anything else happens, answered so that only the person sees it."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.channels.slack.address import COMMAND
from bot.channels.slack.incoming import words
from bot.channels.slack.parts import Parts
from bot.channels.slack.place import Place
from bot.dialogue.payload import ASK_CAPABILITIES, payload


def listen_to_commands(app: AsyncApp, parts: Parts) -> None:
    """Registers the listener on the app."""

    async def on_command(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        # Slack sends a command once, but a person who sees nothing for a second sends it again themselves.
        if not await parts.seen.is_first(f"command:{body.get('trigger_id')}"):
            return
        place = Place(
            user=str(body["user_id"]),
            channel=str(body["channel_id"]),
            is_direct=False,
            hidden=True,
            response_url=body.get("response_url"),
        )
        text = words(str(body.get("text") or "")) or payload(ASK_CAPABILITIES)
        await parts.conversations.answer(place, text)

    app.command(COMMAND)(on_command)
