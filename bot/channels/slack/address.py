"""Where Slack sends events, presses and commands to."""

from __future__ import annotations

PATH = "/webhooks/slack/events"
"""Below the server's public address; Rasa puts `/webhooks/` and the channel's name before `ROUTE`."""

ROUTE = "/events"

COMMAND = "/career"
