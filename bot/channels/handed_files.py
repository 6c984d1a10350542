"""A file that somebody hands over in a channel becomes the message that it stands for: a badge, or a CV.

A badge's text is the message. What was read in a CV waits as rows, for an hour and for its owner alone, until they
say whether it is kept; the CV itself is never stored.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

from bot.badges.reading import read_badge
from bot.badges.verification import BadgeUnreadable
from bot.database.engine import shared_engine
from bot.dialogue.payload import IMPORT_PROFILE, payload
from bot.dialogue.person import person_of
from bot.importing.reading import read_profile
from bot.importing.rows import rows_to_json
from bot.people.files import PROFILE_ROWS, FileStore
from bot.settings import Settings

WAITS = timedelta(hours=1)
_PICTURES = (b"\x89PNG", b"<svg")


def message_of(content: bytes, sender_id: str) -> str:
    """The message that a file stands for. Raises `BadgeUnreadable` or `ProfileUnreadable`; then nothing is kept."""
    try:
        return read_badge(content).text if _may_be_badge(content) else _rows_wait(content, sender_id)
    except BadgeUnreadable:
        if content.lstrip()[:4] in _PICTURES:
            raise
        return _rows_wait(content, sender_id)


def _may_be_badge(content: bytes) -> bool:
    """A CV in JSON has the look of a badge, and one in text may name an address; badges have words of their own."""
    if content.lstrip()[:4] in _PICTURES:
        return True
    return any(word in content for word in (b"eyJ", b"credentialSubject", b"recipient", b'"badge"', b"openbadges"))


def _rows_wait(content: bytes, sender_id: str) -> str:
    rows = read_profile(content)
    store = FileStore(shared_engine(Settings.from_environment().database_url))
    person = person_of(sender_id)
    store.discard(person, PROFILE_ROWS)
    store.keep(
        person,
        PROFILE_ROWS,
        "application/json",
        json.dumps(rows_to_json(rows)).encode(),
        datetime.now(timezone.utc),
        WAITS,
    )
    return payload(IMPORT_PROFILE)
