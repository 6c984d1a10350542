"""Answers from the knowledge base: to what somebody asks, and to the buttons below an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import stores
from actions.base.action import Events, RungAction
from actions.base.turn import Turn, say, say_answer, title_of_button
from actions.unknown import say_for_employees, say_unknown
from bot.answering.answer import Answer, answer
from bot.answering.candidates import AskedQuestion, asked_questions
from bot.answering.decision import Decision, decide
from bot.answering.follow_up import side_of
from bot.answering.next_steps import named_plainly, next_steps, show_passage
from bot.answering.offer import chosen_from_offer
from bot.answering.other_languages import above_an_answer
from bot.answering.selection import Selection
from bot.answering.wording import (
    NONE_OF_THESE,
    QUESTION_NOT_COVERED,
    also_for_employees,
    clarification,
    may_help,
    or_did_you_mean,
)
from bot.dialogue.message_contract import ENGLISH_CODE, FOCUS_SLOT, MISSES_SLOT
from bot.dialogue.payload import ASK_PERSON, payload
from bot.dialogue.reply import Button, Reply
from bot.documents.passage import LEAD
from bot.monitoring.metrics import QUESTIONS
from bot.reading.manner import begins_as_question, speaks_of_self


class ActionAnswer(RungAction):
    """Answers a question, asks which of two readings is meant, or says who gets an answer or that there is none."""

    action_name = "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Acts on what `decide` makes of the latest message."""
        turn = Turn.of(tracker)
        questions = asked_questions(turn.message)
        offered = chosen_from_offer(turn.text, turn.focus.offered)
        if offered is not None and offered in turn.snapshot.passages:
            return answer_with(dispatcher, turn, [Selection(offered, LEAD, "chosen from what was offered")])
        decision = decide(questions, turn.focus, turn.snapshot.passages, _hidden(questions, turn))
        if decision.kind == "answer":
            below, hidden = _below(decision, turn), decision.part_for_employees
            return answer_with(dispatcher, turn, decision.selections, questions, below, decision.options, hidden)
        if decision.kind == "clarify":
            return _ask_back(dispatcher, turn, decision)
        if decision.kind == "for_employees":
            return say_for_employees(dispatcher)
        return say_unknown(dispatcher, turn, decision.kind)


class ActionShowPassage(RungAction):
    """Shows the passage that a button names; one that does not exist gets "I don't know"."""

    action_name = "action_show_passage"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Answers with the passage's point, or its lead."""
        turn = Turn.of(tracker)
        passage = turn.snapshot.passages.get(turn.entity("passage") or "")
        if passage is None:
            return say_unknown(dispatcher, turn, "not_covered")
        point = turn.entity("point") or LEAD
        known = point if passage.point(point) is not None else LEAD
        # A button may say a question: "Will a badge get me a raise?".
        asked = title_of_button(tracker.events, turn.text)
        return answer_with(dispatcher, turn, [Selection(passage.key, known, "a button", asked=asked)])


class ActionCompare(RungAction):
    """Compares both sides on the aspect that a button names."""

    action_name = "action_compare"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Answers with the row of the comparison."""
        turn = Turn.of(tracker)
        row = turn.snapshot.comparison(turn.entity("aspect") or "")
        if row is None:
            return say_unknown(dispatcher, turn, "not_covered")
        return answer_with(dispatcher, turn, [Selection(row.key, LEAD, "a button")])


def is_answerable(tracker: Tracker) -> bool:
    """Whether the documents answer the latest message without a question back."""
    return _decided(Turn.of(tracker)).kind == "answer"


def is_covered(tracker: Tracker) -> bool:
    """Whether the documents answer the latest message, maybe after a question back."""
    return _decided(Turn.of(tracker)).kind in ("answer", "clarify")


def answer_briefly(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Answers a question asked in passing in one paragraph with its source, or says as shortly that it cannot."""
    turn = Turn.of(tracker)
    decision = _decided(turn)
    QUESTIONS.labels("answered" if decision.kind == "answer" else "not_covered").inc()
    if decision.kind != "answer":
        say(dispatcher, Reply((QUESTION_NOT_COVERED.format(hr_contact=stores.settings().hr_contact),)))
        return []
    given = _first_answer(decision, turn)
    say(dispatcher, replace(given.reply, paragraphs=given.reply.paragraphs[:1], items=(), table=None, buttons=()))
    after = turn.focus.after(given.said, _side(turn, decision.selections[0]), verdict=given.has_verdict)
    return [SlotSet(FOCUS_SLOT, after.as_slot()), SlotSet(MISSES_SLOT, 0)]


