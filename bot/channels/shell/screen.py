"""The screen of the shell: asks, renders replies with rich, and numbers the buttons."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.channels.shell.debug import explain
from bot.dialogue.message_contract import REPLY
from bot.dialogue.rendering import source_line
from bot.settings import Settings

PROMPT = "You: "


class Screen:
    """Reads from standard input and writes to the console, also when neither is a terminal."""

    def __init__(self, console: Console, debug: bool = False) -> None:
        self._console = console
        self.debug = debug
        self._payloads: list[str] = []
        self._reads_terminal = sys.stdin.isatty()

    def welcome(self) -> None:
        """Says how to leave, to a person at a terminal."""
        self.remark("Ask away. Type a button's number to press it; /stop or Ctrl-D ends.")

    def remark(self, text: str) -> None:
        """Says something about the shell itself; nothing when the input comes from a file or another program."""
        if self._reads_terminal:
            self._print(Text(text, style="dim"))

    def ask(self) -> str | None:
        """What the person says, a pressed button's payload in place of its number; None at the end."""
        text = self._read()
        if text is None:
            return None
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
        return self._payloads[number - 1] if 1 <= number <= len(self._payloads) else text

    def _read(self) -> str | None:
        if self._reads_terminal:
            # Gives the prompt its history and its keys.
            import readline  # noqa: F401

            try:
                return input(PROMPT).strip()
            except EOFError:
                return None
        line = sys.stdin.readline()
        if not line:
            return None
        # Not seen otherwise: nobody typed it here.
        self._print(Text(f"{PROMPT}{line.strip()}"))
        return line.strip()

    def show(self, messages: Sequence[Mapping[str, Any]]) -> None:
        """Shows the messages of a turn; their buttons can be pressed until the next turn."""
        self._payloads = []
        for message in messages:
            self._print(Text(""))
            reply = message.get(REPLY)
            if isinstance(reply, Mapping) and reply.get("table"):
                self._show_reply(reply)
            else:
                self._print(Text(str(message.get("text") or "")))
            self._show_buttons(message.get("buttons") or [])
        self._print(Text(""))

    def _show_reply(self, reply: Mapping[str, Any]) -> None:
        for paragraph in reply.get("paragraphs") or []:
            self._print(Text(str(paragraph)))
        for item in reply.get("items") or []:
            self._print(Text(f"- {item}"))
        self._console.print(comparison(reply["table"]))
        if reply["table"].get("left_out"):
            self._print(Text(str(reply["table"]["left_out"])))
        if reply.get("note"):
            self._print(Text(str(reply["note"]), style="italic"))
        self._print(Text(source_line(reply.get("sources") or []), style="dim"))

    def _show_buttons(self, buttons: Sequence[Mapping[str, Any]]) -> None:
        for button in buttons:
            self._payloads.append(str(button.get("payload") or button.get("title") or ""))
            self._print(Text(f"  [{len(self._payloads)}] {button.get('title', '')}", style="cyan"))

    def explain(self, tracker: Any, settings: Settings) -> None:
        """Shows how the last turn came about, for `make shell DEBUG=1`."""
        for part in explain(tracker, settings):
            self._console.print(part)

    def _print(self, text: Text) -> None:
        self._console.print(text, soft_wrap=not self._console.is_terminal)


def comparison(table: Mapping[str, Any]) -> Table:
    """The reply's table for the terminal, its columns aligned and its cells wrapped."""
    rendered = Table(title=str(table.get("caption") or "") or None, title_justify="left", show_lines=True)
    for column in table.get("columns") or []:
        rendered.add_column(Text(str(column)), overflow="fold")
    for row in table.get("rows") or []:
        rendered.add_row(*(Text(str(cell)) for cell in row))
    return rendered
