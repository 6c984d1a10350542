"""Commands end with one message that gives no password away, and show rows as tables or CSV."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from sqlalchemy.exc import OperationalError

from bot.cli.console import fail, plain_errors, print_csv, print_table, unusable_database
from bot.dialogue.phrases import counted
from bot.files.faults import Fault, FaultyFiles


def test_a_failing_command_says_why_and_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        fail("No such thing.")
    assert ended.value.exit_code == 1
    assert capsys.readouterr() == ("", "No such thing.\n")


def test_a_database_is_named_without_its_password_and_with_the_first_line_of_the_cause() -> None:
    error = OperationalError("SELECT 1", {}, Exception("could not connect.\nIs it running?"))
    told = unusable_database("postgresql://rung:secret@host/rung", error)
    assert "secret" not in told
    assert "rung:***@host/rung cannot be used (could not connect). Check that it runs" in told


def test_an_error_without_words_is_told_by_its_name() -> None:
    assert "(PermissionError)" in unusable_database("sqlite:///rung.db", PermissionError())


@pytest.mark.parametrize(
    ("most", "writes", "shown"),
    [
        (2, True, ["f.csv:1: Wrong. Fix.", "f.csv:2: Wrong. Fix.", "… and 1 more.", "Nothing was written."]),
        (None, False, [*(f"f.csv:{line}: Wrong. Fix." for line in (1, 2, 3)), "3 faults found."]),
    ],
)
def test_faults_in_files_are_listed_up_to_a_limit(
    capsys: pytest.CaptureFixture[str], most: int | None, writes: bool, shown: list[str]
) -> None:
    faults = [Fault(Path("f.csv"), line, "Wrong.", "Fix.") for line in (3, 1, 2)]
    with pytest.raises(typer.Exit), plain_errors("sqlite:///rung.db", most=most, writes=writes):
        raise FaultyFiles(faults)
    assert capsys.readouterr().err.splitlines() == shown


def test_an_error_that_nobody_expects_is_not_hidden() -> None:
    with pytest.raises(KeyError), plain_errors("sqlite:///rung.db", IndexError):
        raise KeyError("bug")


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
