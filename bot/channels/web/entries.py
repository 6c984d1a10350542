"""A conversation as the widget shows it: entries made of blocks, each of one kind, all of them in plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timezone
from typing import Any

from bot.channels import messages
from bot.dialogue.reply import Reply

Entry = dict[str, Any]
PassageText = Callable[[str], Sequence[str]]
"""Maps the title of a passage to the paragraphs that the person may see; to none when it is unknown."""

PERSON, ASSISTANT = "person", "assistant"


def welcome() -> Entry:
    """The first entry of every conversation, which belongs to no turn: what the assistant does, and what to ask."""
    return {
        "id": "welcome",
        "who": ASSISTANT,
        "time": None,
        "blocks": [{"kind": "text", "text": messages.WELCOME}],
        "buttons": [{"title": text, "payload": text} for text in messages.WELCOME_SUGGESTIONS],
    }


def said(message_id: str, text: str, time: float | None) -> Entry:
    """What the person wrote, or the title of the button that they pressed; `time` is in seconds since 1970."""
    return {"id": message_id, "who": PERSON, "text": text, "time": _iso(time)}


def answered(entry_id: str, message: Mapping[str, Any], time: float | None, passage_text: PassageText) -> Entry:
    """A message of the assistant, from what Rasa passes to a channel.

    Messages of actions carry the channel-neutral reply; the fixed ones of domain.yml are text and buttons.
    """
    reply = message.get("reply")
    if isinstance(reply, Mapping):
        made = Reply.from_dict(reply)
        blocks, buttons = _blocks(made, passage_text), [_button(vars(button)) for button in made.buttons]
        private = made.private
    else:
        blocks = [{"kind": "text", "text": part} for part in _paragraphs(message.get("text"))]
        buttons = [_button(button) for button in message.get("buttons") or []]
        private = False
    entry: Entry = {"id": entry_id, "who": ASSISTANT, "time": _iso(time), "blocks": blocks, "buttons": buttons}
    entry["copy"] = str(message.get("text") or "")
    if private:
        entry["private"] = True
    return entry


def _blocks(reply: Reply, passage_text: PassageText) -> list[dict[str, Any]]:
    """The blocks in the order of the reply's fields, but with the note next to last, before the sources."""
    blocks: list[dict[str, Any]] = [{"kind": "text", "text": text} for text in reply.paragraphs]
    if reply.items:
        blocks.append({"kind": "list", "items": list(reply.items)})
    if reply.table is not None:
        table = reply.table
        rows = [list(row) for row in table.rows]
        blocks.append({"kind": "table", "caption": table.caption, "columns": list(table.columns), "rows": rows})
        if table.left_out:
            blocks.append({"kind": "text", "text": table.left_out})
    for progress in reply.progress:
        done = min(max(progress.done, 0.0), 1.0)
        detail = progress.detail or f"{done:.0%}"
        blocks.append({"kind": "progress", "label": progress.label, "done": done, "detail": detail})
    blocks += [
        {"kind": "picture", "path": picture.path, "title": picture.title, "alt": picture.alternative}
        for picture in reply.pictures
    ]
    blocks += [
        {"kind": "file", "path": file.path, "name": file.name, "text": file.description} for file in reply.files
    ]
    if reply.note:
        blocks.append({"kind": "note", "text": reply.note})
    if reply.sources:
        sources = [{"title": title, "text": list(passage_text(title))} for title in reply.sources]
        blocks.append({"kind": "sources", "sources": sources})
    return blocks


def _button(button: Mapping[str, Any]) -> dict[str, str]:
    title = str(button.get("title") or "")
    return {"title": title, "payload": str(button.get("payload") or title)}


def _paragraphs(text: Any) -> list[str]:
    parts = (part.strip() for part in re.split(r"\n\s*\n", str(text or "")))
    return [part for part in parts if part]


def _iso(time: float | None) -> str | None:
    if time is None:
        return None
    return datetime.fromtimestamp(time, timezone.utc).isoformat(timespec="seconds")
