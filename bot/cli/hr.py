"""The commands ``rung hr …``: what people asked HR through the assistant."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.console import fail, plain_errors, print_csv, print_table, settings_or_fail
from bot.database.migrations import upgraded_engine
from bot.dialogue.phrases import counted
from bot.people.hr_requests import HrRequest, HrRequests

app = typer.Typer(
    help="What people asked HR through the assistant.", no_args_is_help=True, pretty_exceptions_enable=False
)

COLUMNS = ("Number", "Day", "State", "Contact", "Request")


@app.callback()
def _group() -> None:
    # With a single command and no callback Typer would take that command for the whole group.
    pass


@app.command()
def requests(
    done: Annotated[int | None, typer.Option("--done", metavar="NUMBER", help="Dealt with this one.")] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="As comma-separated values.")] = False,
) -> None:
    """List what people asked HR, the open ones first, or note that one was dealt with."""
    settings = settings_or_fail()
    with plain_errors(settings.database_url):
        store = HrRequests(upgraded_engine(settings.database_url))
        found = True if done is None else store.mark_done(done)
        listed = store.all()
    if not found:
        fail(f'There is no request {done}. "rung hr requests" lists them all.')
    _print(listed, as_csv)


def _print(listed: tuple[HrRequest, ...], as_csv: bool) -> None:
    rows = [(one.id, one.made_on, one.state, one.contact, one.text) for one in listed]
    if as_csv:
        print_csv([column.lower() for column in COLUMNS], rows)
    elif rows:
        print_table(COLUMNS, [(*row[:4], " ".join(row[4].split())) for row in rows])
        open_ones = sum(one.state == "open" for one in listed)
        typer.echo(
            f"{counted(open_ones, 'request')} open. When you have dealt with one: rung hr requests --done NUMBER"
        )
    else:
        typer.echo("Nobody has asked HR anything yet.")
