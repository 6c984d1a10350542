"""What people tell of a promotion that they went for: they got it or not, wait to hear, or put that right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import read_out
from actions.base.action import Events, RungAction
from actions.base.asking import closed, corrections
from actions.base.guidance import Guidance
from actions.base.telling import take_new_job
from actions.base.turn import say
from bot.answering.focus import Focus
from bot.assessment.questions import acknowledged
from bot.decision.awaited import Pending
from bot.decision.follow_ups import FIRST_DAYS, MY_PROGRESS, NEXT_TRY, UNFAIR, WHY_NOT
from bot.decision.plan import Plan
from bot.decision.spoken_around import AWAITS_DECISION, GOT_THE_JOB
from bot.dialogue.message_contract import FOCUS_SLOT, PENDING_SLOT, PLAN, READING
from bot.dialogue.message_reading import LIKELY, ROLE_AIM, ROLE_NOW, MessageReading
from bot.dialogue.payload import PREPARE_TALK, payload
from bot.dialogue.reply import Button, Reply
from bot.dialogue.tool_registry import PREPARE_MY_TALK
from bot.reading.follow_up_words import follow_up
from bot.reading.outcomes import is_for_a_time, is_not_settled, job_named
from bot.tools.news.wording import (
    FOR_A_TIME,
    GOT_IT,
    NOT_SETTLED,
    NOT_YET,
    NOTE_IT,
    NOTE_NEW_JOB,
    PUT_RIGHT,
    REFUSED,
    TELL_ME_HOW,
    USE_IT,
    waiting,
)
from bot.tools.progress.wording import LOG_SOMETHING

FIRST_WEEKS = "first-weeks-in-a-leading-role"
"""The passage on what comes after a promotion."""


class ActionCongratulate(RungAction):
    """Somebody got the job that they went for."""

    action_name = "action_congratulate"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Is glad with them, and offers to note the job that they named, else says what the first weeks are for.

        A question on the way there is left. Where they ask something besides, that is answered instead.
        """
        guidance = Guidance.of(tracker)
        asks = Plan.from_json(guidance.turn.message.get(PLAN)).has("answer")
        job = "" if asks else _job_told(guidance)
        if job:
            buttons = (Button(NOTE_IT, "yes"), Button(NOT_YET, "no"))
            say(dispatcher, Reply((NOTE_NEW_JOB.format(job=job),), buttons=buttons, private=True))
            shown = guidance.turn.focus.showing(GOT_THE_JOB)
            asked = Pending("new_job", job)
            return [*closed(), SlotSet(FOCUS_SLOT, shown.as_slot()), SlotSet(PENDING_SLOT, asked.as_slot())]
        say(dispatcher, Reply((GOT_IT,), private=True))
        if asks:
            return closed()
        events = read_out(dispatcher, guidance.turn, FIRST_WEEKS, "they have been promoted")
        told = next((event["value"] for event in events if event.get("name") == FOCUS_SLOT), None)
        focus = Focus.from_slot(told) if told else guidance.turn.focus
        return [*closed(), *events, SlotSet(FOCUS_SLOT, replace(focus, shown=GOT_THE_JOB).as_slot())]


class ActionPutNewsRight(RungAction):
    """Somebody puts right what they told of a job: it is for a time only, or offered and not signed."""

    action_name = "action_put_news_right"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Takes nothing of it for a fact, and says what helps in that case."""
        said = Guidance.of(tracker).turn.said
        if is_for_a_time(said):
            helps = FOR_A_TIME
        elif is_not_settled(said):
            helps = NOT_SETTLED
        else:
            helps = TELL_ME_HOW
        say(dispatcher, Reply((f"{PUT_RIGHT} {helps}",), private=True))
        return [SlotSet(PENDING_SLOT, None)]


def note_new_job(dispatcher: CollectingDispatcher, tracker: Tracker, job: str) -> Events:
    """Notes what they called the job that they got as their present one, and says what the first weeks are for."""
    statement = take_new_job(Guidance.of(tracker), job)
    say(dispatcher, Reply((acknowledged(statement.news),), buttons=corrections(statement.news), private=True))
    return read_out(dispatcher, statement.guidance.turn, FIRST_WEEKS, "they have been promoted")


class ActionRefused(RungAction):
    """Somebody did not get the job, or asks why not, or whether that was fair."""

    action_name = "action_refused"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """A decent word, and what the documents say of such a day; nothing where the person may not see them."""
        guidance = Guidance.of(tracker)
        kind = follow_up(guidance.turn.said)
        passage = {"not_me": WHY_NOT, "fair": UNFAIR}.get(kind or "", FIRST_DAYS)
        if passage == FIRST_DAYS:
            say(dispatcher, Reply((REFUSED,), private=True))
        return read_out(dispatcher, guidance.turn, passage, "a promotion was refused")


class ActionUseFeedback(RungAction):
    """Somebody tells what they were told to be missing."""

    action_name = "action_use_feedback"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """How to put it to use: pieces of work that show the opposite go into the case."""
        say(dispatcher, Reply((USE_IT,), private=True))
        return read_out(dispatcher, Guidance.of(tracker).turn, NEXT_TRY, "feedback was given")


class ActionAwaitDecision(RungAction):
    """Somebody has applied and has not heard."""

    action_name = "action_await_decision"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """How to ask, and what to do meanwhile."""
        guidance = Guidance.of(tracker)
        buttons = (
            Button(PREPARE_MY_TALK, payload(PREPARE_TALK)),
            Button(LOG_SOMETHING, payload(MY_PROGRESS)),
        )
        reply = Reply(waiting(guidance.situation.target_name), private=True)
        return guidance.say(dispatcher, reply, buttons=buttons, shown=AWAITS_DECISION)


def _job_told(guidance: Guidance) -> str:
    """What the person calls the job that they got; empty where they do not name it."""
    reading = MessageReading.from_json(guidance.turn.message.get(READING))
    spans = [span for span in reading.spans_of(ROLE_NOW, ROLE_AIM) if span.probability >= LIKELY]
    if spans:
        return max(spans, key=lambda span: (span.label == ROLE_NOW, span.probability)).text
    return job_named(guidance.turn.said)
