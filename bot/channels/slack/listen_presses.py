"""Pressed buttons: the message shows what was chosen, and the button's payload is answered like words."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.channels.slack import messages
from bot.channels.slack.buttons import ACTION, Addressee, without_buttons
from bot.channels.slack.parts import Parts
from bot.channels.slack.place import Place


def listen_to_presses(app: AsyncApp, parts: Parts) -> None:
    """Registers the listener on the app."""

    async def on_press(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        await ack()
        addressee = Addressee.of_block(str(action.get("block_id", "")))
        if addressee is None:
            return
        if "message" in body or body.get("container", {}).get("type") == "message":
            await _press_on_message(parts, body, action, addressee)
        else:
            await _press_on_home(parts, body, action)

    app.action(ACTION)(on_press)


async def _press_on_message(
    parts: Parts, body: dict[str, Any], action: dict[str, Any], addressee: Addressee
) -> None:
    place = place_of(body)
    if not parts.installation.is_member(body["user"].get("team_id"), _as_event_body(body)):
        await parts.delivery.tell(place, messages.MEMBERS_ONLY, private=True)
        return
    if not addressee.admits(place.user):
        await parts.delivery.tell(place, messages.NOT_YOUR_BUTTON, private=True)
        return
    if not await parts.seen.is_first(f"press:{addressee.key}:{place.user}"):
        return
    if addressee.person == place.user:
        await _show_choice(parts, place, body, action, addressee)
    await parts.conversations.answer(place, str(action.get("value") or ""), asked_in=_asked_in(body))


async def _press_on_home(parts: Parts, body: dict[str, Any], action: dict[str, Any]) -> None:
    """The home page stays as it is; the answer comes as a direct message."""
    user = str(body["user"]["id"])
    first = await parts.seen.is_first(f"press:{user}:{action.get('action_ts')}")
    place = await parts.delivery.direct(user) if first else None
    if place is not None:
        await parts.conversations.answer(place, str(action.get("value") or ""))


def place_of(body: dict[str, Any]) -> Place:
    """Where a pressed message stands."""
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
    parts: Parts, place: Place, body: dict[str, Any], action: dict[str, Any], addressee: Addressee
) -> None:
    chosen = str((action.get("text") or {}).get("text") or "")
    message = body.get("message") or {}
    if place.hidden:
        hidden = parts.delivery.hidden_blocks(addressee.key)
        if hidden is not None and place.response_url:
            await parts.delivery.replace_hidden(place.response_url, without_buttons(hidden, chosen), chosen)
    elif message.get("ts"):
        blocks = without_buttons(message.get("blocks") or [], chosen)
        await parts.delivery.replace(place, message["ts"], blocks, str(message.get("text") or chosen))


def _asked_in(body: dict[str, Any]) -> str | None:
    return (body.get("message") or {}).get("ts") or (body.get("container") or {}).get("message_ts")


def _as_event_body(body: dict[str, Any]) -> dict[str, Any]:
    """What `is_member` reads, of a press: whoever has another home than the workspace may be from outside."""
    team = body.get("team") or {}
    enterprise = (body.get("enterprise") or {}).get("id") or team.get("enterprise_id")
    home = body["user"].get("team_id")
    foreign = home is not None and home != team.get("id") and not enterprise
    return {"team_id": team.get("id"), "enterprise_id": enterprise, "is_ext_shared_channel": foreign}
