"""The channel-neutral reply: what an action says, before any channel gives it a form.

An action sends a reply twice in one message: as complete plain text (`bot.channels.rendering`) and as this
value's dictionary under the key ``reply``, which richer channels render natively.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Button:
    """A suggestion that the person can press; `payload` is sent as their message."""

    title: str
    payload: str


@dataclass(frozen=True)
class Table:
    """A table with a header row; every row has as many cells as `columns`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True)
class Reply:
    """One message of the assistant.

    `paragraphs` are plain text without markup, `items` a short list below them, `note` a remark after the
    text (for instance when its last review is past), `sources` the titles named in the source line.
    """

    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    table: Table | None = None
    note: str = ""
    sources: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The reply as JSON-ready dictionaries and lists."""
        return asdict(self)
