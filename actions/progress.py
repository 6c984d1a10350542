"""Micro-advancement track: log achievements in words, see the progress against the plan, take an entry back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.guidance import Guidance
from actions.base.plans import note_finished
from actions.base.stores import hr_requests, people, settings
from actions.base.tool import ToolAction
from bot.decision.awaited import DONE_HR, DONE_LOG, Pending
from bot.dialogue.message_contract import PENDING_SLOT
from bot.dialogue.payload import UNDO_ACHIEVEMENT, is_allowed, payload
from bot.dialogue.reply import Button, Reply
from bot.dialogue.tool_registry import MAKE_PLAN
from bot.people.kept_plan import kept_target_name, kept_track
from bot.profile.profile import Achievement, Evidence
from bot.tools.limits import Limits
from bot.tools.openings.wording import HR_DEALT_WITH, HR_TAKEN_BACK
from bot.tools.plan.planning import Plan
from bot.tools.plan.wording import MAKE_A_PLAN
from bot.tools.progress.achievements import AchievementReading, entry_named, read_achievement
from bot.tools.progress.chart import progress_chart
from bot.tools.progress.progress import Track, track
from bot.tools.progress.wording import (
    NOTHING_TO_UNDO,
    SHOW_PROGRESS,
    TAKE_WHAT_BACK,
    UNDO,
    UNDONE,
    WHAT_TO_LOG,
    logged_reply,
    track_reply,
)

LEAST_WORDS = 3
"""Fewer words than this ("log an achievement") tell nothing that could be logged."""


class ActionProgress(ToolAction):
    """Shows how far the plan is, the weekly streak and a picture."""

    intent = "my_progress"

    async def work(self, dispatcher: CollectingDispatcher, tracker: Tracker, guidance: Guidance) -> Events:
        """The track so far."""
        found = track_of(guidance)
        reply = track_reply(found, guidance.person.achievements)
        if found.steps:
            name = kept_target_name(guidance.person, guidance.catalogue.role_titles) or "your goal"
            reply = replace(reply, pictures=(guidance.keep_picture(progress_chart(found, name), "progress.png"),))
            return guidance.say(dispatcher, reply, self.tool.term)
        return guidance.say(dispatcher, reply, self.tool.term, (Button(MAKE_A_PLAN, payload(MAKE_PLAN)),))


class ActionLogAchievement(RungAction):
    """Logs what the message says was done."""

    action_name = "action_log_achievement"

    def __init__(self, text: str = "") -> None:
        """`text` is what was said before, where the latest message only agrees to log it."""
        self._text = text

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Says what was logged, with a way to take it back; asks where it cannot be right."""
        guidance = Guidance.of(tracker)
        reading = read_achievement(
            self._text or guidance.turn.said, tuple(guidance.catalogue.credentials.values()), guidance.turn.today
        )
        if not _tells_something(reading):
            return guidance.say(dispatcher, Reply((WHAT_TO_LOG,), private=True))
        reply = logged_reply(reading, guidance.turn.today)
        if reading.problem is not None or reading.candidates:
            return guidance.say(dispatcher, reply)
        _log(guidance, reading)
        buttons = (Button(UNDO, payload(UNDO_ACHIEVEMENT)), Button(SHOW_PROGRESS, payload("my_progress")))
        events = guidance.say(dispatcher, reply, "micro-advancement-track", buttons)
        return [*events, SlotSet(PENDING_SLOT, Pending("undo", DONE_LOG).as_slot())]


class ActionUndoAchievement(RungAction):
    """Takes back what was done last in this conversation: an entry, or a message to HR."""

    action_name = "action_undo_achievement"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Says what was taken back: the entry that is named, else what was done last in this conversation.

        Where nothing was done here, it asks about the entry that was logged last.
        """
        guidance = Guidance.of(tracker)
        done = Pending.from_slot(tracker.get_slot(PENDING_SLOT))
        named = (
            None
            if is_allowed(guidance.turn.text)
            else entry_named(guidance.turn.said, guidance.person.achievements)
        )
        if named is not None:
            text = _take_back_entry(guidance, named.text)
        elif done is not None and done.kind == "undo" and done.about.startswith(DONE_HR):
            text = _take_back_request(guidance, int(done.about[len(DONE_HR) :]))
        elif (done is not None and done.kind == "undo") or is_allowed(guidance.turn.text):
            text = _take_back_entry(guidance)
        elif guidance.person.achievements:
            asks = Reply((TAKE_WHAT_BACK.format(text=guidance.person.achievements[-1].text),), private=True)
            return guidance.say(dispatcher, asks, buttons=(Button(UNDO, payload(UNDO_ACHIEVEMENT)),))
        else:
            text = NOTHING_TO_UNDO
        return [*guidance.say(dispatcher, Reply((text,), private=True)), SlotSet(PENDING_SLOT, None)]


def _take_back_request(guidance: Guidance, number: int) -> str:
    if hr_requests().take_back(guidance.person.id, number):
        return HR_TAKEN_BACK
    return HR_DEALT_WITH.format(hr_contact=settings().hr_contact)


def _take_back_entry(guidance: Guidance, text: str | None = None) -> str:
    with people().change(guidance.person.id) as change:
        gone = change.undo_achievement(text)
        if gone is not None and gone.credential is not None:
            for evidence in guidance.person.evidence:
                if evidence.credential == gone.credential and evidence.kind == "claimed":
                    change.remove_evidence(evidence)
    if gone is not None and gone.credential is not None:
        note_finished(guidance, gone.credential, is_done=False)
    return NOTHING_TO_UNDO if gone is None else UNDONE.format(text=gone.text)


def track_of(guidance: Guidance) -> Track:
    """The person's track against the plan that they keep, or against none."""
    today, person = guidance.turn.today, guidance.person
    found = kept_track(person, guidance.catalogue, today)
    return found if found is not None else track(Plan("time", Limits(), today), person.achievements, (), today)


def _tells_something(reading: AchievementReading) -> bool:
    named = reading.credential is not None or reading.candidates or reading.hours is not None
    return bool(named) or len(reading.text.split()) > LEAST_WORDS


def _log(guidance: Guidance, reading: AchievementReading) -> None:
    credential = reading.credential
    achievement = Achievement(
        reading.text, reading.day, credential.key if credential else None, hours=reading.hours
    )
    with people().change(guidance.person.id) as change:
        change.log_achievement(achievement)
        if credential is not None and reading.finished:
            change.add_evidence(
                Evidence("claimed", credential.title, credential=credential.key, earned=reading.day)
            )
    if credential is not None and reading.finished:
        note_finished(guidance, credential.key)
