"""A profile from a file: shown row by row, and kept only when the person confirms."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.guidance import Guidance
from actions.base.stores import files, people
from bot.decision.awaited import Pending
from bot.dialogue.message_contract import PENDING_SLOT
from bot.dialogue.payload import DENY, KEEP_PROFILE, payload
from bot.dialogue.reply import Button, Reply
from bot.importing.keeping import kept_of
from bot.importing.rows import Row, rows_from_json
from bot.importing.wording import KEEP, KEEP_NOTHING, NO_FILE, NOT_KEPT, kept_reply, rows_reply
from bot.people.files import PROFILE_ROWS

TO_KEEP = Pending("profile")


class ActionImportProfile(RungAction):
    """Shows what was read in the file that waits; without one, says how to hand one in. Keeps nothing."""

    action_name = "action_import_profile"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Every row with what would become of it, and the question."""
        guidance = Guidance.of(tracker)
        rows = _waiting(guidance)
        if not rows:
            return guidance.say(dispatcher, Reply((NO_FILE,), private=True))
        buttons = (Button(KEEP, payload(KEEP_PROFILE)), Button(KEEP_NOTHING, payload(DENY)))
        events = guidance.say(dispatcher, rows_reply(rows), buttons=buttons)
        return [*events, SlotSet(PENDING_SLOT, TO_KEEP.as_slot())]


class ActionKeepProfile(RungAction):
    """The person says whether what was read is kept; either way the rows that waited are gone."""

    action_name = "action_keep_profile"

    def __init__(self, keep: bool = True) -> None:
        """`keep` is what the person says."""
        self._keep = keep

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Keeps the rows all at once, or none."""
        guidance = Guidance.of(tracker)
        rows = _waiting(guidance)
        files().discard(guidance.person.id, PROFILE_ROWS)
        if not self._keep or not rows:
            return guidance.say(dispatcher, Reply((NO_FILE if self._keep else NOT_KEPT,), private=True))
        kept = kept_of(rows, guidance.catalogue, guidance.turn.today)
        with people().change(guidance.person.id) as change:
            if kept.profile:
                change.save_profile(kept.profile)
            for evidence in kept.evidence:
                change.add_evidence(evidence)
        return guidance.say(dispatcher, kept_reply(rows))


def _waiting(guidance: Guidance) -> tuple[Row, ...]:
    file = files().newest(guidance.person.id, PROFILE_ROWS, datetime.now(timezone.utc))
    return rows_from_json(json.loads(file.content)) if file is not None else ()
