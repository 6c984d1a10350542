"""Tables in Slack: aligned in a fixed-width block when they are narrow, else one section of fields a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.channels.slack import limits
from bot.channels.slack.message import Block, Part, mrkdwn_parts, section, text_parts
from bot.channels.slack.mrkdwn import escape, strong, to_mrkdwn
from bot.dialogue.reply import Table

NARROW = 60
"""Characters that fit a line of fixed width beside Slack's side bar."""

_PREFORMATTED_TEXT = 2_800
_GAP = "  "


def table_parts(table: Table) -> list[Part]:
    """The table with its caption and what it says of rows left out, whole whatever its size."""
    caption = mrkdwn_parts(strong(table.caption)) if table.caption else []
    return [*caption, *_rows_parts(table), *(text_parts(table.left_out) if table.left_out else ())]


def _rows_parts(table: Table) -> Iterator[Part]:
    if len(table.rows) > 1 and _fits(table):
        yield from _preformatted(table)
        return
    # The first column of a single row names what the text above is about already.
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
    """Rich text, which takes characters as they are: nothing in a cell can end the block."""
    preformatted = {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [preformatted]}


def _spoken(columns: Sequence[str], row: Sequence[str]) -> str:
    pairs = zip(columns[1:], row[1:], strict=True)
    return escape(f"{row[0]}: " + "; ".join(f"{column}: {cell}" for column, cell in pairs))


def _row_parts(columns: Sequence[str], row: Sequence[str], named: bool) -> Iterator[Part]:
    title = strong(row[0]) if named or len(row) == 1 else ""
    fields = [f"{strong(column)}\n{to_mrkdwn(cell)}" for column, cell in list(zip(columns, row, strict=True))[1:]]
    if any(len(field) > limits.FIELD_TEXT for field in fields) or len(title) > limits.SECTION_TEXT:
        yield from mrkdwn_parts("\n\n".join([title, *fields]))
        return
    if not fields:
        yield from mrkdwn_parts(title)
    for start in range(0, len(fields), limits.FIELDS_OF_SECTION):
        some = fields[start : start + limits.FIELDS_OF_SECTION]
        text = title if start == 0 else ""
        block: Block = section(text) if text else {"type": "section"}
        block["fields"] = [{"type": "mrkdwn", "text": field} for field in some]
        yield from _fitting(block, "\n".join([text, *some]).strip())


def _fitting(block: Block, text: str) -> Iterator[Part]:
    """The block with its words, as sections instead where the words are more than a message takes."""
    if len(text) > limits.MESSAGE_TEXT - 2:
        yield from mrkdwn_parts(text)
    else:
        yield Part(block, text)
