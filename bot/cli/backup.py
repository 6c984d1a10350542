"""The commands ``rung backup`` and ``rung restore``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer
from sqlalchemy.engine import Connection, Engine

from bot.cli.console import fail, plain_errors, settings_or_fail
from bot.database import erasure_list
from bot.database.backup import back_up
from bot.database.backup_file import BackupError
from bot.database.engine import read_transaction, shared_engine, write_transaction
from bot.database.erasures import LONGEST_TURN, erasures_in, learn_erasures, now
from bot.database.migrations import current_revision, head_revision
from bot.database.restore import restore
from bot.dialogue.phrases import counted
from bot.people.replay import replay

NO_LIST = (
    "The list of erasures {path} is not there, so people who were forgotten would come back. Bring the list from "
    "the server that the backup is of and name it with --erasures, or say --without-erasures."
)


def back_up_command(file: Path) -> None:
    """See `rung backup --help`."""
    settings = settings_or_fail()
    with plain_errors(settings.database_url, BackupError, erasure_list.ErasureListError):
        engine = shared_engine(settings.database_url)
        is_new = current_revision(engine) == head_revision()
        if is_new:
            _learn_list(engine, settings.erasure_list)
        try:
            written = back_up(engine, file)
        except OSError as error:
            fail(f"{file} cannot be written ({error.strerror}). Nothing was written.")
        _complete_list(engine if is_new else None, settings.erasure_list)
    typer.echo(f"Wrote {counted(written.rows, 'row')} with schema {written.schema} to {file}.")
    typer.echo(f"SHA-256 of the rows: {written.checksum}")
    typer.echo(f"Keep {settings.erasure_list} at hand, but not with the backup: restoring needs its newest state.")


def restore_command(file: Path, erasures: Sequence[Path], without_erasures: bool) -> None:
    """See `rung restore --help`."""
    settings = settings_or_fail()
    again: list[int] = []
    listed = {} if without_erasures else _listed(erasures or [settings.erasure_list])

    def finish(connection: Connection) -> None:
        again.append(replay(connection, listed))

    try:
        size = file.stat().st_size
    except OSError as error:
        fail(f"{file} cannot be read ({error.strerror}).")
    with plain_errors(settings.database_url, BackupError, erasure_list.ErasureListError):
        engine = shared_engine(settings.database_url)
        rows = restore(engine, file, finish)
        _complete_list(engine, settings.erasure_list)
    typer.echo(f"Restored {counted(rows, 'row')} from {file} ({size:,} bytes).")
    typer.echo(f"Erased again, as they were forgotten after the backup: {counted(sum(again), 'person', 'people')}.")


def _listed(paths: Sequence[Path]) -> dict[str, int]:
    """All erasures of these lists together; ends the command when one cannot be read."""
    found: dict[str, int] = {}
    for path in paths:
        try:
            for digest, moment in erasure_list.read(path).items():
                found[digest] = max(moment, found.get(digest, moment))
        except FileNotFoundError:
            fail(NO_LIST.format(path=path))
        except (OSError, erasure_list.ErasureListError) as error:
            fail(str(error))
    return found


def _learn_list(engine: Engine, path: Path) -> None:
    """Has the backup know of the erasures before it, those of a database that this one has replaced included.

    Not of the last minutes': such an erasure may be listed and not done yet.
    """
    if path.exists():
        certain = now() - LONGEST_TURN
        listed = {digest: moment for digest, moment in erasure_list.read(path).items() if moment < certain}
        with write_transaction(engine) as connection:
            learn_erasures(connection, listed)


def _complete_list(engine: Engine | None, path: Path) -> None:
    """Makes the list, with what the database knows of erasures: those of other servers, for instance."""
    known: dict[str, int] = {}
    if engine is not None:
        with read_transaction(engine) as connection:
            known = erasures_in(connection)
    erasure_list.complete(path, known)
