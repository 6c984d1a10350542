"""Follow-ups on the last answer: more, why, the other side, again, simpler."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import ActionAnswer, answer_with, is_covered
from actions.assessment import take_offered_role
from actions.base.action import Events, RungAction
from actions.base.guidance import Guidance
from actions.base.rules import run_rule
from actions.base.turn import Turn, say, say_answer
from actions.recommendation import say_in_short
from bot.answering.answer import Answer, in_short, more, reason
from bot.answering.candidates import asked_questions
from bot.answering.follow_up import other_spoken_of, switch_side
from bot.answering.next_steps import next_steps, related_steps
from bot.answering.offer import chosen_from_offer, role_of
from bot.answering.selection import Selection
from bot.answering.wording import nothing_more
from bot.decision.follow_ups import MY_GAP
from bot.dialogue.payload import ASK_FACTORS, COMPARE_FOR_ME, PROMOTION_ROUTE, SHOW_RECOMMENDATION
from bot.dialogue.reply import Reply
from bot.dialogue.tool_registry import MAKE_PLAN
from bot.documents.passage import LEAD, Passage

NO_SUBJECT = "utter_which_subject"
SAID_IN_SHORT = frozenset({SHOW_RECOMMENDATION, MAKE_PLAN, PROMOTION_ROUTE, MY_GAP})
"""The guidance of which "say that simpler" wants the advice in a sentence, and the first step."""


class FollowUpAction(RungAction, ABC):
    """An action on the passage in focus; without one it asks what the person would like to know about."""

    on_advice: ClassVar[str] = ""
    """The intent that it means after the recommendation, which no passage explains."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Hands over to `follow_up` with the passage in focus, or the one of two answers that is pointed at."""
        turn = Turn.of(tracker).pointing()
        if self.on_advice and turn.focus.shown == SHOW_RECOMMENDATION:
            return await run_rule(self.on_advice, dispatcher, tracker, domain)
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
    on_advice = MY_GAP

    def follow_up(self, dispatcher: CollectingDispatcher, turn: Turn, passage: Passage) -> Events:
        """The next points, or where to go when all was said."""
        return _say_or_end(
            dispatcher, turn, passage, more(passage, turn.focus, turn.document_of(passage), turn.today)
        )


class ActionPick(ActionTellMore):
    """Takes "the second one": what was offered, passage or role, else one of several answers, to say more of it."""

    action_name = "action_pick"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """With neither to pick from, a number is a message as any other."""
        turn = Turn.of(tracker)
        role = role_of(chosen_from_offer(turn.text, turn.focus.offered) or "")
        if role is not None:
            return await take_offered_role(dispatcher, tracker, *role)
        if turn.focus.offered or turn.pointing() is turn:
            return await ActionAnswer().run(dispatcher, tracker, domain)
        return await super().run(dispatcher, tracker, domain)


class ActionWhy(FollowUpAction):
    """Gives the reason that the passage in focus holds."""

    action_name = "action_why"
    on_advice = ASK_FACTORS

    def follow_up(self, dispatcher: CollectingDispatcher, turn: Turn, passage: Passage) -> Events:
        """The reason, or what else there is when the passage gives none."""
        document = turn.document_of(passage)
        given = reason(passage, turn.focus, document, turn.today) or more(passage, turn.focus, document, turn.today)
        return _say_or_end(dispatcher, turn, passage, given)


class ActionOtherSide(FollowUpAction):
    """Answers the same for the other side: promotion after micro-credentials, and the reverse."""

    action_name = "action_other_side"
    on_advice = COMPARE_FOR_ME

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """After two answers "and what about the second one?" is about that answer, not about a side."""
        turn = Turn.of(tracker)
        if turn.pointing() is not turn:
            return await ActionTellMore().run(dispatcher, tracker, domain)
        if turn.current is not None and self._counterpart(turn, turn.current) is None and is_covered(tracker):
            # "And on a CV?" names no side: it asks for something else of the same.
            return await ActionAnswer().run(dispatcher, tracker, domain)
        return await super().run(dispatcher, tracker, domain)

    def follow_up(self, dispatcher: CollectingDispatcher, turn: Turn, passage: Passage) -> Events:
        """The counterpart of the last answer, or a question back when it was about both sides."""
        chosen = self._counterpart(turn, passage)
        if chosen is None:
            dispatcher.utter_message(response="utter_which_side")
            return []
        return answer_with(dispatcher, turn, [chosen])

    def _counterpart(self, turn: Turn, passage: Passage) -> Selection | None:
        asked = next(iter(asked_questions(turn.message)), None)
        sides = tuple(turn.document_of(passage).sides)
        chosen = switch_side(asked, turn.focus, turn.snapshot.passages, sides)
        return chosen or other_spoken_of(turn.focus, turn.snapshot.passages)


class ActionRepeat(FollowUpAction):
    """Says the last answer again."""

    action_name = "action_repeat"
    on_advice = SHOW_RECOMMENDATION

    def follow_up(self, dispatcher: CollectingDispatcher, turn: Turn, passage: Passage) -> Events:
        """The same point of the same passage."""
        point, verdict = turn.focus.point or LEAD, turn.focus.verdict
        return answer_with(dispatcher, turn, [Selection(passage.key, point, "said again", repeats_verdict=verdict)])


class ActionSimplify(FollowUpAction):
    """Says the last answer in short."""

    action_name = "action_simplify"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """After guidance that no passage explains, or a plan, the advice in short."""
        turn = Turn.of(tracker)
        if turn.focus.shown in SAID_IN_SHORT or (turn.focus.shown and turn.current is None):
            return say_in_short(dispatcher, Guidance.of(tracker))
        return await super().run(dispatcher, tracker, domain)

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
