"""Everything else that Slack sends is acknowledged: it would else be sent again, or shown as a fault to people."""

from __future__ import annotations

import re

from slack_bolt.async_app import AsyncAck, AsyncApp

_ANY = re.compile(r"[\s\S]*")


def listen_to_others(app: AsyncApp) -> None:
    """Registers the listeners on the app, to be called after all others: Bolt takes the first that fits."""

    async def on_event() -> None:
        return None

    async def on_other(ack: AsyncAck) -> None:
        await ack()

    app.event(_ANY)(on_event)
    app.action(_ANY)(on_other)
    app.view(_ANY)(on_other)
    app.options(_ANY)(on_other)
    app.shortcut(_ANY)(on_other)
