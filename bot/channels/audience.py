"""Who may see what: employees are known by the channel that they come through."""

from __future__ import annotations

from bot.knowledge.passage import Audience

EMPLOYEE_CHANNELS = frozenset({"slack", "shell", "intranet"})
"""Channels that only members of the organisation can use ("intranet" is the web widget with a login of
the host page). The server puts the channel before every person's id."""


def audience_of(sender_id: str) -> Audience:
    """The audience that a person belongs to; whoever is not known for an employee is the public."""
    channel, separator, _ = sender_id.partition(":")
    return "employees" if separator and channel in EMPLOYEE_CHANNELS else "public"
