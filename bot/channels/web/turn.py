"""The two ends of a turn on the website: the message that the widget sends, and the replies that Rasa gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.badges.reading import words_beside
from bot.channels.badge_texts import shown_with_badge
from bot.channels.turn import TurnOutput
from bot.dialogue.payload import is_allowed

MOST_CHARACTERS = 4000
"""Of words; a badge may come with them."""

MOST_BYTES = 640 * 1024
"""The most that a whole packet may take: the largest badge (256 KB) with all its quotation marks escaped."""

APOLOGY = "apology"
"""Marks what a turn says in place of a reply; it is not in the tracker."""

_ID = re.compile(r"[A-Za-z0-9-]{16,64}")


TOO_LONG, NOT_READ = "too_long", "not_read"
"""Why a message is refused; the widget has the words for it."""


class MessageRefusedError(ValueError):
    """A message that is not accepted, with the code of the reason."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Incoming:
    """A message. The widget chooses its `id`, and uses the same one when it sends the message again."""

    id: str
    text: str
    shown: str
    """What the conversation shows for it: the title of the button that was pressed, or the text."""


def read_message(data: Any) -> Incoming:
    """The message in a packet, which anyone may have sent; raises `MessageRefusedError`."""
    if not isinstance(data, dict):
        raise MessageRefusedError(NOT_READ)
    message_id, text, shown = data.get("id"), data.get("text"), data.get("shown")
    if not isinstance(message_id, str) or not _ID.fullmatch(message_id) or not isinstance(text, str):
        raise MessageRefusedError(NOT_READ)
    text = _sound(text).strip()
    if not text:
        raise MessageRefusedError(NOT_READ)
    if len(words_beside(text)) > MOST_CHARACTERS:
        raise MessageRefusedError(TOO_LONG)
    # Only a payload may be shown under a title; words are shown as they are.
    title = _sound(shown).strip()[:200] if isinstance(shown, str) and is_allowed(text) else ""
    return Incoming(message_id, text, title or shown_with_badge(text))


def _sound(text: str) -> str:
    """The text without what no database accepts: NUL, and lone surrogates, which JSON lets through."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


class WebOutput(TurnOutput):
    """Passes each message of a turn on as the actions sent it."""

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "web"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Passes the message on unchanged."""
        await self._persist_message(dict(message))

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Passes on what only the turn itself says: that it failed, or that there was nothing to say."""
        await self._persist_message({"text": text, APOLOGY: True})
