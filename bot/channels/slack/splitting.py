"""Cuts long mrkdwn where reading pauses: between paragraphs, lines, sentences or words, never inside a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ATOM = re.compile(r"<[^<>\n]*>|https?://\S+|&(?:amp|lt|gt);")
"""What must not be parted: Slack's links, bare addresses and escaped characters."""

_PAUSES = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?…])[\"”’)]*\s+"), re.compile(r"\s+"))
"""The places to cut at, the best kind first."""


def split(text: str, limit: int) -> list[str]:
    """The text in pieces of at most `limit` characters, which hold all of it but the blanks at the cuts."""
    return list(_pieces(text.strip(), limit))


def _pieces(text: str, limit: int) -> Iterator[str]:
    while len(text) > limit:
        end, start = _cut(text, limit)
        yield text[:end].rstrip()
        text = text[start:].lstrip()
    if text:
        yield text


def _cut(text: str, limit: int) -> tuple[int, int]:
    """Where the piece ends and where the rest begins."""
    atoms = [match.span() for match in _ATOM.finditer(text, 0, min(len(text), 3 * limit))]
    for number, pause in enumerate(_PAUSES):
        # A cut at a paragraph or sentence leaves a piece of some size; a cut between words may be anywhere.
        least = 1 if number == len(_PAUSES) - 1 else limit // 3
        cuts = [match.span() for match in pause.finditer(text, 0, limit + 1) if match.start() >= least]
        fitting = [cut for cut in cuts if cut[0] <= limit and not _inside(cut[0], atoms)]
        if fitting:
            return fitting[-1]
    first = next((start for start, end in atoms if start < limit < end), limit)
    # A single word or link that is longer than all that fits has to be cut after all.
    place = first if first > 0 else limit
    return place, place


def _inside(place: int, atoms: list[tuple[int, int]]) -> bool:
    return any(start < place < end for start, end in atoms)
