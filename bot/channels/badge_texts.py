"""The text of a badge is taken out of a message and kept as a file; the conversation holds a reference to it.

A badge may be several hundred kilobytes of text. Rasa would read it, store it and send it along with each call of
an action, and none of them has a use for it but the one that verifies badges.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timezone

from bot.badges.reading import place_of_badge, reference_to, words_beside
from bot.channels.messages import BADGE_SENT
from bot.database.engine import shared_engine
from bot.dialogue.person import person_of
from bot.people.files import FileStore
from bot.settings import Settings

NAME, MEDIA_TYPE = "badge.txt", "text/plain"


async def with_badge_kept(text: str | None, sender_id: str) -> str | None:
    """The message with a reference in place of a badge's text, which is kept for its sender; else as it is."""
    if text is None or place_of_badge(text) is None:
        return text
    return await asyncio.to_thread(_kept, text, sender_id)


def shown_with_badge(text: str) -> str:
    """The message as the conversation shows it: a badge's text is only named, with its size."""
    place = place_of_badge(text)
    if place is None:
        return text
    return words_beside(text, BADGE_SENT.format(size=max(1, round((place[1] - place[0]) / 1024)))).strip()


def _kept(text: str, sender_id: str) -> str:
    start, end = place_of_badge(text) or (0, len(text))
    store = FileStore(shared_engine(Settings.from_environment().database_url))
    content = text[start:end].encode("utf-8", "replace")
    path = store.keep(person_of(sender_id), NAME, MEDIA_TYPE, content, datetime.now(timezone.utc))
    return words_beside(text, f" {reference_to(path.rpartition('/')[2])} ").strip()
