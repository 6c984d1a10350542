"""What the commands ``rung catalogue …`` say: faults and other troubles, amounts, what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from sqlalchemy.engine import Engine

from bot.catalogue.build import CatalogueBusy
from bot.catalogue.store import CatalogueMissing, CatalogueSnapshot, left_out
from bot.cli import failing
from bot.dialogue.phrases import counted
from bot.encoder.stored_vectors import EncodingFailed
from bot.files.faults import FaultyFiles


@contextmanager
def told_plainly(database_url: str, written: bool = True) -> Iterator[None]:
    """Ends the command with a message and exit code 1 for everything that can be expected to go wrong.

    `written` says whether the command would have written something.
    """
    try:
        with failing.told_plainly(database_url, CatalogueMissing, CatalogueBusy, EncodingFailed):
            yield
    except FaultyFiles as error:
        for line in error.lines():
            typer.echo(line, err=True)
        failing.fail("Nothing was written." if written else f"{counted(len(error.faults), 'fault')} found.")


def amounts(snapshot: CatalogueSnapshot) -> str:
    """How much of everything the catalogue holds, in words."""
    tables = (
        (snapshot.occupations, "occupation"),
        (snapshot.skills, "skill"),
        (snapshot.credentials, "credential"),
        (snapshot.openings, "opening"),
    )
    said = ", ".join(counted(len(table), noun) for table, noun in tables)
    criteria = len(snapshot.criteria)
    return f"{said}, {criteria} {'criterion' if criteria == 1 else 'criteria'}"


def warn_of_left_out(engine: Engine, snapshot: CatalogueSnapshot) -> bool:
    """Warns of what no answer shows, as the sources do not know what it speaks of; returns whether there is any."""
    warnings = left_out(engine, snapshot)
    for warning in warnings:
        typer.echo(f"Warning: {warning}", err=True)
    return bool(warnings)
