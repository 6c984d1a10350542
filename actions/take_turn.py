"""Runs a plan of several steps (`bot.decision`): what was told is noted, what was asked answered, then asked on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import answer_briefly, is_answerable, point_out
from actions.assessment import go_on
from actions.base.action import Events, RungAction
from actions.base.asking import closed, correction, corrections, say_question
from actions.base.guidance import Guidance
from actions.base.rules import run_rule
from actions.base.stores import settings
from actions.base.telling import Statement, pass_over, take_in
from actions.base.turn import fields_said_back, open_question, say
from actions.interests import ask_interest, form_of
from actions.pending import PENDING_EXPLAINED, confirm, refuse
from bot.answering.focus import Focus
from bot.assessment.questions import (
    BACK_TO_YOU,
    CAN_GO_ON,
    CORRECTIONS,
    DEPENDS,
    LEFT_OPEN,
    NOTHING_ON_THAT,
    NOTHING_TO_CORRECT,
    ROUGHLY,
    WHICH_CORRECTION,
    WHICH_OF_TWO,
    Question,
    acknowledged,
    asked_again,
    asked_because,
    not_an_answer,
)
from bot.decision.after_crisis import CrisisReply, shown_after
from bot.decision.awaited import OpenQuestion, Pending
from bot.decision.plan import BRIEFLY, BY_NAME, OF_ITS_OWN, OF_TWO, Plan, Step
from bot.dialogue.message_contract import FOCUS_SLOT, OPEN_QUESTION_SLOT, PENDING_SLOT, PLAN, PURPOSE_SLOT
from bot.dialogue.payload import CHOOSE_ROLE
from bot.dialogue.reply import Reply
from bot.people.person import Person
from bot.tools.interests.form import FIELD as INTERESTS
from bot.tools.interests.wording import FORM_CAN_GO_ON

MOST_MISSES = 1
"""After so many answers that could not be read, a question is left open rather than asked once more."""

IN_A_CRISIS: Mapping[CrisisReply, str] = {
    "": "utter_crisis",
    "people": "utter_crisis_people",
    "again": "utter_crisis_again",
    "thanks": "utter_crisis_thanks",
}
"""The fixed replies to who tells of a crisis, and to what they say after it."""


@dataclass
class Turning:
    """A turn while its steps run. `statement` is what the message told, until it has been said back.

    `lead_in` is what stands before the next question.
    """

    dispatcher: CollectingDispatcher
    tracker: Tracker
    domain: dict[str, Any]
    plan: Plan
    statement: Statement | None = None
    lead_in: str = ""

    @property
    def guidance(self) -> Guidance:
        """The person as they are stored now."""
        return self.statement.guidance if self.statement is not None else Guidance.of(self.tracker)

    def say(self, text: str, *buttons: Any) -> None:
        """Says something to the person alone."""
        say(self.dispatcher, Reply((text,), buttons=buttons, private=True))

    def ask_again(self, text: str, question: Question) -> None:
        """Says a text that asks the open question once more."""
        say_question(self.dispatcher, self.guidance, question, text, self.tracker.get_slot(PURPOSE_SLOT))

    def acknowledge(self) -> None:
        """Says back what was told, once."""
        if self.statement is not None and self.statement.news:
            self.say(acknowledged(self.statement.news), *corrections(self.statement.news))
            self.statement = replace(self.statement, news=())


class ActionTakeTurn(RungAction):
    """Does what the plan on the latest message says."""

    action_name = "action_take_turn"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """All steps in their order, each before the slots as the one before has left them; then Rasa listens."""
        turning = Turning(dispatcher, tracker, domain, Plan.from_json(tracker.latest_message.get(PLAN)))
        events: Events = []
        for step in turning.plan.steps:
            if step.kind == "remind" and _is_asked_else(events):
                break
            caused = await DOES[step.kind](turning, step)
            for event in caused:
                if event.get("event") == "slot":
                    tracker.slots[event["name"]] = event["value"]
            events += caused
        turning.acknowledge()
        return [*(event for event in events if event.get("event") != "followup"), FollowupAction("action_listen")]


def _is_asked_else(events: Events) -> bool:
    """Whether a step has put a question already: only one is open at a time."""
    return any(event.get("name") in (PENDING_SLOT, OPEN_QUESTION_SLOT) and event.get("value") for event in events)


async def _crisis(turning: Turning, step: Step) -> Events:
    reply = cast(CrisisReply, step.detail)
    turning.dispatcher.utter_message(response=IN_A_CRISIS[reply], crisis_contact=settings().crisis_contact)
    focus = Focus.from_slot(turning.tracker.get_slot(FOCUS_SLOT))
    return [SlotSet(FOCUS_SLOT, focus.showing(shown_after(reply, focus.shown)).as_slot())]


async def _confirm(turning: Turning, step: Step) -> Events:
    return await confirm(turning.dispatcher, turning.tracker, turning.domain)


async def _refuse(turning: Turning, step: Step) -> Events:
    return await refuse(turning.dispatcher, turning.tracker, turning.domain)


async def _explain_pending(turning: Turning, step: Step) -> Events:
    asked = Pending.from_slot(turning.tracker.get_slot(PENDING_SLOT))
    about = asked.about if asked is not None else ""
    turning.say(PENDING_EXPLAINED[step.detail].format(hr_contact=settings().hr_contact, job=about))
    return [SlotSet(PENDING_SLOT, asked.as_slot() if asked is not None else None)]


async def _sympathise(turning: Turning, step: Step) -> Events:
    turning.dispatcher.utter_message(response="utter_sympathy")
    return []


async def _take_in(turning: Turning, step: Step) -> Events:
    turning.statement = take_in(turning.guidance, step.detail or None)
    if any(news.field == "target" for news in turning.statement.news):
        return [SlotSet(FOCUS_SLOT, turning.guidance.turn.focus.on_role(CHOOSE_ROLE).as_slot())]
    return []


async def _correct(turning: Turning, step: Step) -> Events:
    guidance = turning.guidance
    told = _told(guidance.person)
    likely = dict.fromkeys((*fields_said_back(turning.tracker.events), *told))
    turning.statement = take_in(guidance, step.detail or None, tuple(likely))
    if turning.statement.is_anything:
        return []
    turning.say(WHICH_CORRECTION if told else NOTHING_TO_CORRECT, *map(correction, told))
    return []


async def _skip(turning: Turning, step: Step) -> Events:
    turning.statement = pass_over(turning.guidance, step.detail)
    return []


async def _explain(turning: Turning, step: Step) -> Events:
    question = turning.guidance.question_for(step.detail)
    turning.ask_again(asked_because(question), question)
    return []


async def _not_read(turning: Turning, step: Step) -> Events:
    return await _ask_again_or_leave(turning, step.detail)


async def _stop(turning: Turning, step: Step) -> Events:
    asked = open_question(turning.tracker)
    turning.say(CAN_GO_ON if asked is None or asked.field != INTERESTS else FORM_CAN_GO_ON)
    return closed()


async def _run(turning: Turning, step: Step) -> Events:
    turning.acknowledge()
    return await run_rule(step.detail, turning.dispatcher, turning.tracker, turning.domain)


async def _answer(turning: Turning, step: Step) -> Events:
    if step.detail == BY_NAME:
        turning.acknowledge()
        return point_out(turning.dispatcher, turning.tracker)
    is_brief = step.detail == BRIEFLY or turning.plan.has("take_in") or turning.plan.has("correct")
    turning.acknowledge()
    if is_brief or not is_answerable(turning.tracker):
        return answer_briefly(turning.dispatcher, turning.tracker)
    return await run_rule("ask_document", turning.dispatcher, turning.tracker, turning.domain)


async def _weigh(turning: Turning, step: Step) -> Events:
    turning.lead_in = {OF_TWO: WHICH_OF_TWO, OF_ITS_OWN: NOTHING_ON_THAT}.get(step.detail, DEPENDS)
    return []


async def _guide(turning: Turning, step: Step) -> Events:
    asked = open_question(turning.tracker)
    purpose = step.detail or turning.tracker.get_slot(PURPOSE_SLOT)
    # What is told is taken in by a step of its own, where the decision found that anything is told.
    statement = turning.statement or Statement(turning.guidance)
    if turning.plan.has("correct") and not statement.is_anything:
        # It was asked what is to be put right.
        return []
    if asked is not None and turning.plan.steps[0].detail == asked.field and not statement.is_anything:
        question = turning.guidance.question_for(asked.field)
        return await _ask_again_or_leave(turning, asked.field, f"{ROUGHLY} {question.text}")
    turning.statement = replace(statement, news=())
    return await go_on(turning.dispatcher, turning.tracker, statement, purpose, lead_in=turning.lead_in)


async def _ask_again_or_leave(turning: Turning, field: str, text: str = "") -> Events:
    """The question again for what could not be read; the second time it is left open, and the next one follows."""
    asked = open_question(turning.tracker)
    question = turning.guidance.question_for(field)
    if asked is None or asked.missed < MOST_MISSES:
        turning.ask_again(text or not_an_answer(question), question)
        waiting = asked if asked is not None else OpenQuestion(field)
        waiting = replace(waiting, field=field, is_reminded=True, missed=waiting.missed + 1)
        return [SlotSet(OPEN_QUESTION_SLOT, waiting.as_slot())]
    turning.say(LEFT_OPEN)
    purpose = turning.tracker.get_slot(PURPOSE_SLOT)
    statement = Statement(turning.guidance)
    return await go_on(turning.dispatcher, turning.tracker, statement, purpose, frozenset({field}))


async def _remind(turning: Turning, step: Step) -> Events:
    asked = open_question(turning.tracker)
    if asked is None or asked.is_reminded:
        return []
    if asked.field == INTERESTS:
        turning.acknowledge()
        return ask_interest(turning.dispatcher, turning.guidance, form_of(turning.guidance), BACK_TO_YOU)
    question = turning.guidance.question_for(asked.field)
    if getattr(turning.guidance.person.profile, asked.field, None) is not None:
        # A change of the plan has told it.
        return closed()
    turning.ask_again(asked_again(question), question)
    return [SlotSet(OPEN_QUESTION_SLOT, replace(asked, is_reminded=True).as_slot())]


def _told(person: Person) -> list[str]:
    """The fields about which something is known."""
    profile = person.profile
    known = [name for name in CORRECTIONS if name != "evidence" and getattr(profile, name) is not None]
    return known + [
        name for name in ("occupation", "target") if name not in known and getattr(profile, f"{name}_words")
    ]


DOES: Mapping[str, Callable[[Turning, Step], Awaitable[Events]]] = {
    "crisis": _crisis,
    "confirm": _confirm,
    "refuse": _refuse,
    "explain_pending": _explain_pending,
    "sympathise": _sympathise,
    "take_in": _take_in,
    "correct": _correct,
    "skip": _skip,
    "explain": _explain,
    "not_read": _not_read,
    "stop": _stop,
    "run": _run,
    "answer": _answer,
    "weigh": _weigh,
    "guide": _guide,
    "remind": _remind,
}
"""What each kind of step does (`bot.decision.plan.StepKind`)."""
