"""The assessment: takes answers in, asks the next question, leads back after digressions, ends in advice or a tool.

Rasa's form runs `ActionValidateAssessment` on every message while it is active. A message in which nothing is an
answer makes the form step aside: the rule of its intent answers, and the form comes back to ask again.
"""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.ascent import ActionAscent
from actions.base.action import Events, RungAction
from actions.base.guidance import Guidance
from actions.base.stores import people, weights
from actions.base.telling import Statement, take_choice, take_in
from actions.base.tool import ToolAction, missing
from actions.base.turn import say
from actions.capability import ActionCapabilities
from actions.gap import ActionGap
from actions.ladder import ActionLadder
from actions.leap import ActionLeap
from actions.openings import ActionOpenings
from actions.plan import ActionPathway
from actions.progress import ActionProgress
from actions.promotion_case import say_case
from actions.readiness import ActionReadiness
from actions.recommendation import say_recommendation
from bot.assessment.digression import asks_for_tool
from bot.assessment.next_question import next_question
from bot.assessment.questions import (
    CAN_GO_ON,
    IN_OTHER_WORDS,
    NONE_OF_THESE_ROLES,
    NOTHING_TO_SKIP,
    QUESTIONS,
    ROLE_UNKNOWN,
    WHICH_ROLE,
    WITHOUT_TARGET,
    Question,
    acknowledged,
    asked_again,
    asked_because,
    not_an_answer,
)
from bot.dialogue.message_contract import ASSESSMENT_FORM, ASSESSMENT_SLOT, PURPOSE_SLOT, REQUESTED_SLOT
from bot.dialogue.payload import (
    CHOOSE_ROLE,
    DENY,
    PROMOTION_CASE,
    RESUME_ASSESSMENT,
    START_ASSESSMENT,
    START_OVER,
    payload,
)
from bot.dialogue.reply import Button, Reply
from bot.dialogue.tool_registry import ASSESS_ME, tool_for_intent

TOOLS: tuple[type[ToolAction], ...] = (
    ActionLadder,
    ActionLeap,
    ActionPathway,
    ActionGap,
    ActionProgress,
    ActionAscent,
    ActionOpenings,
    ActionCapabilities,
    ActionReadiness,
)
"""The tools on whose behalf it may ask; a badge is checked without a question."""

STOPPED = "stopped"
DONE = "done"
LISTENING = "action_listen"
LEAVES = frozenset({"stop", "goodbye"})
STARTS = frozenset({START_ASSESSMENT, RESUME_ASSESSMENT})
LEADS_HERE = frozenset({"tell_situation", CHOOSE_ROLE})
"""Further intents whose rule is the form itself. Stepping aside for one of them would end in the fallback."""

NONE_OF_THEM = re.compile(r"^\W*(?:none|neither|not any) of (?:these|them|those)\W*$", re.IGNORECASE)
ROLES = ("occupation", "target")
ASKED_FOR = {"employer_pays": "budget", "goal": "target"}
"""The question that a field without one of its own belongs to."""

SKIP = Button("Skip", "skip")
NO_ANSWERS = frozenset({"affirm", DENY, "nonsense", "pick_option"})
"""What is neither an answer nor a digression while a question is open that it does not answer."""


class ActionValidateAssessment(RungAction):
    """Reads what the message tells, and asks what is still to be asked."""

    action_name = f"validate_{ASSESSMENT_FORM}"
    """Rasa derives this name from the form's."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The events that keep the form going, end it, or (none at all) let it step aside."""
        guidance = Guidance.of(tracker)
        person = guidance.person
        if _action_before(tracker) != LISTENING:
            # Back from a digression, or handed over by a tool that has read the message already.
            return self._ask(dispatcher, guidance, tracker, again=True)
        intent = guidance.turn.intent
        is_open = _is_open(tracker)
        if is_open and intent in LEAVES:
            return _stop(dispatcher, guidance)
        if intent == START_OVER and is_open:
            with people().change(person.id) as change:
                change.start_again()
            return self._ask(dispatcher, guidance.again(), tracker)
        if is_open and person.open_question in ROLES and NONE_OF_THEM.match(guidance.turn.said):
            say(dispatcher, Reply((IN_OTHER_WORDS,), buttons=(SKIP,), private=True))
            return _keep_going()
        if is_open and asks_for_tool(guidance.turn.said, intent, guidance.turn.confidence):
            return []
        statement = take_choice(tracker, guidance) or take_in(tracker, guidance)
        if is_open and not statement.is_anything and intent not in STARTS:
            return _explained(dispatcher, person.open_question, intent)
        return self._react(dispatcher, statement, tracker)

    def _react(self, dispatcher: CollectingDispatcher, statement: Statement, tracker: Tracker) -> Events:
        person = statement.guidance.person
        if statement.problems:
            if person.open_question is None:
                _open(statement.guidance, statement.problems[0].field)
            say(dispatcher, Reply(tuple(problem.reason for problem in statement.problems), private=True))
            return _keep_going()
        if statement.unclear is not None:
            _open(statement.guidance, statement.unclear.field)
            _ask_which_role(dispatcher, statement)
            return _keep_going()
        return self._ask(dispatcher, statement.guidance, tracker, statement=statement)

    def _ask(
        self,
        dispatcher: CollectingDispatcher,
        guidance: Guidance,
        tracker: Tracker,
        *,
        statement: Statement | None = None,
        again: bool = False,
    ) -> Events:
        question = _next(guidance, tracker)
        if question is None:
            if statement is not None and statement.understood:
                say(dispatcher, Reply((acknowledged(statement.understood),), private=True))
            return [SlotSet(ASSESSMENT_SLOT, DONE)]
        is_known = guidance.person.open_question == question.field
        _open(guidance, question.field)
        lead = acknowledged(statement.understood) if statement is not None else ""
        text = (
            asked_again(question)
            if again and is_known
            else " ".join(part for part in (lead, question.text) if part)
        )
        say(dispatcher, Reply((text,), buttons=_choices(question), private=True))
        return _keep_going()


