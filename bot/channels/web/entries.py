"""A conversation as the widget shows it: entries made of blocks, each of one kind, all of them in plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timezone
from typing import Any

from bot.channels.web.turn import Incoming
from bot.dialogue.payload import GIVE_FEEDBACK
from bot.dialogue.reply import Reply, Table

Entry = dict[str, Any]
Paragraph = dict[str, str]
"""A paragraph's `text`, and the `label` above it where it has one."""

PassageText = Callable[[str], Sequence[Paragraph]]
"""Maps the title of a passage to the paragraphs that the person may see; to none when it is unknown."""

PERSON, ASSISTANT = "person", "assistant"

_FEEDBACK = f"/{GIVE_FEEDBACK}{{"


def said(incoming: Incoming, time: float | None) -> Entry:
    """What the person wrote, or the title of the button that they pressed; `time` is in seconds since 1970.

    Saying whether an answer helped changes no subject: the suggestions below that answer stay.
    """
    entry: Entry = {"id": incoming.id, "who": PERSON, "text": incoming.shown, "time": _iso(time)}
    if incoming.text.startswith(_FEEDBACK):
        entry["feedback"] = True
    return entry


def answered(entry_id: str, message: Mapping[str, Any], time: float | None, passage_text: PassageText) -> Entry:
    """A message of the assistant, from what Rasa passes to a channel.

    Messages of actions carry the channel-neutral reply; the fixed ones of domain.yml are text and buttons.
    """
    reply = message.get("reply")
    if isinstance(reply, Mapping):
        made = Reply.from_dict(reply)
        blocks, buttons = _blocks(made, passage_text), [_button(vars(button)) for button in made.buttons]
        private, sign_in = made.private, made.sign_in
    else:
        blocks = [{"kind": "text", "text": part} for part in _paragraphs(message.get("text"))]
        buttons = [_button(button) for button in message.get("buttons") or []]
        private, sign_in = False, bool(message.get("sign_in"))
    feedback = [button for button in buttons if button["payload"].startswith(_FEEDBACK)]
    entry: Entry = {
        "id": entry_id,
        "who": ASSISTANT,
        "time": _iso(time),
        "blocks": blocks,
        "buttons": [button for button in buttons if button not in feedback],
        "copy": str(message.get("text") or ""),
    }
    if feedback:
        entry["feedback"] = feedback
    if isinstance(reply, Mapping) and made.asking:
        entry["asking"] = {"number": made.asking.number, "most": made.asking.most}
    if private:
        entry["private"] = True
    if sign_in:
        entry["sign_in"] = True
    return entry


def _blocks(reply: Reply, passage_text: PassageText) -> list[dict[str, Any]]:
    """The blocks in the order of the reply's fields, but with the note next to last, before the sources."""
    blocks: list[dict[str, Any]] = [{"kind": "text", "text": text} for text in reply.paragraphs]
    if reply.items:
        blocks.append({"kind": "list", "items": list(reply.items)})
    if reply.table is not None:
        blocks.append(_table(reply.table))
        if reply.table.left_out:
            blocks.append({"kind": "text", "text": reply.table.left_out})
    for progress in reply.progress:
        done = min(max(progress.done, 0.0), 1.0)
        detail = progress.detail or f"{done:.0%}"
        blocks.append({"kind": "progress", "label": progress.label, "done": done, "detail": detail})
    blocks += [
        {
            "kind": "picture",
            "path": picture.path,
            "title": picture.title,
            "alt": picture.alternative,
            "width": picture.width,
            "height": picture.height,
        }
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


def _table(table: Table) -> dict[str, Any]:
    """The table; `titles` are those of its rows where each stands alone, for want of room beside each other."""
    first, *others = table.columns
    numbers = [row[0] for row in table.rows]
    titles = numbers
    if numbers == [str(number) for number in range(1, len(numbers) + 1)]:
        titles = [f"{first} {number} of {max(table.total, len(numbers))}" for number in numbers]
    return {
        "kind": "table",
        "caption": table.caption,
        "name": table.caption or f"{first}: {', '.join(others)}",
        "columns": list(table.columns),
        "rows": [list(row) for row in table.rows],
        "titles": titles,
    }


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
