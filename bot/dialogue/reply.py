"""The channel-neutral reply: what an action says, before any channel gives it a form.

An action sends a reply twice in one message: as complete plain text (`bot.dialogue.rendering`) and as this
value's dictionary under the key ``reply``, which richer channels render natively.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Button:
    """A suggestion that the person can press; `payload` is sent as their message."""

    title: str
    payload: str


@dataclass(frozen=True)
class Table:
    """A table with a header row; every row has as many cells as `columns`.

    `left_out` says below it how many rows it leaves out, where it does; `total` is their number with those, or 0.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    left_out: str = ""
    total: int = 0


@dataclass(frozen=True)
class Picture:
    """A picture to look at. `path` is its address below the server's ("/files/…"), `alternative` says in words
    all that it shows. `width` and `height` are in pixels, 0 where they are not known."""

    path: str
    title: str
    alternative: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class File:
    """A file to take away: its address below the server's, its name and what it is for."""

    path: str
    name: str
    description: str = ""


@dataclass(frozen=True)
class Progress:
    """How far something is: `done` from 0 to 1, `label` what it is, `detail` the same in words ("3 of 5")."""

    label: str
    done: float
    detail: str = ""


@dataclass(frozen=True)
class Asking:
    """The reply asks question `number` of several, of which there are at most `most`."""

    number: int
    most: int


@dataclass(frozen=True)
class Reply:
    """One message of the assistant.

    `paragraphs` are plain text without markup, `items` a short list below them, `note` a remark after the
    text (for instance when its last review is past), `sources` the titles named in the source line. `private`
    is set where nobody but the person may see the reply, also in a channel that others read, `sign_in` where
    there would be more for somebody who signs in, `asking` where it is one of several questions.
    """

    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    table: Table | None = None
    note: str = ""
    sources: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()
    pictures: tuple[Picture, ...] = ()
    files: tuple[File, ...] = ()
    progress: tuple[Progress, ...] = ()
    private: bool = False
    sign_in: bool = False
    asking: Asking | None = None

    def as_dict(self) -> dict[str, Any]:
        """The reply as JSON-ready dictionaries and lists."""
        return asdict(self)

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> Reply:
        """The reply that `as_dict` made, also after a way through JSON; unknown keys are ignored."""
        table, asking = value.get("table"), value.get("asking")
        return cls(
            paragraphs=tuple(value.get("paragraphs") or ()),
            items=tuple(value.get("items") or ()),
            table=_table(table) if table else None,
            note=str(value.get("note") or ""),
            sources=tuple(value.get("sources") or ()),
            buttons=tuple(Button(**button) for button in value.get("buttons") or ()),
            pictures=tuple(Picture(**picture) for picture in value.get("pictures") or ()),
            files=tuple(File(**file) for file in value.get("files") or ()),
            progress=tuple(Progress(**progress) for progress in value.get("progress") or ()),
            private=bool(value.get("private")),
            sign_in=bool(value.get("sign_in")),
            asking=Asking(**asking) if asking else None,
        )


def _table(value: Mapping[str, Any]) -> Table:
    return Table(
        columns=tuple(value["columns"]),
        rows=tuple(tuple(row) for row in value["rows"]),
        caption=str(value.get("caption") or ""),
        left_out=str(value.get("left_out") or ""),
        total=int(value.get("total") or 0),
    )
