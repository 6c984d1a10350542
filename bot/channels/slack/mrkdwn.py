"""Slack's markup, mrkdwn: plain text and Markdown converted to it, and long texts split at natural breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINK = re.compile(r"\[([^\[\]\n]+)\]\((https?://[^\s()<>]+|mailto:[^\s()<>]+)\)")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_BULLET = re.compile(r"^([ \t]*)[-*+][ \t]+(?=\S)", re.MULTILINE)
_BOLD = re.compile(
    r"(?<![*\w])\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*(?![*\w])|(?<![_\w])__(?=\S)([^_\n]+?)(?<=\S)__(?![_\w])"
)
_ITALIC = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![*\w])")
_STRUCK = re.compile(r"~~(?=\S)([^~\n]+?)(?<=\S)~~")

# Stands in for Slack's bold marker while single asterisks still mean italics; it never occurs in a text.
_STRONG = "\ue000"

_ATOM = re.compile(r"<[^<>\n]*>|https?://\S+|&(?:amp|lt|gt);")
"""What must not be split: Slack's links, bare addresses and escaped characters."""

_BREAKS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?…])[\"”’)]*\s+"), re.compile(r"\s+"))
"""Where a text may be split, best first: between paragraphs, lines, sentences, words."""


def escape(text: str) -> str:
    """The text with Slack's control characters escaped, so that nothing in it can mention anyone or link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def to_mrkdwn(text: str) -> str:
    """The text as mrkdwn: escaped, with Markdown's links, headings, lists and emphasis converted."""
    text = escape(text.replace(_STRONG, ""))
    text = _LINK.sub(lambda match: f"<{match[2]}|{match[1].replace('|', '/')}>", text)
    text = _HEADING.sub(lambda match: _strong(match[1].replace("**", "")), text)
    text = _BULLET.sub(r"\1• ", text)
    text = _BOLD.sub(lambda match: _strong(match[1] or match[2]), text)
    text = _ITALIC.sub(r"_\1_", text)
    text = _STRUCK.sub(r"~\1~", text)
    return text.replace(_STRONG, "*")


def strong(text: str) -> str:
    """Plain text as bold mrkdwn, on one line; Slack accepts no bold that begins or ends with a space."""
    words = escape(" ".join(text.split())).replace("*", "∗")
    return f"*{words}*" if words else ""


def _strong(text: str) -> str:
    return f"{_STRONG}{text}{_STRONG}"


def split(text: str, limit: int) -> list[str]:
    """The text in pieces of at most `limit` characters; nothing is lost but the whitespace at the breaks."""
    return list(_pieces(text.strip(), limit))


def _pieces(text: str, limit: int) -> Iterator[str]:
    while len(text) > limit:
        end, start = _break(text, limit)
        yield text[:end].rstrip()
        text = text[start:].lstrip()
    if text:
        yield text


def _break(text: str, limit: int) -> tuple[int, int]:
    """Where the first piece ends and where the rest begins."""
    atoms = [match.span() for match in _ATOM.finditer(text, 0, min(len(text), 3 * limit))]
    for number, kind in enumerate(_BREAKS):
        # A break between paragraphs or sentences must leave a piece of some size; one between words need not.
        least = 1 if number == len(_BREAKS) - 1 else limit // 3
        breaks = [match.span() for match in kind.finditer(text, 0, limit + 1) if match.start() >= least]
        fitting = [span for span in breaks if span[0] <= limit and not _inside(span[0], atoms)]
        if fitting:
            return fitting[-1]
    first = next((start for start, end in atoms if start < limit < end), limit)
    # A single word or link that is longer than the limit has to be split after all.
    place = first if first > 0 else limit
    return place, place


def _inside(place: int, atoms: list[tuple[int, int]]) -> bool:
    return any(start < place < end for start, end in atoms)
