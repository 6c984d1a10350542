"""A reply as Block Kit: every part of it in a block that suits it, nothing dropped however long it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.channels.slack.block_kit import (
    FIELD_TEXT,
    FIELDS_OF_SECTION,
    MESSAGE_TEXT,
    SECTION_TEXT,
    Addressee,
    Block,
    Part,
    SlackMessage,
    button_parts,
    context_parts,
    mrkdwn_parts,
    pack,
    section,
    text_parts,
)
from bot.channels.slack.mrkdwn import escape, strong, to_mrkdwn
from bot.dialogue.rendering import source_line
from bot.dialogue.reply import Button, Progress, Reply, Table

NARROW = 60
"""Characters of fixed width that fit on a line next to Slack's sidebar."""

_PREFORMATTED_TEXT = 2_800
_GAP = "  "
_PROGRESS_STEPS = 10


def reply_of(message: Mapping[str, Any]) -> Reply:
    """The reply that a message of Rasa's carries; the fixed ones of domain.yml are only text and buttons."""
    reply = message.get("reply")
    if isinstance(reply, Mapping):
        return Reply.from_dict(reply)
    text = str(message.get("text") or "").strip()
    buttons = tuple(
        Button(str(button.get("title") or ""), str(button.get("payload") or button.get("title") or ""))
        for button in message.get("buttons") or ()
    )
    return Reply(paragraphs=(text,) if text else (), buttons=buttons)


def render(reply: Reply, addressee: Addressee) -> list[SlackMessage]:
    """The messages that show a reply. Pictures and files are uploaded separately."""
    return pack([*_content_parts(reply), *button_parts(reply.buttons, addressee)])


def _content_parts(reply: Reply) -> list[Part]:
    parts = text_parts("\n\n".join(reply.paragraphs))
    if reply.items:
        parts += mrkdwn_parts("\n".join(f"• {to_mrkdwn(' '.join(item.split()))}" for item in reply.items))
    if reply.table is not None:
        parts += table_parts(reply.table)
    if reply.progress:
        parts += mrkdwn_parts("\n".join(progress_line(progress) for progress in reply.progress))
    if reply.note:
        parts += context_parts(reply.note)
    if reply.sources:
        parts += context_parts(source_line(reply.sources))
    return parts


def progress_line(progress: Progress) -> str:
    """A progress bar with the same in words, as mrkdwn."""
    done = min(max(progress.done, 0.0), 1.0)
    filled = round(_PROGRESS_STEPS * done)
    bar = "▰" * filled + "▱" * (_PROGRESS_STEPS - filled)
    return f"{strong(progress.label)}  {bar}  {escape(progress.detail or f'{done:.0%}')}".strip()


def table_parts(table: Table) -> list[Part]:
    """The whole table with its caption and its note on rows left out.

    A narrow table becomes an aligned block of fixed width, any other a section of fields per row.
    """
    caption = mrkdwn_parts(strong(table.caption)) if table.caption else []
    return [*caption, *_rows_parts(table), *(text_parts(table.left_out) if table.left_out else ())]


def _rows_parts(table: Table) -> Iterator[Part]:
    if len(table.rows) > 1 and _fits(table):
        yield from _preformatted(table)
        return
    # The first column of a single row only repeats what the text above is about.
    named = len(table.rows) > 1
    for row in table.rows:
        yield from _row_parts(table.columns, row, named)


def _widths(table: Table) -> list[int]:
    return [max(len(row[column]) for row in (table.columns, *table.rows)) for column in range(len(table.columns))]


def _fits(table: Table) -> bool:
    cells = [cell for row in (table.columns, *table.rows) for cell in row]
    return not any("\n" in cell for cell in cells) and _width(table) <= NARROW


def _width(table: Table) -> int:
    return sum(_widths(table)) + len(_GAP) * (len(table.columns) - 1)


def _preformatted(table: Table) -> Iterator[Part]:
    widths = _widths(table)
    head = [_line(table.columns, widths), _GAP.join("─" * width for width in widths)]
    rows_at_once = max(1, _PREFORMATTED_TEXT // (_width(table) + 1) - len(head))
    for start in range(0, len(table.rows), rows_at_once):
        rows = table.rows[start : start + rows_at_once]
        text = "\n".join([*head, *(_line(row, widths) for row in rows)])
        yield Part(_fixed_width(text), "\n".join(_spoken(table.columns, row) for row in rows))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _fixed_width(text: str) -> Block:
    """Rich text, which takes characters literally: nothing in a cell can end the block."""
    preformatted = {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [preformatted]}


def _spoken(columns: Sequence[str], row: Sequence[str]) -> str:
    pairs = zip(columns[1:], row[1:], strict=True)
    return escape(f"{row[0]}: " + "; ".join(f"{column}: {cell}" for column, cell in pairs))


def _row_parts(columns: Sequence[str], row: Sequence[str], named: bool) -> Iterator[Part]:
    title = strong(row[0]) if named or len(row) == 1 else ""
    fields = [f"{strong(column)}\n{to_mrkdwn(cell)}" for column, cell in list(zip(columns, row, strict=True))[1:]]
    if any(len(field) > FIELD_TEXT for field in fields) or len(title) > SECTION_TEXT:
        yield from mrkdwn_parts("\n\n".join([title, *fields]))
        return
    if not fields:
        yield from mrkdwn_parts(title)
    for start in range(0, len(fields), FIELDS_OF_SECTION):
        some = fields[start : start + FIELDS_OF_SECTION]
        text = title if start == 0 else ""
        block: Block = section(text) if text else {"type": "section"}
        block["fields"] = [{"type": "mrkdwn", "text": field} for field in some]
        yield from _fitting(block, "\n".join([text, *some]).strip())


def _fitting(block: Block, text: str) -> Iterator[Part]:
    """The block with its words, or plain sections when the words are too long for one message."""
    if len(text) > MESSAGE_TEXT - 2:
        yield from mrkdwn_parts(text)
    else:
        yield Part(block, text)
