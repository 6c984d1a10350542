"""Follow-ups on the last answer: more, why, the other side, again, simpler."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import ActionAnswer, answer_with
from actions.base.action import Events, RungAction
from actions.base.turn import Turn, say, say_answer
from actions.recommendation import ActionFactors
from bot.answering.answer import Answer, in_short, more, reason
from bot.answering.candidates import asked_questions
from bot.answering.focus import Focus
from bot.answering.follow_up import other_spoken_of, switch_side
from bot.answering.next_steps import next_steps, related_steps
from bot.answering.selection import Selection
from bot.answering.wording import nothing_more
from bot.dialogue.message_contract import FOCUS_SLOT
from bot.dialogue.reply import Reply
from bot.documents.passage import LEAD, Passage

NO_SUBJECT = "utter_which_subject"


class FollowUpAction(RungAction, ABC):
    """An action on the passage in focus; without one it asks what the person would like to know about."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Hands over to `follow_up` with the passage in focus, or the one of two answers that is pointed at."""
        turn = Turn.of(tracker).pointing()
        passage = turn.current
        if passage is None:
            dispatcher.utter_message(response=NO_SUBJECT)
            return []
        return self.follow_up(dispatcher, turn, passage)

    @abstractmethod
    def follow_up(self, dispatcher: CollectingDispatcher, turn: Turn, passage: Passage) -> Events:
        """Replies on the passage in focus."""


class ActionTellMore(FollowUpAction):
    """Says what was not yet said of the passage in focus."""

    action_name = "action_tell_more"

    def follow_up(self, dispatcher: CollectingDispatcher, turn: Turn, passage: Passage) -> Events:
        """The next points, or where to go when all was said."""
        return _say_or_end(
            dispatcher, turn, passage, more(passage, turn.focus, turn.document_of(passage), turn.today)
        )


class ActionPick(ActionTellMore):
    """Takes "the second one": what a question back offered, else one of several answers, to say more of it."""

    action_name = "action_pick"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """With neither to pick from, a number is a message as any other."""
        turn = Turn.of(tracker)
        if turn.focus.offered or turn.pointing() is turn:
            return await ActionAnswer().run(dispatcher, tracker, domain)
        return await super().run(dispatcher, tracker, domain)


class ActionWhy(FollowUpAction):
    """Gives the reason that the passage in focus holds."""

    action_name = "action_why"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """After a recommendation it is about that one."""
        if Focus.from_slot(tracker.get_slot(FOCUS_SLOT)).recommendation:
            return await ActionFactors().run(dispatcher, tracker, domain)
        return await super().run(dispatcher, tracker, domain)

    def follow_up(self, dispatcher: CollectingDispatcher, turn: Turn, passage: Passage) -> Events:
        """The reason, or what else there is when the passage gives none."""
        document = turn.document_of(passage)
        given = reason(passage, turn.focus, document, turn.today) or more(passage, turn.focus, document, turn.today)
        return _say_or_end(dispatcher, turn, passage, given)


class ActionOtherSide(FollowUpAction):
    """Answers the same for the other side: promotion after micro-credentials, and the reverse."""

    action_name = "action_other_side"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """After two answers "and what about the second one?" is about that answer, not about a side."""
        turn = Turn.of(tracker)
        if turn.pointing() is not turn:
            return await ActionTellMore().run(dispatcher, tracker, domain)
        return await super().run(dispatcher, tracker, domain)

    def follow_up(self, dispatcher: CollectingDispatcher, turn: Turn, passage: Passage) -> Events:
        """The counterpart of the last answer, or a question back when it was about both sides."""
        asked = next(iter(asked_questions(turn.message)), None)
        sides = tuple(turn.document_of(passage).sides)
        chosen = switch_side(asked, turn.focus, turn.snapshot.passages, sides)
        chosen = chosen or other_spoken_of(turn.focus, turn.snapshot.passages)
        if chosen is None:
            dispatcher.utter_message(response="utter_which_side")
            return []
        return answer_with(dispatcher, turn, [chosen])


class ActionRepeat(FollowUpAction):
    """Says the last answer again."""

    action_name = "action_repeat"

    def follow_up(self, dispatcher: CollectingDispatcher, turn: Turn, passage: Passage) -> Events:
        """The same point of the same passage."""
        point, verdict = turn.focus.point or LEAD, turn.focus.verdict
        return answer_with(dispatcher, turn, [Selection(passage.key, point, "said again", repeats_verdict=verdict)])


class ActionSimplify(FollowUpAction):
    """Says the last answer in short."""

    action_name = "action_simplify"

    def follow_up(self, dispatcher: CollectingDispatcher, turn: Turn, passage: Passage) -> Events:
        """The lead of the passage in focus."""
        return _say_or_end(dispatcher, turn, passage, in_short(passage, turn.document_of(passage), turn.today))


def _say_or_end(dispatcher: CollectingDispatcher, turn: Turn, passage: Passage, given: Answer | None) -> Events:
    passages = turn.snapshot.passages
    if given is None:
        text = nothing_more(passage.title)
        say(dispatcher, Reply(paragraphs=(text,), buttons=related_steps(passage, passages)))
        return []
    after = turn.focus.after(given.said, turn.focus.side, keeps_topic=True)
    return say_answer(dispatcher, given.reply, next_steps(passage, after, passages), after)
