"""What people tell of a promotion that they went for: they got it or not, or they wait to hear."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import answer_with
from actions.base.action import Events, RungAction
from actions.base.asking import closed
from actions.base.guidance import Guidance
from actions.base.turn import say
from bot.answering.selection import Selection
from bot.decision.follow_ups import FIRST_DAYS, MY_PROGRESS, NEXT_TRY, UNFAIR, WHY_NOT
from bot.decision.spoken_around import AWAITS_DECISION
from bot.dialogue.payload import PREPARE_TALK, payload
from bot.dialogue.reply import Button, Reply
from bot.dialogue.tool_registry import PREPARE_MY_TALK
from bot.documents.passage import LEAD
from bot.reading.follow_up_words import follow_up
from bot.tools.news.wording import GOT_IT, REFUSED, USE_IT, waiting
from bot.tools.progress.wording import LOG_SOMETHING

FIRST_WEEKS = "first-weeks-in-a-leading-role"
"""The passage on what comes after a promotion."""


class ActionCongratulate(RungAction):
    """Somebody got the job that they went for."""

    action_name = "action_congratulate"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Is glad with them, and says what the first weeks are for; a question on the way there is left."""
        guidance = Guidance.of(tracker)
        say(dispatcher, Reply((GOT_IT,), private=True))
        return [*closed(), *_read_out(dispatcher, guidance, FIRST_WEEKS, "they have been promoted")]


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
        return _read_out(dispatcher, guidance, passage, "a promotion was refused")


class ActionUseFeedback(RungAction):
    """Somebody tells what they were told to be missing."""

    action_name = "action_use_feedback"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """How to put it to use: pieces of work that show the opposite go into the case."""
        say(dispatcher, Reply((USE_IT,), private=True))
        return _read_out(dispatcher, Guidance.of(tracker), NEXT_TRY, "feedback was given")


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


def _read_out(dispatcher: CollectingDispatcher, guidance: Guidance, passage: str, reason: str) -> Events:
    """What a passage says; nothing where the person may not see it."""
    if passage not in guidance.turn.snapshot.passages:
        return []
    return answer_with(dispatcher, guidance.turn, [Selection(passage, LEAD, reason)])
