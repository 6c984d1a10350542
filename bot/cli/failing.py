"""How a command ends when something that can be expected goes wrong: one message, no traceback, exit code 1."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from bot.settings import Settings, SettingsError

if TYPE_CHECKING:
    from bot.encoder.sentence_encoder import Encoder


def fail(message: str) -> NoReturn:
    """Ends the command with this message."""
    typer.echo(message, err=True)
    raise typer.Exit(1)


def settings_or_fail() -> Settings:
    """The settings of this process; ends the command with all that is wrong with them."""
    try:
        return Settings.from_environment()
    except SettingsError as error:
        fail("\n".join(f"Wrong setting: {fault}" for fault in error.faults))


def encoder_or_fail(settings: Settings) -> Encoder:
    """The sentence encoder of the settings; ends the command when it cannot be used."""
    # Imported here: most commands need no encoder, and it is slow to load.
    from bot.encoder.encoder_choice import load_encoder
    from bot.encoder.sentence_encoder import EncoderError

    try:
        return load_encoder(settings.encoder)
    except EncoderError as error:
        fail(str(error))


@contextmanager
def told_plainly(database_url: str, *expected: type[Exception]) -> Iterator[None]:
    """Ends the command with a message when it meets one of these errors, or the database or a file fails."""
    # Imported here: the help of `rung` comes without SQLAlchemy.
    from sqlalchemy.exc import DatabaseError

    from bot.database.engine import DatabaseUrlError
    from bot.database.migrations import SchemaTooNew

    in_words: tuple[type[Exception], ...] = (*expected, DatabaseUrlError, SchemaTooNew)
    try:
        yield
    except in_words as error:
        fail(str(error))
    except (DatabaseError, OSError) as error:
        fail(unusable_database(database_url, error))


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
