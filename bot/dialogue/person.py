"""Who speaks, and what they may see: both follow from the id of the conversation.

The server makes every conversation's id as ``<channel>:<person>``. In Slack one person has several conversations
(the threads), whose ids are ``slack:<person>@<conversation>``; ids of Slack's own hold no ``@``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Audience = Literal["public", "employees"]
VISIBLE: Mapping[Audience | None, tuple[Audience, ...]] = {
    "public": ("public",),
    "employees": ("public", "employees"),
    None: ("public", "employees"),
}
"""What an audience may see. None stands for who sees all and answers nobody: the ranker, HR's commands."""

SEVERAL_CONVERSATIONS = "slack:"

EMPLOYEE_CHANNELS = frozenset({"slack", "shell", "intranet"})
"""Channels that only members of the organisation can use ("intranet" is the web widget with a login of
the host page). The server puts the channel before every person's id."""


def person_of(sender_id: str) -> str:
    """The person's id, channel included: ``slack:U1@C2/17.3`` -> ``slack:U1``."""
    return sender_id.partition("@")[0] if sender_id.startswith(SEVERAL_CONVERSATIONS) else sender_id


def audience_of(sender_id: str) -> Audience:
    """The audience that a person belongs to; whoever is not known for an employee is the public."""
    channel, separator, _ = sender_id.partition(":")
    return "employees" if separator and channel in EMPLOYEE_CHANNELS else "public"
