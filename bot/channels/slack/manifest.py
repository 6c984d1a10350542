"""The app's manifest: what Slack has to know about the assistant, ready to paste into its settings."""

from __future__ import annotations

from typing import Any

import yaml

PATH = "/webhooks/slack/events"
"""Where Slack sends everything, below the server's public address."""

ROUTE = "/events"
"""The channel's part of `PATH`: Rasa puts `/webhooks/` and the channel's name before it."""

COMMAND = "/career"

SCOPES = (
    "app_mentions:read",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "im:history",
    "im:read",
    "im:write",
)
"""None of these scopes lets the app read channels, names or email addresses."""

EVENTS = ("app_home_opened", "app_mention", "message.im")


def manifest(public_url: str | None, assistant: bool = False) -> dict[str, Any]:
    """The manifest for HTTP at this address, or for Socket Mode without one.

    `assistant` adds the assistant view with its status line, which Slack offers on paid plans.
    """
    address = {"request_url": f"{public_url}{PATH}"} if public_url else {}
    command = {
        "command": COMMAND,
        "description": "Ask about promotions and micro-credentials; only you see the answer",
        "usage_hint": "[your question]",
        "should_escape": True,
        **({"url": f"{public_url}{PATH}"} if public_url else {}),
    }
    view = {"assistant_view": {"assistant_description": "Answers questions about careers", "suggested_prompts": []}}
    return {
        "display_information": {
            "name": "Rung",
            "description": "Career advice: promotion, micro-credentials, and how to combine them",
            "background_color": "#1f3a5f",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            **(view if assistant else {}),
            "bot_user": {"display_name": "Rung", "always_online": True},
            "slash_commands": [command],
        },
        "oauth_config": {"scopes": {"bot": [*SCOPES, *(["assistant:write"] if assistant else [])]}},
        "settings": {
            "event_subscriptions": {**address, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **address},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not public_url,
            "token_rotation_enabled": False,
        },
    }


def manifest_yaml(public_url: str | None, assistant: bool = False) -> str:
    """The manifest as YAML, which Slack's settings accept."""
    return yaml.safe_dump(manifest(public_url, assistant), sort_keys=False, allow_unicode=True)
