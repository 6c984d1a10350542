"""How a command ends when something that can be expected goes wrong: one message, no traceback, exit code 1."""

from __future__ import annotations

from typing import NoReturn

import typer


def fail(message: str) -> NoReturn:
    """Ends the command with this message."""
    typer.echo(message, err=True)
    raise typer.Exit(1)


def unusable_database(url: str, error: Exception) -> str:
    """What to say when the database or its file gave this error."""
    from bot.database.engine import shown_url

    return (
        f"The database {shown_url(url)} cannot be used ({_cause(error)}). "
        "Check that it runs, that RUNG_DATABASE_URL is right, and that you may write to it."
    )


def _cause(error: Exception) -> str:
    cause = str(getattr(error, "orig", None) or error).strip()
    return cause.splitlines()[0].rstrip(".") if cause else type(error).__name__
