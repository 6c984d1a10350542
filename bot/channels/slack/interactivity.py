"""Interactivity: the command `/career` and pressed buttons, acknowledged at once and answered like messages."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.channels.slack import messages
from bot.channels.slack.block_kit import ACTION, Addressee, without_buttons
from bot.channels.slack.conversations import Assistant
from bot.channels.slack.events import words
from bot.channels.slack.manifest import COMMAND
from bot.channels.slack.waiting import Incoming
from bot.channels.slack.workspace import Place
from bot.dialogue.payload import ASK_CAPABILITIES, payload


def listen_to_commands(app: AsyncApp, assistant: Assistant) -> None:
    """Registers the listener for `/career`, whose answers only the person sees."""

    async def on_command(ack: AsyncAck, body: dict[str, Any]) -> None:
        place = Place(
            user=str(body["user_id"]),
            channel=str(body["channel_id"]),
            is_direct=False,
            hidden=True,
            response_url=body.get("response_url"),
        )
        text = words(str(body.get("text") or "")) or payload(ASK_CAPABILITIES)
        # Slack never resends a command, but people who see nothing for a second do.
        trigger = str(body.get("trigger_id"))
        command = Incoming(place, text, trigger)
        is_held = await assistant.waiting.hold(command)
        await ack()
        if is_held:
            await assistant.answer_held(command, [f"command:{trigger}"], _answer)

    app.command(COMMAND)(on_command)


def listen_to_buttons(app: AsyncApp, assistant: Assistant) -> None:
    """Registers the listener for pressed buttons: the message shows the choice, and the payload is answered."""

    async def on_press(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        addressee = Addressee.of_block(str(action.get("block_id", "")))
        is_on_message = "message" in body or body.get("container", {}).get("type") == "message"
        if addressee is not None and is_on_message:
            await _press_on_message(assistant, ack, body, action, addressee)
            return
        await ack()
        if addressee is not None:
            await _press_on_home(assistant, body, action)

    app.action(ACTION)(on_press)


async def _press_on_message(
    assistant: Assistant, ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], addressee: Addressee
) -> None:
    place = place_of(body)
    is_member = assistant.installation.is_member(body["user"].get("team_id"), _as_event_body(body))
    pressed = Incoming(place, str(action.get("value") or ""), _asked_in(body) or "")
    is_held = is_member and addressee.admits(place.user) and await assistant.waiting.hold(pressed)
    # What is acknowledged is not sent again: it is stored before.
    await ack()

    async def show_and_answer(assistant: Assistant, incoming: Incoming) -> None:
        if addressee.person == place.user:
            await _show_choice(assistant, place, body, action, addressee)
        await _answer(assistant, incoming)

    if not is_member:
        await assistant.delivery.tell(place, messages.MEMBERS_ONLY, private=True)
    elif not addressee.admits(place.user):
        await assistant.delivery.tell(place, messages.NOT_YOUR_BUTTON, private=True)
    elif is_held:
        await assistant.answer_held(pressed, [f"press:{addressee.key}:{place.user}"], show_and_answer)


async def _answer(assistant: Assistant, incoming: Incoming) -> None:
    await assistant.conversations.answer(incoming.place, incoming.text, asked_in=incoming.ts or None)


async def _press_on_home(assistant: Assistant, body: dict[str, Any], action: dict[str, Any]) -> None:
    """App Home stays as it is; the answer comes as a direct message."""
    user = str(body["user"]["id"])
    first = await assistant.deduplication.is_first(f"press:{user}:{action.get('action_ts')}")
    place = await assistant.delivery.direct(user) if first else None
    if place is not None:
        await assistant.conversations.answer(place, str(action.get("value") or ""))


def place_of(body: dict[str, Any]) -> Place:
    """Where the message is that a button was pressed on."""
    container, message = body.get("container") or {}, body.get("message") or {}
    channel = str((body.get("channel") or {}).get("id") or container.get("channel_id"))
    is_direct = channel.startswith("D")
    hidden = bool(container.get("is_ephemeral"))
    return Place(
        user=str(body["user"]["id"]),
        channel=channel,
        thread=message.get("thread_ts") or container.get("thread_ts"),
        is_direct=is_direct and not hidden,
        hidden=hidden,
        response_url=body.get("response_url") if hidden else None,
    )


async def _show_choice(
    assistant: Assistant, place: Place, body: dict[str, Any], action: dict[str, Any], addressee: Addressee
) -> None:
    chosen = str((action.get("text") or {}).get("text") or "")
    message = body.get("message") or {}
    if place.hidden:
        hidden = assistant.delivery.hidden_blocks(addressee.key)
        if hidden is not None and place.response_url:
            await assistant.delivery.replace_hidden(place.response_url, without_buttons(hidden, chosen), chosen)
    elif message.get("ts"):
        blocks = without_buttons(message.get("blocks") or [], chosen)
        await assistant.delivery.replace(place, message["ts"], blocks, str(message.get("text") or chosen))


def _asked_in(body: dict[str, Any]) -> str | None:
    return (body.get("message") or {}).get("ts") or (body.get("container") or {}).get("message_ts")


def _as_event_body(body: dict[str, Any]) -> dict[str, Any]:
    """What `is_member` reads, from a press: a person with another home team may be from outside."""
    team = body.get("team") or {}
    enterprise = (body.get("enterprise") or {}).get("id") or team.get("enterprise_id")
    home = body["user"].get("team_id")
    foreign = home is not None and home != team.get("id") and not enterprise
    return {"team_id": team.get("id"), "enterprise_id": enterprise, "is_ext_shared_channel": foreign}
