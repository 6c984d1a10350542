"""A document's Markdown as a flat sequence of the few blocks that a knowledge document is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from bot.files.faults import FaultList, excerpt

BlockKind = Literal["heading", "text", "list", "quote", "table", "other"]

MAX_TEXT = 4_000
"""Characters that one paragraph, item or row may have; a longer one is cut and is a fault."""

_NAMES = {
    "heading": "a heading",
    "paragraph": "a paragraph",
    "bullet_list": "a list",
    "blockquote": "a quotation",
    "table": "a table",
    "ordered_list": "a numbered list",
    "fence": "a block of code",
    "hr": "a horizontal line",
}


@dataclass(frozen=True)
class Line:
    """A piece of Markdown, and the line of the file on which it begins."""

    text: str
    line: int


@dataclass(frozen=True)
class Block:
    """A top-level block of the document.

    `text` holds the Markdown of a heading, paragraph or quotation, `lines` the items of a list or the rows of
    a table (header and dashes included), `name` what to call the block in a message.
    """

    kind: BlockKind
    line: int
    name: str
    text: str = ""
    level: int = 0
    lines: tuple[Line, ...] = ()


@cache
def _markdown() -> MarkdownIt:
    # A line of dashes must not turn the text above it into a heading, nor indented or bracketed text vanish.
    unwanted = ["lheading", "code", "html_block", "reference", "html_inline"]
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(unwanted)


@cache
def _block_markdown() -> MarkdownIt:
    unwanted = ["lheading", "code", "html_block", "reference", "inline", "text_join"]
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(unwanted, ignoreInvalid=True)


def plain(markdown: str) -> str:
    """The text of a piece of Markdown without its marks, on one line."""
    return " ".join("".join(_texts(_markdown().parseInline(markdown))).split())


def _texts(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type == "inline" or token.children:
            yield from _texts(token.children or ())
        else:
            yield token.content


def read_blocks(source: str, first_line: int, faults: FaultList) -> list[Block]:
    """The blocks of `source`, whose first line is `first_line` of the file.

    A list's items are single texts: an item that holds anything else is a fault and left out, and so is text
    that runs on below a list without an empty line between.
    """
    reader = _BlockReader(source.split("\n"), first_line, faults)
    tree = SyntaxTreeNode(_block_markdown().parse(source))
    return [block for node in tree.children for block in reader.blocks_of(node)]


class _BlockReader:
    def __init__(self, rows: list[str], first_line: int, faults: FaultList) -> None:
        self.rows = rows
        self.first_line = first_line
        self.faults = faults

    def blocks_of(self, node: SyntaxTreeNode) -> list[Block]:
        line, name = self._line(node), _NAMES.get(node.type, "something else")
        if node.type == "heading":
            return [Block("heading", line, name, self._text(_inline(node), line), level=int(node.tag[1:]))]
        if node.type == "blockquote":
            return [Block("quote", line, name, self._text(_inline(node), line))]
        if node.type == "bullet_list":
            items = [item for child in node.children for item in self._item(child)]
            return [Block("list", line, name, lines=tuple(items))]
        if node.type == "table":
            return [self._table(*self._span(node))]
        if node.type == "paragraph":
            return self._paragraph(node)
        return [Block("other", line, name)]

    def _paragraph(self, node: SyntaxTreeNode) -> list[Block]:
        """The paragraph, cut where a broken table begins: rows without a line of dashes."""
        start, end = self._span(node)
        table = next((row for row in range(start, end) if self.rows[row].lstrip().startswith("|")), None)
        if table is None:
            return [
                Block("text", self._line(node), _NAMES["paragraph"], self._text(_inline(node), self._line(node)))
            ]
        text = self._text("\n".join(self.rows[start:table]), self._line(node))
        before = [Block("text", self._line(node), _NAMES["paragraph"], text)] if text else []
        return [*before, self._table(table, end)]

    def _table(self, start: int, end: int) -> Block:
        numbered = [(row + self.first_line, self.rows[row].strip()) for row in range(start, end)]
        lines = tuple(Line(self._text(text, line), line) for line, text in numbered if text)
        return Block("table", start + self.first_line, _NAMES["table"], lines=lines)

    def _item(self, node: SyntaxTreeNode) -> Iterator[Line]:
        line = self._line(node)
        if not node.children:
            self.faults.add(line, "The list has an empty item.", "Write its text, or remove the line.")
        elif len(node.children) > 1 or node.children[0].type != "paragraph":
            inner = next(child for child in node.children if child.type != "paragraph" or child != node.children[0])
            what = _NAMES.get(inner.type, "something else")
            fix = 'Keep one text per item; put a backslash before a first character such as "#", "-" or "1.".'
            self.faults.add(self._line(inner), f"The item holds {what}, not only a line of text.", fix)
        else:
            self._find_stray_text(node.children[0])
            yield Line(self._text(_inline(node.children[0]), line), line)

    def _find_stray_text(self, paragraph: SyntaxTreeNode) -> None:
        start, end = self._span(paragraph)
        stray = next((row for row in range(start + 1, end) if not self.rows[row][:1].isspace()), None)
        if stray is not None:
            message = (
                f"{excerpt(self.rows[stray])} is right below a list and would be read as part of its last item."
            )
            fix = "Leave an empty line above it, or indent it if it belongs to the item."
            self.faults.add(stray + self.first_line, message, fix)

    def _text(self, text: str, line: int) -> str:
        if len(text) > MAX_TEXT:
            message = f"The text is {len(text):,} characters long; {MAX_TEXT:,} is the most that is read."
            self.faults.add(line, message, "Shorten it: an answer is two to five sentences.")
        return text[:MAX_TEXT]

    def _span(self, node: SyntaxTreeNode) -> tuple[int, int]:
        return node.map or (0, 0)

    def _line(self, node: SyntaxTreeNode) -> int:
        return self._span(node)[0] + self.first_line


def _inline(node: SyntaxTreeNode) -> str:
    """The Markdown of all texts in the node."""
    if node.type == "inline":
        return node.content
    return " ".join(text for text in map(_inline, node.children) if text)
