"""The look of every picture: opaque paper, so that it reads the same on light and dark pages, and fixed text sizes.

Text is measured with the font that draws it, so lines wrap where they really end and every row gets the height that
it needs. matplotlib is loaded on first use; `warm_up` does that ahead of time.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.drawing.lettering import printable, wrapped

WIDTH = 8.0
"""All lengths are in inches."""
DPI = 120
MARGIN = 0.3
MOST_ENTRIES = 40
"""A picture shows at most this many entries, and says how many it leaves out."""

PAPER, INK, FAINT = "#f6f5f1", "#1f2428", "#565d63"
DONE, OPEN, LATER, TRACK, ALERT = "#1a6b4f", "#1d5a9e", "#6a6f75", "#d9d7cf", "#a3341f"
ON_COLOUR = "#ffffff"

TITLE, NAME, SMALL = 14.0, 10.5, 9.0
LEADING = 1.3
"""The height of a line, as a multiple of its size."""


@dataclass(frozen=True)
class Chart:
    """A PNG picture with its title and an alternative text that says everything it shows."""

    png: bytes
    title: str
    alternative: str

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, as the PNG's header has them (PNG specification, 11.2.2)."""
        width, height = struct.unpack(">II", self.png[16:24])
        return width, height


@dataclass(frozen=True)
class Block:
    """A name with smaller details below it, both wrapped to a width."""

    name: tuple[str, ...]
    details: tuple[str, ...]

    @classmethod
    def of(cls, name: str, details: str, width: float) -> Block:
        """Wraps both texts to `width` inches."""
        return cls(wrapped(name, width, NAME), wrapped(details, width, SMALL, bold=False) if details else ())

    @property
    def height(self) -> float:
        """Its height in inches, without any space around it."""
        return len(self.name) * line_height(NAME) + len(self.details) * line_height(SMALL)


class Page:
    """A page to draw on; positions are in inches from its upper left corner."""

    def __init__(self, height: float) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.height = height
        self._figure: Any = Figure(figsize=(WIDTH, height), dpi=DPI, facecolor=PAPER)
        self._canvas: Any = FigureCanvasAgg(self._figure)
        self._axes: Any = self._figure.add_axes([0, 0, 1, 1])
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(height, 0)
        self._axes.axis("off")

    def write(
        self,
        x: float,
        y: float,
        lines: Iterable[str],
        size: float = NAME,
        colour: str = INK,
        bold: bool = False,
        align: str = "left",
    ) -> float:
        """Writes lines below one another, starting at `y`; returns where the next line would start."""
        for line in lines:
            # Escaped, since matplotlib reads text between two dollar signs as a formula.
            text = printable(line).replace("$", r"\$")
            middle = y + line_height(size) / 2
            weight = "bold" if bold else "normal"
            self._axes.text(x, middle, text, size=size, color=colour, weight=weight, ha=align, va="center")
            y += line_height(size)
        return y

    def write_block(self, x: float, y: float, block: Block, colour: str = INK, faint: str = FAINT) -> float:
        """Writes a name and its details; returns where the next line would start."""
        return self.write(x, self.write(x, y, block.name, NAME, colour, bold=True), block.details, SMALL, faint)

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, edge: str = "", hatch: str = ""
    ) -> None:
        """A rectangle; a hatch distinguishes it even without colour."""
        from matplotlib.patches import Rectangle

        self._axes.add_patch(
            Rectangle(
                (x, y), width, height, facecolor=fill, edgecolor=edge or fill, hatch=hatch or None, linewidth=1.2
            )
        )

    def disc(self, x: float, y: float, radius: float, fill: str, edge: str = "") -> None:
        """A filled circle around its centre."""
        from matplotlib.patches import Circle

        self._axes.add_patch(
            Circle((x, y), radius, facecolor=fill, edgecolor=edge or fill, linewidth=1.6, zorder=3)
        )

    def mark(self, x: float, y: float, text: str, colour: str = ON_COLOUR) -> None:
        """One or two characters in the middle of a disc or box."""
        self._axes.text(x, y, text, size=SMALL, color=colour, weight="bold", ha="center", va="center", zorder=4)

    def line(self, start: tuple[float, float], end: tuple[float, float], colour: str, dashed: bool = False) -> None:
        """A straight line beneath everything else."""
        style = "--" if dashed else "-"
        self._axes.plot(
            [start[0], end[0]], [start[1], end[1]], color=colour, linestyle=style, linewidth=1.4, zorder=1
        )

    def png(self) -> bytes:
        """The finished page as a PNG file."""
        target = io.BytesIO()
        self._canvas.print_png(target)
        return target.getvalue()


def line_height(size: float) -> float:
    """The height in inches of a line of text of this size, in points."""
    return LEADING * size / 72


def heading(title: str) -> tuple[tuple[str, ...], float]:
    """The title's lines, and where the content below them starts."""
    lines = wrapped(title, WIDTH - 2 * MARGIN, TITLE, bold=True)
    return lines, MARGIN + len(lines) * line_height(TITLE) + 0.15


def write_heading(page: Page, lines: Sequence[str]) -> None:
    """Writes the lines from `heading` at the top of the page."""
    page.write(MARGIN, MARGIN, lines, TITLE, bold=True)


def footing(notes: Sequence[str]) -> tuple[tuple[str, ...], float]:
    """The lines of the notes at the foot, and the height they need. Empty notes are skipped."""
    lines = tuple(line for note in notes if note for line in wrapped(note, WIDTH - 2 * MARGIN, SMALL))
    return lines, MARGIN + len(lines) * line_height(SMALL) + (0.1 if lines else 0.0)


def write_footing(page: Page, lines: Sequence[str]) -> None:
    """Writes the lines from `footing` at the foot of the page."""
    page.write(MARGIN, page.height - MARGIN - len(lines) * line_height(SMALL), lines, SMALL, FAINT)


def more(left_out: int) -> str:
    """Says how many entries a picture leaves out; empty when it shows all."""
    return f"And {left_out} more that do not fit into the picture." if left_out > 0 else ""


SAMPLE = "Marked “sample”: data of the sample organisation, not a real offer."


def sample(is_sample: bool) -> str:
    """The note on sample data if any is shown; otherwise empty."""
    return SAMPLE if is_sample else ""


def warm_up() -> None:
    """Loads matplotlib and its font, so that the first picture does not have to wait for them."""
    page = Page(1.0)
    page.write(0, 0, wrapped("warm", WIDTH, NAME))
    page.png()
