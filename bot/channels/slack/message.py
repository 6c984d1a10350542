"""A message as Slack takes it, and how parts of a reply are packed into as many of them as they need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.channels.slack import limits
from bot.channels.slack.mrkdwn import escape, to_mrkdwn
from bot.channels.slack.splitting import split

Block = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """A block, and the same in words: what notifications and screen readers say in place of blocks."""

    block: Block
    text: str = ""


@dataclass(frozen=True)
class SlackMessage:
    """One message: its blocks, and their text in words."""

    text: str
    blocks: tuple[Block, ...]


def text_parts(text: str) -> list[Part]:
    """A text of any length as sections."""
    return mrkdwn_parts(to_mrkdwn(text))


def mrkdwn_parts(text: str) -> list[Part]:
    """Mrkdwn of any length as sections, each shown whole."""
    return [Part(section(piece), piece) for piece in split(text, limits.SECTION_TEXT)]


def context_parts(text: str) -> list[Part]:
    """A text as small print."""
    return [
        Part({"type": "context", "elements": [{"type": "mrkdwn", "text": piece}]}, piece)
        for piece in split(escape(text), limits.CONTEXT_TEXT)
    ]


def section(text: str) -> Block:
    """A section of mrkdwn; Slack folds long ones unless told to expand them."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, "expand": True}


def pack(parts: Iterable[Part]) -> list[SlackMessage]:
    """The parts in their order, in as few messages as Slack's limits allow."""
    messages: list[SlackMessage] = []
    held: list[Part] = []
    length = 0
    for part in parts:
        too_long = length + len(part.text) + 2 > limits.MESSAGE_TEXT
        if held and (too_long or len(held) == limits.BLOCKS_OF_MESSAGE):
            messages.append(_message(held))
            held, length = [], 0
        held.append(part)
        length += len(part.text) + 2
    return [*messages, _message(held)] if held else messages


def _message(parts: list[Part]) -> SlackMessage:
    text = "\n\n".join(part.text for part in parts if part.text)
    return SlackMessage(text or " ", tuple(part.block for part in parts))