def point_out(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Says what may answer a question, with its section's name and button; nothing where there is none."""
    turn = Turn.of(tracker)
    decision = _decided(turn)
    if decision.kind == "answer":
        passage = turn.snapshot.passages[decision.selections[0].passage]
        given = _first_answer(decision, turn)
        QUESTIONS.labels("pointed_out").inc()
        text = may_help(passage.title, given.reply.paragraphs[0])
        say(dispatcher, Reply((text,), buttons=(show_passage(passage),)))
    return []


def _first_answer(decision: Decision, turn: Turn) -> Answer:
    return answer(decision.selections[:1], turn.snapshot.passages, turn.snapshot.documents, turn.focus, turn.today)


def _decided(turn: Turn) -> Decision:
    questions = asked_questions(turn.message)
    return decide(questions, turn.focus, turn.snapshot.passages, _hidden(questions, turn))


def read_out(dispatcher: CollectingDispatcher, turn: Turn, passage: str, reason: str) -> Events:
    """What a passage says; nothing where there is none by this key that the person may see."""
    if passage not in turn.snapshot.passages:
        return []
    return answer_with(dispatcher, turn, [Selection(passage, LEAD, reason)])


def answer_with(
    dispatcher: CollectingDispatcher,
    turn: Turn,
    selections: Sequence[Selection],
    questions: Sequence[AskedQuestion] = (),
    below: Sequence[str] = (),
    offered: Sequence[str] = (),
    sign_in: bool = False,
) -> Events:
    """Says the answer with the ways on from it, and remembers it.

    `below` are paragraphs that follow it, `offered` the passages that may have been meant instead; `sign_in` says
    that there is more for somebody who signs in.
    """
    QUESTIONS.labels("answered").inc()
    passages = turn.snapshot.passages
    given = answer(selections, passages, turn.snapshot.documents, turn.focus, turn.today)
    first = selections[0]
    passage = passages[first.passage]
    side = side_of(questions[0], passage, first.point) if questions else _side(turn, first)
    if first.is_follow_up and side is None:
        # A follow-up stays with the side in focus even where the passage that answers it is of neither.
        side = turn.focus.side
    after = turn.focus.after(given.said, side, keeps_topic=first.is_follow_up, verdict=given.has_verdict)
    reply = replace(given.reply, paragraphs=(*given.reply.paragraphs, *below), sign_in=sign_in)
    buttons = next_steps(passage, after, passages, offered)
    return say_answer(dispatcher, _politely(reply, turn), buttons, after.offering(offered))


def _below(decision: Decision, turn: Turn) -> tuple[str, ...]:
    """What is said below an answer that may not be the one meant, or that is one of two."""
    lines = []
    if decision.is_tentative and not _only_tells(turn.text):
        lines.append(or_did_you_mean([named_plainly(turn.snapshot.passages[key]) for key in decision.options]))
    if decision.part_for_employees:
        lines.append(also_for_employees(stores.settings().hr_contact))
    return tuple(lines)


def _only_tells(text: str) -> bool:
    """Whether somebody tells of themselves and asks nothing: then they meant no question."""
    return speaks_of_self(text) and "?" not in text and not begins_as_question(text)


def _hidden(questions: Sequence[AskedQuestion], turn: Turn) -> frozenset[str]:
    """The keys of those candidates that exist and that the person may not see: nothing else of them is read."""
    found = {candidate.key for question in questions for candidate in question.candidates}
    unseen = found.difference(turn.snapshot.passages)
    return frozenset(unseen.intersection(stores.knowledge().snapshot().passages)) if unseen else frozenset()


def _politely(reply: Reply, turn: Turn) -> Reply:
    """The reply with a word that it is in English, for somebody who asked in another language."""
    if turn.language == ENGLISH_CODE:
        return reply
    return replace(reply, paragraphs=(*above_an_answer(turn.language), *reply.paragraphs))


def _side(turn: Turn, selection: Selection) -> str | None:
    passage = turn.snapshot.passages[selection.passage]
    point = passage.point(selection.point)
    return point.side if point is not None and point.side else passage.side


def _ask_back(dispatcher: CollectingDispatcher, turn: Turn, decision: Decision) -> Events:
    QUESTIONS.labels("asked_back").inc()
    options = [turn.snapshot.passages[key] for key in decision.options]
    buttons = (*(show_passage(option) for option in options), Button(NONE_OF_THESE, payload(ASK_PERSON)))
    reply = Reply(paragraphs=(clarification([named_plainly(option) for option in options]),), buttons=buttons)
    say(dispatcher, _politely(reply, turn))
    return [SlotSet(FOCUS_SLOT, turn.focus.offering(decision.options).as_slot()), SlotSet(MISSES_SLOT, 0)]
