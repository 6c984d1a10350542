"""Replies as complete plain text, for the Rasa shell, REST and channels without a renderer of their own."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from bot.dialogue.reply import Progress, Reply, Table

TABLE_CELL_WIDTH = 34
"""Characters a table cell may take before it wraps, so that three columns fit a terminal."""

ASPECT_COLUMN = "Aspect"


def source_line(titles: Sequence[str]) -> str:
    """The line that names where an answer comes from; empty without titles."""
    if not titles:
        return ""
    label = "Source" if len(titles) == 1 else "Sources"
    return f"{label}: {'; '.join(titles)}"


def render_text(reply: Reply, base: str = "") -> str:
    """The whole reply as text, in the order of its fields; the note and the source line come last.

    `base` is the address of the server ("https://rung.example.com"), so that pictures and files can be opened.
    """
    blocks: list[str] = list(reply.paragraphs)
    if reply.items:
        blocks.append("\n".join(f"- {item}" for item in reply.items))
    if reply.table is not None:
        blocks.append(render_table(reply.table) if len(reply.table.rows) > 1 else render_row(reply.table))
        if reply.table.left_out:
            blocks.append(reply.table.left_out)
    if reply.progress:
        blocks.append("\n".join(render_progress(progress) for progress in reply.progress))
    # In text a picture is its words; all that it shows stands in them.
    blocks += [
        f"{picture.title}: {picture.alternative}\nPicture: {base}{picture.path}" for picture in reply.pictures
    ]
    blocks += [f"{file.description or file.name}\nFile {file.name}: {base}{file.path}" for file in reply.files]
    if reply.note:
        blocks.append(reply.note)
    text = "\n\n".join(blocks)
    line = source_line(reply.sources)
    return f"{text}\n{line}" if line else text


def render_progress(progress: Progress) -> str:
    """A bar of ten signs and the same in words."""
    filled = round(10 * min(max(progress.done, 0.0), 1.0))
    return f"{progress.label}: [{'#' * filled}{'.' * (10 - filled)}] {progress.detail or f'{progress.done:.0%}'}"


def render_row(table: Table) -> str:
    """A table of one row as a list of its columns, which reads better than a table in most places.

    The aspect of a comparison is left out: the text above a single row already says what it is about.
    """
    (row,) = table.rows
    cells = [(column, cell) for column, cell in zip(table.columns, row, strict=True) if column != ASPECT_COLUMN]
    return "\n".join(f"- {column}: {cell}" for column, cell in cells)


def render_table(table: Table) -> str:
    """The table as aligned columns, cells wrapped at `TABLE_CELL_WIDTH` characters."""
    wrapped = [
        [textwrap.wrap(cell, TABLE_CELL_WIDTH) or [""] for cell in row] for row in (table.columns, *table.rows)
    ]
    widths = [max(len(line) for row in wrapped for line in row[column]) for column in range(len(table.columns))]
    rule = "-+-".join("-" * width for width in widths)
    lines: list[str] = []
    for row in wrapped:
        for index in range(max(len(cell) for cell in row)):
            cells = [
                (cell[index] if index < len(cell) else "").ljust(width)
                for cell, width in zip(row, widths, strict=True)
            ]
            lines.append(" | ".join(cells).rstrip())
        lines.append(rule)
    return "\n".join(lines[:-1])
