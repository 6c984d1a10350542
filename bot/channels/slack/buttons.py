"""Buttons of a reply: how they are shown, whom they are meant for, and what takes their place after a press."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.channels.slack import limits, messages
from bot.channels.slack.message import Block, Part, context_parts, mrkdwn_parts
from bot.channels.slack.mrkdwn import escape
from bot.dialogue.reply import Button

ACTION = re.compile(r"^rung_choose_\d+$")
"""The action ids of all buttons that send a payload."""

_BLOCK_ID = re.compile(r"^rung:(?P<kind>private|open):(?P<person>[A-Za-z0-9]*):(?P<key>[0-9a-f]+):\d+$")


@dataclass(frozen=True)
class Addressee:
    """Whom the buttons of one message were sent to; `key` tells the message from all others."""

    person: str
    private: bool
    key: str

    @classmethod
    def of_block(cls, block_id: str) -> Addressee | None:
        """What a block's id says; None for a block that is not one of ours."""
        match = _BLOCK_ID.fullmatch(block_id)
        return cls(match["person"], match["kind"] == "private", match["key"]) if match else None

    def block_id(self, number: int) -> str:
        """The id of the block with this number: it comes back with every press."""
        return f"rung:{'private' if self.private else 'open'}:{self.person}:{self.key}:{number}"

    def admits(self, person: str) -> bool:
        """Whether this person may press: private buttons are for one person alone."""
        return not self.private or person == self.person


def button_parts(buttons: Sequence[Button], addressee: Addressee) -> list[Part]:
    """All buttons, in as many blocks as they need; what does not fit into a button stands above in full."""
    usable = [button for button in buttons if len(button.payload) <= limits.BUTTON_VALUE]
    told = [button for button in buttons if button not in usable or len(button.title) > limits.BUTTON_LABEL]
    parts = mrkdwn_parts("\n".join(f"• {escape(button.title)}" for button in told))
    for start in range(0, len(usable), limits.ELEMENTS_OF_ACTIONS):
        some = usable[start : start + limits.ELEMENTS_OF_ACTIONS]
        elements = [_element(button, start + number) for number, button in enumerate(some)]
        block = {"type": "actions", "block_id": addressee.block_id(start), "elements": elements}
        parts.append(Part(block))
    return parts


def label(title: str) -> str:
    """A button's label, shortened at a word where Slack takes no more."""
    title = " ".join(title.split())
    if len(title) <= limits.BUTTON_LABEL:
        return title or "…"
    return title[: limits.BUTTON_LABEL - 1].rpartition(" ")[0][: limits.BUTTON_LABEL - 1] + "…"


def without_buttons(blocks: Sequence[Block], chosen: str) -> list[Block]:
    """The blocks of a message after a press: what was chosen stands where the buttons were."""
    kept: list[Block] = []
    told = False
    for block in blocks:
        if Addressee.of_block(str(block.get("block_id", ""))) is None:
            kept.append(block)
        elif not told:
            kept += [part.block for part in context_parts(messages.CHOSEN.format(title=chosen))]
            told = True
    return kept


def _element(button: Button, number: int) -> Block:
    text = {"type": "plain_text", "text": label(button.title), "emoji": False}
    return {"type": "button", "action_id": f"rung_choose_{number}", "text": text, "value": button.payload}
