from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from bot.channels.shell.screen import Screen
from bot.dialogue.reply import Reply, Table

TABLE = Table(
    columns=("", "Promotion", "Micro-credential"),
    rows=(("cost", "Usually nothing, the employer pays", "A course fee that you often pay yourself"),),
    left_out="And 2 more rows.",
)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    monkeypatch.setattr("sys.stdin", io.StringIO("hello\n2\n3\n0\n\nlast"))
    return Screen(Console(file=io.StringIO(), width=90, highlight=False))


def shown(screen: Screen) -> str:
    output: Any = screen._console.file
    return str(output.getvalue())


def test_a_number_presses_the_button_of_the_last_reply(screen: Screen) -> None:
    assert screen.ask() == "hello"
    buttons = [{"title": "More", "payload": "/tell_more"}, {"title": "Cost", "payload": "/cost"}]
    screen.show([{"text": "An answer", "buttons": buttons}])
    assert "[1] More" in shown(screen)
    assert "[2] Cost" in shown(screen)
    assert screen.ask() == "/cost"
    assert screen.ask() == "3"
    assert screen.ask() == "0"


def test_buttons_are_gone_after_the_next_reply(screen: Screen) -> None:
    screen.show([{"text": "one", "buttons": [{"title": "A", "payload": "/a"}, {"title": "B", "payload": "/b"}]}])
    screen.show([{"text": "two"}])
    assert screen.ask() == "hello"
    assert screen.ask() == "2"


def test_the_input_ends(screen: Screen) -> None:
    texts = []
    while (text := screen.ask()) is not None:
        texts.append(text)
    assert texts == ["hello", "2", "3", "0", "", "last"]
    assert "You: hello" in shown(screen)


def test_markup_of_a_text_is_shown_as_it_is(screen: Screen) -> None:
    screen.show([{"text": "[bold]no[/bold] [1] :smile:"}])
    assert "[bold]no[/bold] [1] :smile:" in shown(screen)


def test_a_comparison_is_an_aligned_table_with_its_source(screen: Screen) -> None:
    reply = Reply(
        paragraphs=("In brief.",), items=("a point",), table=TABLE, note="Old.", sources=("Key differences",)
    )
    screen.show([{"text": "unused", "reply": reply.as_dict()}])
    output = shown(screen)
    rows = [line for line in output.splitlines() if line.startswith(("┃", "│"))]
    assert len({len(row) for row in rows}) == 1
    for part in ("In brief.", "- a point", "Promotion", "Usually nothing", "Old.", "Source: Key differences"):
        assert part in output
    assert "unused" not in output
    assert output.index("Usually nothing") < output.index("And 2 more rows.") < output.index("Old.")


def test_a_reply_without_a_table_is_its_text(screen: Screen) -> None:
    screen.show([{"text": "The text.\nSource: X", "reply": Reply(paragraphs=("other",)).as_dict()}, {"image": "x"}])
    assert "The text.\nSource: X" in shown(screen)


def test_a_remark_is_kept_from_scripts(screen: Screen) -> None:
    screen.welcome()
    assert shown(screen) == ""