class ActionSkipNothing(RungAction):
    """Somebody skips a question while none is open."""

    action_name = "action_skip_nothing"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Says so."""
        say(dispatcher, Reply((NOTHING_TO_SKIP,), buttons=(Button(ASSESS_ME, payload(START_ASSESSMENT)),)))
        return []


class ActionAfterAssessment(RungAction):
    """What the assessment was for: the recommendation, or the tool that had to know something first."""

    action_name = "action_after_assessment"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Runs it, unless the person has stopped."""
        guidance = Guidance.of(tracker)
        ended = [SlotSet(ASSESSMENT_SLOT, None), SlotSet(PURPOSE_SLOT, None)]
        if tracker.get_slot(ASSESSMENT_SLOT) == STOPPED:
            return ended
        with people().change(guidance.person.id) as change:
            change.close_question()
        purpose = tracker.get_slot(PURPOSE_SLOT)
        if purpose == PROMOTION_CASE:
            return [*ended, *say_case(dispatcher, guidance)]
        action = next((tool() for tool in TOOLS if tool.intent == purpose), None)
        if action is None:
            return [*ended, *say_recommendation(dispatcher, guidance)]
        if guidance.person.profile.target is None and "target" in action.tool.needs:
            say(dispatcher, Reply((WITHOUT_TARGET,), private=True))
            return ended
        return [*ended, *await action.work(dispatcher, tracker, guidance)]


def _next(guidance: Guidance, tracker: Tracker) -> Question | None:
    purpose = str(tracker.get_slot(PURPOSE_SLOT) or "")
    tool = tool_for_intent(ActionGap.intent if purpose == PROMOTION_CASE else purpose)
    person = guidance.person
    if tool is not None:
        return next((QUESTIONS[name] for name in missing(guidance, tool)), None)
    situation = guidance.situation
    asked = tuple(name for name in person.asked if name != person.open_question)
    return next_question(
        person.profile,
        person.evidence,
        weights(),
        situation.target_facts(),
        asked,
        today=guidance.turn.today,
    )


def _action_before(tracker: Tracker) -> str:
    """The action that ran before the form, which Rasa has put behind it already."""
    names = (event["name"] for event in reversed(tracker.events) if event.get("event") == "action")
    return next((name for name in names if name != ASSESSMENT_FORM), LISTENING)


def _is_open(tracker: Tracker) -> bool:
    """Whether the form waits for an answer, and was not just started by this message."""
    return bool(tracker.get_slot(REQUESTED_SLOT))


def _explained(dispatcher: CollectingDispatcher, open_question: str | None, intent: str) -> Events:
    """Says what the open question is for, or that the answer was not understood; nothing for a digression."""
    question = QUESTIONS.get(open_question or "")
    if question is None and intent in LEADS_HERE:
        return _keep_going()
    if question is None or intent not in (*NO_ANSWERS, *LEADS_HERE, "ask_why"):
        return []
    text = asked_because(question) if intent == "ask_why" else not_an_answer(question)
    say(dispatcher, Reply((text,), buttons=_choices(question), private=True))
    return _keep_going()


def _open(guidance: Guidance, name: str) -> None:
    """Notes what is being asked, so that a bare answer is read as one."""
    with people().change(guidance.person.id) as change:
        change.ask(ASKED_FOR.get(name, name))


def _choices(question: Question) -> tuple[Button, ...]:
    return tuple(Button(choice.title, choice.answer) for choice in question.choices)


def _keep_going() -> Events:
    """Rasa takes a slot that was set for an answer, so that the form does not step aside."""
    return [SlotSet(ASSESSMENT_SLOT, None)]


def _stop(dispatcher: CollectingDispatcher, guidance: Guidance) -> Events:
    say(dispatcher, Reply((CAN_GO_ON,), private=True))
    return [SlotSet(ASSESSMENT_SLOT, STOPPED), SlotSet(REQUESTED_SLOT, None)]


def _ask_which_role(dispatcher: CollectingDispatcher, statement: Statement) -> None:
    unclear = statement.unclear
    assert unclear is not None
    buttons = tuple(
        Button(match.title, payload(CHOOSE_ROLE, field=unclear.field, role=match.key)) for match in unclear.matches
    )
    text = (WHICH_ROLE if unclear.matches else ROLE_UNKNOWN).format(text=unclear.text)
    if buttons:
        buttons = (*buttons, Button(NONE_OF_THESE_ROLES, NONE_OF_THESE_ROLES))
    noted = acknowledged(statement.understood)
    text = f"{noted} {text}" if noted else text
    say(dispatcher, Reply((text,), buttons=(*buttons, SKIP), private=True))
