"""Commands end with one message, and a database's address is told without its password."""

from __future__ import annotations

import pytest
import typer
from sqlalchemy.exc import OperationalError

from bot.cli.failing import fail, unusable_database


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
