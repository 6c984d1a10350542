from __future__ import annotations

import ast
import re
from typing import Any

import pytest
import yaml

from benchmarks.slack.fake_slack import BOT_TOKEN
from benchmarks.slack.people import SECRET
from bot.channels.slack.channel import SlackInput
from bot.channels.slack.manifest import EVENTS, SCOPES, manifest, manifest_yaml
from bot.settings import PROJECT_ROOT
from tests.cli.test_main import rung

SOURCES = sorted((PROJECT_ROOT / "bot" / "channels" / "slack").glob("*.py"))

NEEDS = {
    "chat_postMessage": "chat:write",
    "chat_postEphemeral": "chat:write",
    "chat_update": "chat:write",
    "conversations_open": "im:write",
    "files_upload_v2": "files:write",
    "assistant_threads_setStatus": "chat:write",
    "views_open": None,
    "views_publish": None,
    "auth_test": None,
    "apps_connections_open": None,
}
"""The scope that each method of the Web API needs, of those that are called."""


def test_socket_mode_needs_no_address() -> None:
    made = manifest(None)
    assert made["settings"]["socket_mode_enabled"] is True
    assert "http" not in yaml.safe_dump(made)


def test_http_names_the_address_that_the_channel_serves() -> None:
    made = manifest("https://rung.example.com")
    urls = set(re.findall(r"https://\S+", yaml.safe_dump(made)))

    async def never(_message: object) -> None:
        raise AssertionError

    (route,) = SlackInput(BOT_TOKEN, SECRET).blueprint(never)._future_routes
    assert urls == {f"https://rung.example.com/webhooks/{SlackInput.name()}{route.uri}"}
    assert made["settings"]["socket_mode_enabled"] is False


def test_slacks_limits_of_a_manifest() -> None:
    made: dict[str, Any] = manifest("https://rung.example.com", assistant=True)
    assert len(made["display_information"]["name"]) <= 35
    assert len(made["display_information"]["description"]) <= 140
    (command,) = made["features"]["slash_commands"]
    assert len(command["command"]) <= 32
    assert len(command["description"]) <= 2000
    assert re.fullmatch(r"#[0-9a-f]{6}", made["display_information"]["background_color"])


def test_the_assistants_view_comes_with_its_scope_or_not_at_all() -> None:
    without, with_view = manifest(None), manifest(None, assistant=True)
    assert "assistant_view" not in without["features"]
    assert "assistant:write" not in without["oauth_config"]["scopes"]["bot"]
    assert "assistant_view" in with_view["features"]
    assert "assistant:write" in with_view["oauth_config"]["scopes"]["bot"]


def test_no_scope_reads_names_addresses_or_channels() -> None:
    assert not {scope for scope in SCOPES if scope.startswith(("users", "channels", "groups", "mpim", "team"))}


def called_methods() -> set[str]:
    """The methods of Slack's client that the channel calls."""
    nodes = [node for path in SOURCES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return {
        name
        for name in attributes
        if re.match(r"(chat|conversations|files|views|users|auth|apps|assistant)_", name)
    }


def test_every_method_that_is_called_has_its_scope() -> None:
    called = called_methods()
    assert called == set(NEEDS)
    assert {NEEDS[name] for name in called} - {None} <= set(SCOPES)


def test_every_event_that_is_listened_to_is_subscribed() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    listened = set(re.findall(r'app\.event\("(\w+)"[,)]', text))
    assert {event.partition(".")[0] for event in EVENTS} == listened


@pytest.mark.parametrize(
    ("environ", "arguments", "mode"),
    [
        ({}, (), True),
        ({"RUNG_PUBLIC_URL": "https://r.example"}, (), False),
        ({"RUNG_PUBLIC_URL": "https://r.example"}, ("--socket-mode",), True),
    ],
)
def test_the_command_prints_yaml(environ: dict[str, str], arguments: tuple[str, ...], mode: bool) -> None:
    clean = {"RUNG_PUBLIC_URL": "", "SLACK_BOT_TOKEN": "", "SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": ""}
    result = rung("slack", "manifest", *arguments, **{**clean, **environ})
    assert result.returncode == 0, result.stderr
    made = yaml.safe_load(result.stdout)
    assert made["settings"]["socket_mode_enabled"] is mode
    assert manifest_yaml(environ.get("RUNG_PUBLIC_URL") if not mode else None) == result.stdout


def test_wrong_settings_are_told() -> None:
    result = rung("slack", "manifest", RUNG_PUBLIC_URL="nonsense")
    assert result.returncode == 1
    assert "RUNG_PUBLIC_URL" in result.stderr
