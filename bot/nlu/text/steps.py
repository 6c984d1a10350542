"""All steps in their order: from what a person wrote to what the classifier reads."""

from __future__ import annotations

from collections.abc import Callable

from bot.nlu.text.courtesies import without_courtesies
from bot.nlu.text.language import with_language
from bot.nlu.text.message_guard import guarded, without_leading_slash
from bot.nlu.text.message_text import MessageText
from bot.nlu.text.pasted_badge import badge_in_words
from bot.nlu.text.rereading import Rereader

Step = Callable[[MessageText], MessageText]
"""A pure function. It changes the text through `MessageText.edited` alone, which keeps the way back."""


def steps(rereader: Rereader | None = None) -> tuple[Step, ...]:
    """The steps in their order; without a rereader, spelling stays as it is.

    The language is recognised before words are corrected as if they were English. Taking a courtesy off may leave a
    slash at the beginning ("hello, /restart"), so that is looked at once more in the end.
    """
    correction = (rereader.read,) if rereader is not None else ()
    return (badge_in_words, guarded, with_language, without_courtesies, *correction, without_leading_slash)


def prepared(written: str, steps: tuple[Step, ...]) -> MessageText:
    """The text after all steps; a button's payload is left alone once it is known to be one."""
    text = MessageText.of(written)
    for step in steps:
        if not text.is_payload:
            text = step(text)
    return text
