"""How the command line shows tables."""

from __future__ import annotations

import pytest

from bot.cli.tables import print_csv, print_table
from bot.dialogue.phrases import counted


def test_plain_columns_line_up_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("Key", "Title"), [("pay", "Pay"), ("nanodegree-leap", "[bold]Leap[/bold]"), (3, "")])
    assert capsys.readouterr().out.splitlines() == [
        "Key              Title",
        "pay              Pay",
        "nanodegree-leap  [bold]Leap[/bold]",
        "3",
    ]


def test_terminal_gets_a_ruled_table_that_takes_no_text_for_markup(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    print_table(("Key", "Title"), [("pay", "[bold]Pay[/nonsense] [link=x]")])
    shown = capsys.readouterr().out
    assert "━" in shown
    assert "[bold]Pay[/nonsense] [link=x]" in shown


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_csv_runs_nothing_in_a_spreadsheet(capsys: pytest.CaptureFixture[str], text: str) -> None:
    print_csv(("count", "example"), [(-2, text), (1, 'a "b", c')])
    assert capsys.readouterr().out.splitlines() == ["count,example", f"-2,'{text}", '1,"a ""b"", c"']


def test_counted() -> None:
    assert [counted(number, "passage") for number in (0, 1, 2)] == ["0 passages", "1 passage", "2 passages"]
