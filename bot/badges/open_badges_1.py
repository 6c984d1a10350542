"""Open Badges 0.5 to 1.1: named with what they say of themselves. They are too easy to imitate to be verified.

What can be told is whether the issuer still shows the badge, which most issuers of that time no longer do.
"""

from __future__ import annotations

from typing import Any

from bot.badges.issuer_keys import Documents
from bot.badges.json_text import NotJson, objects, read_object, words
from bot.badges.kinds import claimed_words
from bot.badges.open_badges_2 import secure
from bot.badges.verification import BadgeUnreadable
from bot.fetching.addresses import FetchError

_THEN = "Ask its issuer whether they can issue it to you again as an Open Badge 3.0."


async def refuse_open_badge_1(body: dict[str, Any], documents: Documents) -> BadgeUnreadable:
    """What the badge says of itself, whether its issuer still shows it, and what its holder can do."""
    badge = await _linked(body.get("badge"), documents)
    issuer = await _linked(badge.get("issuer"), documents)
    claimed = claimed_words(body, words(badge.get("name")), words(issuer.get("name")), body.get("issuedOn"))
    what = "This is an Open Badge of version 1, which I cannot verify."
    return BadgeUnreadable(" ".join(filter(None, (what, claimed, await _still_shown(body, documents), _THEN))))


async def _still_shown(body: dict[str, Any], documents: Documents) -> str:
    address = next((secure(words(entry.get("url"), 2000)) for entry in objects(body.get("verify"))), "")
    if not address:
        return "It cannot be verified any more: it does not say where its issuer shows it."
    try:
        shown = read_object(await documents(address))
    except (FetchError, NotJson):
        return "It cannot be verified any more: its issuer no longer shows it where it says."
    is_same = shown.get("uid") == body.get("uid") and shown.get("badge") == body.get("badge")
    if not is_same:
        return "It cannot be verified any more: its issuer shows something else where it says."
    return "Its issuer still shows it, which is a good sign, but no proof."


async def _linked(value: Any, documents: Documents) -> dict[str, Any]:
    inside = next(iter(objects(value)), {})
    address = secure(value) if isinstance(value, str) else ""
    if not address:
        return inside
    try:
        return read_object(await documents(address))
    except (FetchError, NotJson):
        return {}
