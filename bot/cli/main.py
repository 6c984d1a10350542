"""The command line `rung`. Each command imports what it needs when it runs, so that the help comes at once."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import typer

from bot.cli.console import fail, settings_or_fail

app = typer.Typer(
    name="rung",
    help="Rung, a career-advice assistant: promotion, micro-credentials, and how to combine them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)

GROUPS = {
    "knowledge": ("bot.cli.knowledge", "Build, check, show or search the knowledge base."),
    "badge": ("bot.cli.badge", "Verify an Open Badge."),
    "catalogue": ("bot.cli.catalogue", "Build, import, check or search roles, skills and credentials."),
    "slack": ("bot.cli.slack", "Print what sets up the assistant in Slack."),
    "people": ("bot.cli.people", "Show, export or erase what is stored about somebody."),
    "hr": ("bot.cli.hr", "Show what people asked HR through the assistant."),
}
"""Groups of commands: the module of a group is loaded only when the group is used; the help does not need it."""


@app.callback()
def _before_every_command() -> None:
    from bot.serving.child import end_with_parent

    # Databases, logs and models are nobody else's on this machine; our child processes inherit it.
    os.umask(0o077)
    # Rasa's table is written for an older SQLAlchemy, which an operator can do nothing about.
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    end_with_parent()


@app.command()
def run() -> None:
    """Prepare and start everything, and print the address once it is ready. Ctrl-C stops it."""
    from bot.serving import launcher

    raise typer.Exit(launcher.run(settings_or_fail()))


@app.command()
def shell(
    debug: bool = typer.Option(False, "--debug", help="Show for each turn what was understood, and why."),
) -> None:
    """Talk to the assistant in the terminal."""
    from bot.serving import shell as shell_channel

    raise typer.Exit(shell_channel.run(settings_or_fail(), debug=debug))


@app.command()
def train(
    force: bool = typer.Option(False, "--force", help="Train even if a model fits the files already."),
) -> None:
    """Build the knowledge base and train the model."""
    from bot.serving.train import TrainingError
    from bot.serving.train import train as train_model

    settings = settings_or_fail()
    try:
        model = train_model(settings, _build_knowledge, force)
    except TrainingError as error:
        fail(str(error))
    typer.echo(f"The model is models/{model.name}. A server that is running takes it at its next start.")


@app.command()
def backup(
    file: Path = typer.Argument(metavar="FILE", help="The file to write; it must not be there yet."),
) -> None:
    """Write everything that the database holds into a file, also while the server runs."""
    importlib.import_module("bot.cli.backup").back_up_command(file)


@app.command()
def restore(
    file: Path = typer.Argument(metavar="FILE", help='A file that "rung backup" has written.'),
    erasures: list[Path] = typer.Option(
        [], metavar="LIST", help="The list of erasures, if it is not var/erasures.txt; once for each server."
    ),
    without_erasures: bool = typer.Option(False, help="There is no list of erasures: bring everybody back."),
) -> None:
    """Bring a backup back into an empty database; who has been forgotten since stays forgotten."""
    importlib.import_module("bot.cli.backup").restore_command(file, erasures, without_erasures)


@app.command()
def privacy(
    write: bool = typer.Option(False, "--write", help="Write it into docs/privacy.md (for developers)."),
) -> None:
    """Print what is stored, why, and for how long, table by table."""
    from bot.cli import privacy_page

    if write:
        privacy_page.write()
    else:
        typer.echo(privacy_page.with_tables(""), nl=False)


@app.command()
def actions() -> None:
    """Start the action server alone, on a free port of 127.0.0.1 (for developers)."""
    from bot.serving import action_server

    try:
        action_server.main()
    except action_server.NoActionSecretError as error:
        fail(str(error))


def _build_knowledge() -> None:
    knowledge = importlib.import_module("bot.cli.knowledge")
    knowledge.build_command()
    importlib.import_module("bot.cli.catalogue").build_command()


def main() -> None:
    """Runs the command line."""
    for name, (module, purpose) in GROUPS.items():
        if len(sys.argv) > 1 and sys.argv[1] == name:
            app.add_typer(importlib.import_module(module).app, name=name)
        else:
            app.command(name=name, help=purpose)(lambda: None)
    app()
