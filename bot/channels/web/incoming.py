"""What the widget sends: read with care, since anybody can send anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.channels import messages
from bot.dialogue.payload import is_allowed

MOST_CHARACTERS = 4000
MOST_BYTES = 32 * 1024
"""What a whole packet may take; four bytes a character and some room."""

_ID = re.compile(r"[A-Za-z0-9-]{16,64}")


class MessageRefusedError(ValueError):
    """A message that is not taken; the text is for the person."""


@dataclass(frozen=True)
class Incoming:
    """A message. `id` was made by the widget and is the same when it is sent again."""

    id: str
    text: str
    shown: str
    """What the conversation shows for it: the title of the button whose payload this is, or the text."""


def read_message(data: Any) -> Incoming:
    """What a packet says; raises `MessageRefusedError`."""
    if not isinstance(data, dict):
        raise MessageRefusedError(messages.MESSAGE_NOT_READ)
    message_id, text, shown = data.get("id"), data.get("text"), data.get("shown")
    if not isinstance(message_id, str) or not _ID.fullmatch(message_id) or not isinstance(text, str):
        raise MessageRefusedError(messages.MESSAGE_NOT_READ)
    text = _sound(text).strip()
    if not text:
        raise MessageRefusedError(messages.MESSAGE_NOT_READ)
    if len(text) > MOST_CHARACTERS:
        raise MessageRefusedError(messages.TOO_LONG)
    # A title instead of the text only where the text is no words.
    title = _sound(shown).strip()[:200] if isinstance(shown, str) and is_allowed(text) else ""
    return Incoming(message_id, text, title or text)


def _sound(text: str) -> str:
    """The text without what no database takes: NUL, and halves of surrogate pairs that JSON lets through."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
