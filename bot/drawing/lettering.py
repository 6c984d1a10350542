"""Measures and wraps text with the font that draws it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

ELLIPSIS = "…"
MOST_LINES = 4
"""A longer name is cut; the picture's alternative text has it in full."""


def wrapped(text: str, width: float, size: float, bold: bool = True, most: int = MOST_LINES) -> tuple[str, ...]:
    """The text in at most `most` lines no wider than `width` inches; by default measured in bold, the wider."""
    lines: list[str] = []
    current = ""
    for word in printable(text).split():
        for part in _pieces(word, width, size, bold):
            longer = f"{current} {part}" if current else part
            if not current or _width(longer, size, bold) <= width:
                current = longer
            else:
                lines.append(current)
                current = part
    lines.append(current)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _cut(lines[most - 1], width, size, bold))


def printable(text: str) -> str:
    """The text with characters that the font lacks replaced by boxes, and all white space by spaces."""
    known = _glyphs()
    return "".join(char if ord(char) in known else " " if char.isspace() else "□" for char in text)


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    """The word itself, or pieces of it where it is wider than a line."""
    pieces = []
    while _width(word, size, bold) > width and len(word) > 1:
        end = len(word) - 1
        while end > 1 and _width(word[:end], size, bold) > width:
            end -= 1
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]


def _cut(line: str, width: float, size: float, bold: bool) -> str:
    while line and _width(line + ELLIPSIS, size, bold) > width:
        line = line[:-1]
    return line + ELLIPSIS


@lru_cache(maxsize=4096)
def _width(text: str, size: float, bold: bool) -> float:
    """In inches."""
    font = _font(bold)
    font.set_size(size, 72)
    font.set_text(text, 0.0)
    # Slightly more than measured, since drawing rounds each letter to whole pixels.
    width: float = 1.02 * font.get_width_height()[0] / 64 / 72
    return width


@lru_cache(maxsize=2)
def _font(bold: bool) -> Any:
    from matplotlib.font_manager import FontProperties, findfont
    from matplotlib.ft2font import FT2Font

    # A separate instance: matplotlib shares its own with the drawing code, which sets other sizes.
    return FT2Font(findfont(FontProperties(weight="bold" if bold else "normal")))


@lru_cache(maxsize=1)
def _glyphs() -> frozenset[int]:
    """The code points that both weights have."""
    return frozenset(_font(False).get_charmap()) & frozenset(_font(True).get_charmap())
