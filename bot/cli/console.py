"""How every command speaks: one plain message when it fails, and rows as a table or as CSV.

What can be expected to go wrong ends a command with exit code 1 and no traceback.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from bot.dialogue.phrases import counted
from bot.files.cells import as_text
from bot.files.faults import SHOWN, FaultyFiles
from bot.settings import Settings, SettingsError

if TYPE_CHECKING:
    from bot.encoder.sentence_encoder import Encoder

GAP = "  "
"""Between two plain columns."""


def fail(message: str) -> NoReturn:
    """Ends the command with this message."""
    typer.echo(message, err=True)
    raise typer.Exit(1)


def settings_or_fail() -> Settings:
    """The settings of this process; ends the command with everything that is wrong with them."""
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
def plain_errors(
    database_url: str, *expected: type[Exception], most: int | None = SHOWN, writes: bool = True
) -> Iterator[None]:
    """Ends the command with a message when one of these errors is raised, or the database or a file fails.

    Faults in files are listed, at most `most` of them. The last line then says that nothing was written or, for a
    command that never writes, how many faults there are.
    """
    # Imported here: the help of `rung` comes without SQLAlchemy.
    from sqlalchemy.exc import DatabaseError

    from bot.database.engine import DatabaseUrlError
    from bot.database.migrations import SchemaTooNew

    explained: tuple[type[Exception], ...] = (*expected, DatabaseUrlError, SchemaTooNew)
    try:
        yield
    except FaultyFiles as error:
        for line in error.lines(most):
            typer.echo(line, err=True)
        fail("Nothing was written." if writes else f"{counted(len(error.faults), 'fault')} found.")
    except explained as error:
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


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under their column names, ruled at a terminal and in plain columns otherwise.

    Texts are shown as they are: nothing in them counts as markup.
    """
    # Imported here: the help of `rung` comes without rich's tables.
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    if not console.is_terminal:
        _print_plain(columns, rows)
        return
    table = Table(header_style="bold")
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))
    console.print(table)


def print_csv(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows as comma-separated values that a spreadsheet opens without running anything in them."""
    writer = csv.writer(sys.stdout)
    writer.writerow(columns)
    writer.writerows([as_text(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def _print_plain(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    lines = [tuple(columns), *(tuple(str(cell) for cell in row) for row in rows)]
    # The last column may be long, and nothing comes after it.
    widths = [max(len(line[index]) for line in lines) for index in range(len(columns) - 1)]
    for line in lines:
        padded = [cell.ljust(width) for cell, width in zip(line, widths, strict=False)]
        print(GAP.join([*padded, line[-1]]).rstrip())
