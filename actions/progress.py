"""Micro-advancement track: log achievements in words, see the progress against the plan, take an entry back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.guidance import Guidance
from actions.base.stores import people
from actions.base.tool import ToolAction
from bot.dialogue.payload import UNDO_ACHIEVEMENT, payload
from bot.dialogue.reply import Button, Reply
from bot.profile.holdings import holdings_on
from bot.profile.profile import Achievement, Evidence
from bot.tools.limits import Limits
from bot.tools.plan.planning import Plan, plan_from_json
from bot.tools.plan.wording import MAKE_A_PLAN
from bot.tools.progress.achievements import AchievementReading, read_achievement
from bot.tools.progress.chart import progress_chart
from bot.tools.progress.progress import Track, track
from bot.tools.progress.wording import (
    NOTHING_TO_UNDO,
    SHOW_PROGRESS,
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
        reply = track_reply(found)
        if found.steps:
            reply = replace(
                reply,
                pictures=(guidance.keep_picture(progress_chart(found, _target_title(guidance)), "progress.png"),),
            )
            return guidance.say(dispatcher, reply, self.tool.term)
        return guidance.say(dispatcher, reply, self.tool.term, (Button(MAKE_A_PLAN, payload("my_pathway")),))


class ActionLogAchievement(RungAction):
    """Logs what the message says was done."""

    action_name = "action_log_achievement"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Says what was logged, with a way to take it back; asks where it cannot be right."""
        guidance = Guidance.of(tracker)
        reading = read_achievement(
            guidance.turn.said, tuple(guidance.catalogue.credentials.values()), guidance.turn.today
        )
        if not _tells_something(reading):
            return guidance.say(dispatcher, Reply((WHAT_TO_LOG,), private=True))
        reply = logged_reply(reading, guidance.turn.today)
        if reading.problem is not None or reading.candidates:
            return guidance.say(dispatcher, reply)
        _log(guidance, reading)
        buttons = (Button(UNDO, payload(UNDO_ACHIEVEMENT)), Button(SHOW_PROGRESS, payload("my_progress")))
        return guidance.say(dispatcher, reply, "micro-advancement-track", buttons)


class ActionUndoAchievement(RungAction):
    """Takes the last entry back."""

    action_name = "action_undo_achievement"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Says what was taken back."""
        guidance = Guidance.of(tracker)
        with people().change(guidance.person.id) as change:
            gone = change.undo_achievement()
            if gone is not None and gone.credential is not None:
                for evidence in guidance.person.evidence:
                    if evidence.credential == gone.credential and evidence.kind == "claimed":
                        change.remove_evidence(evidence)
        text = NOTHING_TO_UNDO if gone is None else UNDONE.format(text=gone.text)
        return guidance.say(dispatcher, Reply((text,), private=True))


def _target_title(guidance: Guidance) -> str:
    """What the kept plan leads to."""
    saved = guidance.person.plan
    target = guidance.catalogue.occupations.get((saved.target if saved else None) or "")
    return target.title if target is not None else "your goal"


def track_of(guidance: Guidance) -> Track:
    """The person's track against the plan that they keep, or against none."""
    saved = guidance.person.plan
    today = guidance.turn.today
    credentials = guidance.catalogue.credentials
    plan = Plan("time", Limits(), today) if saved is None else plan_from_json(saved.plan, credentials)
    held = holdings_on(guidance.person.evidence, credentials.values(), today).credentials
    return track(plan, guidance.person.achievements, tuple(held), today)


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
