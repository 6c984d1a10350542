"""What people wrote in a mail themselves: without the mail they answer, their signature and the greeting line."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.nlu.text.message_text import Edit, MessageText

_QUOTED_LINE = re.compile(r"^\s*>")
_HEAD = re.compile(
    r"^\s*(?:"
    r"(?:on|am|le|el)\b.{4,120}\b(?:wrote|writes|schrieb|écrit|escribió)\s*:"  # "On 3 May, Kim wrote:"
    r"|-{2,}\s*(?:original message|forwarded message|original appointment)\b.*"
    r"|_{8,}"
    r"|from:\s*\S.*"
    r")\s*$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"^\s*(?:--|—|sent from my \S.{0,40}|get outlook for \S.{0,20}"
    r"|(?:(?:kind|best|warm|many)\s+)?(?:regards|wishes|thanks)|thank you|thanks(?:\s+(?:a lot|in advance|again))?"
    r"|best|cheers|yours(?:\s+\w+)?|sincerely)\s*[,.!]?\s*$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))(?:\s+[\w.'-]+){0,3}\s*[,!.]?\s*$", re.IGNORECASE
)


class _Line(NamedTuple):
    """A line of the text, without its line break, and the span that it takes."""

    start: int
    end: int
    words: str


def own_words(text: MessageText) -> MessageText:
    """The lines that the person wrote in order to ask; all of the text where nothing would be left of it."""
    if "\n" not in text.now:
        return text
    lines = _asking(_lines_before_the_quoted_mail(text.now))
    if not lines:
        return text
    ends = [0, *(line.end for line in lines)]
    starts = [*(line.start for line in lines), len(text.now)]
    breaks = ["", *["\n"] * (len(lines) - 1), ""]
    return text.edited(map(Edit, ends, starts, breaks))


def _lines_before_the_quoted_mail(text: str) -> list[_Line]:
    """The lines with something in them that are not quoted, up to the head of the mail that is answered."""
    lines: list[_Line] = []
    start = 0
    for with_break in text.splitlines(keepends=True):
        (words,) = with_break.splitlines()
        if _HEAD.match(words):
            break
        if words.strip() and not _QUOTED_LINE.match(words):
            lines.append(_Line(start, start + len(words), words))
        start += len(with_break)
    return lines


def _asking(lines: list[_Line]) -> list[_Line]:
    """The lines without the greeting and without the signature, if something is said before it."""
    end = next((at for at, line in enumerate(lines) if at and _SIGNATURE.match(line.words)), len(lines))
    lines = lines[:end]
    return lines[1:] if len(lines) > 1 and _GREETING.match(lines[0].words) else lines
