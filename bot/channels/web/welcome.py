"""What the widget opens with: what the assistant can do, and three things to ask."""

from __future__ import annotations

from bot.channels import messages
from bot.channels.web.entries import ASSISTANT, Entry


def welcome() -> Entry:
    """The first entry of every conversation; it belongs to no turn."""
    return {
        "id": "welcome",
        "who": ASSISTANT,
        "time": None,
        "blocks": [{"kind": "text", "text": messages.WELCOME}],
        "buttons": [{"title": text, "payload": text} for text in messages.WELCOME_SUGGESTIONS],
    }
