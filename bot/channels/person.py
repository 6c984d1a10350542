"""Who speaks: from the id of a conversation to the person, whose profile outlives their conversations.

The server makes every conversation's id as ``<channel>:<person>``. In Slack one person has several conversations
(the threads), whose ids are ``slack:<person>@<conversation>``; ids of Slack's own hold no ``@``.
"""

from __future__ import annotations

SEVERAL_CONVERSATIONS = "slack:"


def person_of(sender_id: str) -> str:
    """The person's id, channel included: ``slack:U1@C2/17.3`` -> ``slack:U1``."""
    return sender_id.partition("@")[0] if sender_id.startswith(SEVERAL_CONVERSATIONS) else sender_id
