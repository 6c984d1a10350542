"""A question that is put right is read together with the question before: "I meant …" says only what was wrong."""

from __future__ import annotations

from bot.nlu.text.message_text import Edit, MessageText
from bot.reading.manner import begins_as_question
from bot.reading.second_try import means_instead, said_away


def is_asked_anew(text: MessageText, before: str) -> bool:
    """Whether a message puts right what `before`, the person's last message, asked."""
    is_asked = before.rstrip().endswith("?") or begins_as_question(before)
    return is_asked and not text.is_payload and means_instead(text.written)


def with_question_before(text: MessageText, before: str) -> MessageText:
    """The text without what was not meant, and with the question before it; the map leads back as always."""
    start, _ = said_away(text.now)
    return text.edited([Edit(start, len(text.now), f" {before.strip()}")])
