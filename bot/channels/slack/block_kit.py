"""Block Kit: Slack's limits, blocks with their words, buttons, and how blocks are packed into messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.slack.messages import CHOSEN
from bot.channels.slack.mrkdwn import escape, split, to_mrkdwn
from bot.dialogue.reply import Button

# The most that Slack accepts, as its reference documents it; lengths are in characters.
MESSAGE_TEXT = 4_000
BLOCKS_OF_MESSAGE = 50
BLOCKS_OF_VIEW = 100
SECTION_TEXT = 3_000
FIELD_TEXT = 2_000
FIELDS_OF_SECTION = 10
CONTEXT_TEXT = 3_000
ELEMENTS_OF_ACTIONS = 25
BUTTON_LABEL = 75
BUTTON_VALUE = 2_000

ACTION = re.compile(r"^rung_choose_\d+$")
"""The action ids of all buttons that send a payload."""

_BLOCK_ID = re.compile(r"^rung:(?P<kind>private|open):(?P<person>[A-Za-z0-9]*):(?P<key>[0-9a-f]+):\d+$")

Block = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """A block and its words, which notifications and screen readers use instead of the block."""

    block: Block
    text: str = ""


@dataclass(frozen=True)
class SlackMessage:
    """One message: its blocks, and the same in words."""

    text: str
    blocks: tuple[Block, ...]


def text_parts(text: str) -> list[Part]:
    """Plain text or Markdown of any length as sections."""
    return mrkdwn_parts(to_mrkdwn(text))


def mrkdwn_parts(text: str) -> list[Part]:
    """Mrkdwn of any length as sections."""
    return [Part(section(piece), piece) for piece in split(text, SECTION_TEXT)]


def context_parts(text: str) -> list[Part]:
    """Plain text of any length as context blocks, which Slack shows in small print."""
    return [
        Part({"type": "context", "elements": [{"type": "mrkdwn", "text": piece}]}, piece)
        for piece in split(escape(text), CONTEXT_TEXT)
    ]


def section(text: str) -> Block:
    """A section of mrkdwn; without `expand`, Slack would fold a long one."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, "expand": True}


def header(text: str) -> Block:
    """A header block."""
    return {"type": "header", "text": plain_text(text)}


def plain_text(text: str) -> Block:
    """A text object without markup or emoji codes, for labels, titles and hints."""
    return {"type": "plain_text", "text": text, "emoji": False}


def pack(parts: Iterable[Part]) -> list[SlackMessage]:
    """The parts in order, in as few messages as Slack's limits allow."""
    messages: list[SlackMessage] = []
    waiting: list[Part] = []
    length = 0
    for part in parts:
        too_long = length + len(part.text) + 2 > MESSAGE_TEXT
        if waiting and (too_long or len(waiting) == BLOCKS_OF_MESSAGE):
            messages.append(_message(waiting))
            waiting, length = [], 0
        waiting.append(part)
        length += len(part.text) + 2
    return [*messages, _message(waiting)] if waiting else messages


def _message(parts: list[Part]) -> SlackMessage:
    text = "\n\n".join(part.text for part in parts if part.text)
    return SlackMessage(text or " ", tuple(part.block for part in parts))


@dataclass(frozen=True)
class Addressee:
    """Whose buttons one message shows; `key` tells the message from all others."""

    person: str
    private: bool
    key: str

    @classmethod
    def of_block(cls, block_id: str) -> Addressee | None:
        """What a block's id says; None for a block that is not one of ours."""
        match = _BLOCK_ID.fullmatch(block_id)
        return cls(match["person"], match["kind"] == "private", match["key"]) if match else None

    def block_id(self, number: int) -> str:
        """The id of the block with this number; Slack sends it back with every press."""
        return f"rung:{'private' if self.private else 'open'}:{self.person}:{self.key}:{number}"

    def admits(self, person: str) -> bool:
        """Whether this person may press: private buttons are for one person only."""
        return not self.private or person == self.person


def button_parts(buttons: Sequence[Button], addressee: Addressee) -> list[Part]:
    """All buttons, in as many blocks as they need; a title too long for a button is listed in full above them."""
    usable = [button for button in buttons if len(button.payload) <= BUTTON_VALUE]
    listed = [button for button in buttons if button not in usable or len(button.title) > BUTTON_LABEL]
    parts = mrkdwn_parts("\n".join(f"• {escape(button.title)}" for button in listed))
    for start in range(0, len(usable), ELEMENTS_OF_ACTIONS):
        some = usable[start : start + ELEMENTS_OF_ACTIONS]
        elements = [_element(button, start + number) for number, button in enumerate(some)]
        block = {"type": "actions", "block_id": addressee.block_id(start), "elements": elements}
        parts.append(Part(block))
    return parts


def label(title: str) -> str:
    """A button's label, shortened between words to what Slack accepts."""
    title = " ".join(title.split())
    if len(title) <= BUTTON_LABEL:
        return title or "…"
    return title[: BUTTON_LABEL - 1].rpartition(" ")[0][: BUTTON_LABEL - 1] + "…"


def without_buttons(blocks: Sequence[Block], chosen: str) -> list[Block]:
    """The blocks of a message after a press: what was chosen takes the place of our buttons."""
    kept: list[Block] = []
    shown = False
    for block in blocks:
        if Addressee.of_block(str(block.get("block_id", ""))) is None:
            kept.append(block)
        elif not shown:
            kept += [part.block for part in context_parts(CHOSEN.format(title=chosen))]
            shown = True
    return kept


def _element(button: Button, number: int) -> Block:
    text = plain_text(label(button.title))
    return {"type": "button", "action_id": f"rung_choose_{number}", "text": text, "value": button.payload}
