"""The command that prints the manifest for Slack's settings."""

from __future__ import annotations

import pytest
import yaml
from typer.testing import CliRunner

from bot.cli import slack as cli
from bot.settings import Settings


@pytest.mark.parametrize(
    ("settings", "options", "is_socket_mode"),
    [
        (Settings("sqlite://", public_url="https://rung.example"), [], False),
        (Settings("sqlite://"), [], True),
        (Settings("sqlite://", public_url="https://rung.example"), ["--socket-mode"], True),
        (Settings("sqlite://", public_url="https://rung.example", slack_app_token="xapp-1"), [], True),
    ],
)
def test_the_manifest_is_for_http_only_at_a_public_address(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, options: list[str], is_socket_mode: bool
) -> None:
    monkeypatch.setattr(cli, "settings_or_fail", lambda: settings)
    result = CliRunner().invoke(cli.app, ["manifest", *options])
    assert result.exit_code == 0
    assert yaml.safe_load(result.stdout)["settings"]["socket_mode_enabled"] is is_socket_mode
    assert ("https://rung.example" in result.stdout) is not is_socket_mode


def test_the_assistants_view_is_added_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "settings_or_fail", lambda: Settings("sqlite://"))
    plain, assistant = (CliRunner().invoke(cli.app, ["manifest", *more]).stdout for more in ([], ["--assistant"]))
    assert "assistant_view" not in plain
    assert "assistant_view" in assistant
