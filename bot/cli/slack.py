"""The commands `rung slack …`."""

from __future__ import annotations

import typer

from bot.channels.slack.manifest import manifest_yaml
from bot.cli.console import settings_or_fail

app = typer.Typer(help="Set up Slack.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keeps `manifest` a command of its own although there is no other."""


@app.command("manifest")
def manifest_command(
    assistant: bool = typer.Option(
        False, "--assistant", help="With the assistant's view and status line, which need a paid plan of Slack."
    ),
    socket_mode: bool = typer.Option(
        False, "--socket-mode", help="For Socket Mode, whatever RUNG_PUBLIC_URL says."
    ),
) -> None:
    """Print the app's manifest: for HTTP at RUNG_PUBLIC_URL, for Socket Mode without it."""
    settings = settings_or_fail()
    address = None if socket_mode or settings.slack_app_token else settings.public_url
    typer.echo(manifest_yaml(address, assistant), nl=False)
