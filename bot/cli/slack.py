"""The commands `rung slack …`."""

from __future__ import annotations

import typer

from bot.channels.slack.manifest import manifest_yaml
from bot.cli.console import settings_or_fail

app = typer.Typer(help="Set up Slack.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keeps `manifest` a subcommand even though it is the only one."""


@app.command("manifest")
def manifest_command(
    assistant: bool = typer.Option(
        False, "--assistant", help="Add the assistant view and its status line, which need a paid Slack plan."
    ),
    socket_mode: bool = typer.Option(
        False, "--socket-mode", help="Use Socket Mode, even if RUNG_PUBLIC_URL is set."
    ),
) -> None:
    """Print the app's manifest: for HTTP if RUNG_PUBLIC_URL is set, otherwise for Socket Mode."""
    settings = settings_or_fail()
    address = None if socket_mode or settings.slack_app_token else settings.public_url
    typer.echo(manifest_yaml(address, assistant), nl=False)
