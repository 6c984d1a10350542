"""The commands ``rung people …``: what is stored about whom, for operators and for those who leave."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from bot.cli.console import fail, plain_errors, print_csv, print_table, settings_or_fail
from bot.database.erasures import erasing_engine
from bot.database.migrations import upgraded_engine
from bot.dialogue.phrases import counted
from bot.people import records, retention

app = typer.Typer(help="What is stored about whom.", no_args_is_help=True, pretty_exceptions_enable=False)

Person = Annotated[str, typer.Argument(metavar="PERSON", help='As "rung people list" names them.')]
COLUMNS = ("Person", "Last use", "Rows")


@app.command("list")
def list_people(
    as_csv: Annotated[bool, typer.Option("--csv", help="As comma-separated values.")] = False,
) -> None:
    """List everybody about whom anything is stored."""
    settings = settings_or_fail()
    with plain_errors(settings.database_url, writes=False):
        known = records.known_people(upgraded_engine(settings.database_url))
    rows = [(one.person, one.last_use or "", one.rows) for one in known]
    if as_csv:
        print_csv([column.lower() for column in COLUMNS], rows)
    elif rows:
        print_table(COLUMNS, rows)
    else:
        typer.echo("Nothing is stored about anybody.")


@app.command()
def export(person: Person) -> None:
    """Print all that is stored about a person, as JSON."""
    settings = settings_or_fail()
    with plain_errors(settings.database_url, writes=False):
        found = records.export(upgraded_engine(settings.database_url), person)
    if not found:
        fail(f'Nothing is stored about {person}. "rung people list" names everybody.')
    typer.echo(json.dumps({"person": person, **found}, ensure_ascii=False, indent=2, default=str))


@app.command()
def erase(
    person: Person,
    yes: Annotated[bool, typer.Option("--yes", help="Without asking.")] = False,
) -> None:
    """Delete all that is stored about a person, as "forget me" does."""
    settings = settings_or_fail()
    with plain_errors(settings.database_url):
        engine = erasing_engine(settings)
        found = records.export(engine, person)
        if not found:
            fail(f'Nothing is stored about {person}. "rung people list" names everybody.')
        if not yes:
            typer.confirm(f"Delete everything about {person}?", abort=True)
        records.erase(engine, person)
    typer.echo(f"Nothing is stored about {person} any more.")


@app.command()
def retain() -> None:
    """Delete what has been kept long enough; a running server does so every day."""
    settings = settings_or_fail()
    with plain_errors(settings.database_url):
        engine = erasing_engine(settings)
        deleted = retention.retain(engine, settings.keep_conversations, settings.keep_profiles)
    typer.echo(
        f"Deleted {counted(deleted.events, 'event')}, {counted(deleted.badges, 'unclaimed badge')} and "
        f"{counted(deleted.people, 'person', 'people')}."
    )
