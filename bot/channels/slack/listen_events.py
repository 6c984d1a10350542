"""Direct messages and mentions: acknowledged by Bolt at once, answered after."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.channels.slack import messages
from bot.channels.slack.incoming import Incoming, direct_message, mention
from bot.channels.slack.parts import Parts


def listen_to_events(app: AsyncApp, parts: Parts) -> None:
    """Registers the listeners on the app."""

    async def on_message(event: dict[str, Any], body: dict[str, Any]) -> None:
        await _handle(parts, direct_message(event), body)

    async def on_mention(event: dict[str, Any], body: dict[str, Any]) -> None:
        await _handle(parts, mention(event), body)

    app.event("message")(on_message)
    app.event("app_mention")(on_mention)


async def _handle(parts: Parts, incoming: Incoming | None, body: dict[str, Any]) -> None:
    if incoming is None or not await _is_first(parts, incoming, body):
        return
    place = incoming.place
    if not parts.installation.is_member(incoming.home, body):
        await parts.delivery.tell(place, messages.MEMBERS_ONLY, private=True)
        return
    if incoming.files and place.is_direct:
        read = await parts.receive_files(place, incoming.files)
        if read or not incoming.text:
            return
    text = incoming.text or ("" if place.is_direct else messages.EMPTY_MENTION)
    await parts.conversations.answer(place, text, asked_in=incoming.key.split(":")[2])


async def _is_first(parts: Parts, incoming: Incoming, body: dict[str, Any]) -> bool:
    """Whether neither this event nor another one of the same words came before."""
    event_id = body.get("event_id")
    if event_id and not await parts.seen.is_first(f"event:{event_id}"):
        return False
    return await parts.seen.is_first(incoming.key)
