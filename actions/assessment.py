"""The assessment: begins, goes on with the next question or with what it was for, and puts right what was noted."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.ascent import ActionAscent
from actions.base.action import Events, RungAction
from actions.base.asking import ask, ask_which_role, closed, corrections, opened, put
from actions.base.guidance import Guidance
from actions.base.patience import counted_on, has_asked_enough, is_left_open
from actions.base.stores import people, weights
from actions.base.telling import Statement, take_choice, take_role
from actions.base.tool import ToolAction, ask_for, missing
from actions.base.turn import open_question, say
from actions.capability import ActionCapabilities
from actions.gap import ActionGap
from actions.ladder import ActionLadder
from actions.leap import ActionLeap
from actions.openings import ActionOpenings
from actions.plan import ActionPathway
from actions.progress import ActionProgress
from actions.promotion_case import say_case
from actions.promotion_route import say_way_up
from actions.readiness import ActionReadiness
from actions.recommendation import first_step_for, say_recommendation, ways_on
from actions.talk import say_report_talk, say_talk
from bot.answering.offer import offered_role
from bot.assessment.next_question import next_question
from bot.assessment.questions import (
    ADVICE_STANDS,
    ASKED_FOR,
    CORRECTIONS,
    NOTHING_TO_CORRECT,
    NOTHING_TO_SKIP,
    TAKEN_OUT,
    WITHOUT_TARGET,
    acknowledged,
)
from bot.catalogue.naming import normalised
from bot.decision.awaited import OpenQuestion
from bot.decision.plan import Plan
from bot.dialogue.message_contract import FOCUS_SLOT, OPEN_QUESTION_SLOT, PLAN, PURPOSE_SLOT
from bot.dialogue.payload import (
    CHOOSE_ROLE,
    PREPARE_REPORT_TALK,
    PREPARE_TALK,
    PROMOTION_CASE,
    PROMOTION_ROUTE,
    SHOW_RECOMMENDATION,
    START_ASSESSMENT,
    payload,
)
from bot.dialogue.reply import Button, Reply
from bot.dialogue.tool_registry import ASSESS_ME
from bot.monitoring.metrics import ASSESSMENTS_FINISHED
from bot.monitoring.metrics import QUESTIONS as ASKED

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


class ActionStartAssessment(RungAction):
    """Begins the questions, or goes on with them."""

    action_name = "action_start_assessment"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The next question, or the recommendation where nothing has to be asked."""
        guidance = Guidance.of(tracker)
        with people().change(guidance.person.id) as change:
            change.ask_afresh()
        return await go_on(dispatcher, tracker, Statement(guidance.again()), None)


class ActionChooseRole(RungAction):
    """A button for a role that was meant, or for none of those offered."""

    action_name = "action_choose_role"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Notes it and goes on; with none of them the person's own words stand."""
        guidance = Guidance.of(tracker)
        statement = take_choice(guidance)
        return await go_on(dispatcher, tracker, statement or Statement(guidance), tracker.get_slot(PURPOSE_SLOT))


async def take_offered_role(dispatcher: CollectingDispatcher, tracker: Tracker, field: str, role: str) -> Events:
    """Takes a role that was offered, by its place in the list, and goes on; what follows is about that role."""
    guidance = Guidance.of(tracker)
    statement = take_role(guidance, field, role) or Statement(guidance)
    events = await go_on(dispatcher, tracker, statement, tracker.get_slot(PURPOSE_SLOT))
    return [SlotSet(FOCUS_SLOT, guidance.turn.focus.on_role(CHOOSE_ROLE).as_slot()), *events]


class ActionCorrectFact(RungAction):
    """A button that says that a fact was noted wrongly."""

    action_name = "action_correct_fact"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Takes the fact out and asks for it again."""
        guidance = Guidance.of(tracker)
        name = (guidance.turn.entity("field") or "").replace("-", "_")
        if name not in CORRECTIONS:
            say(dispatcher, Reply((NOTHING_TO_CORRECT,), private=True))
            return []
        with people().change(guidance.person.id) as change:
            change.take_out(name)
        again = guidance.again()
        question = again.question_for(name)
        purpose = tracker.get_slot(PURPOSE_SLOT)
        return put(dispatcher, again, question, f"{TAKEN_OUT} {question.text}", purpose)


class ActionSkipNothing(RungAction):
    """Somebody skips a question while none is open."""

    action_name = "action_skip_nothing"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Says so."""
        say(dispatcher, Reply((NOTHING_TO_SKIP,), buttons=(Button(ASSESS_ME, payload(START_ASSESSMENT)),)))
        return []


async def go_on(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    statement: Statement,
    purpose: str | None,
    left_open: frozenset[str] = frozenset(),
    lead_in: str = "",
) -> Events:
    """Says back what is new and asks on: what cannot be, which role is meant, the next question. Else it ends.

    `purpose` is the intent of the tool that all this is for, None for a recommendation; `left_open` are questions
    that are not put again although they have no answer, and `lead_in` stands before the next one.
    """
    guidance = statement.guidance
    if statement.problems:
        say(dispatcher, Reply(tuple(problem.reason for problem in statement.problems), private=True))
        wrong = statement.problems[0].field
        return [*opened(ASKED_FOR.get(wrong, wrong)), SlotSet(PURPOSE_SLOT, purpose)]
    if statement.unclear is not None and not _was_asked_which(statement):
        ASKED.labels("asked_back").inc()
        titles = guidance.catalogue.role_titles
        events = ask_which_role(dispatcher, statement.unclear, titles, purpose, statement.news)
        offered = [offered_role(statement.unclear.field, match.key) for match in statement.unclear.matches]
        return [*events, SlotSet(FOCUS_SLOT, guidance.turn.focus.offering(offered).as_slot())]
    waiting = open_question(tracker)
    # Who puts something right, or wants to go on, tells nothing else instead of an answer.
    tells = bool(statement.news) and not Plan.from_json(guidance.turn.message.get(PLAN)).has("correct")
    name = _to_ask(statement, tracker, purpose, left_open, waiting if tells else None)
    if name is None:
        if statement.news and purpose is None and _leaves_the_advice(statement):
            text = f"{acknowledged(statement.news)} {ADVICE_STANDS}"
            buttons = (*corrections(statement.news), *ways_on(guidance))
            say(dispatcher, Reply((text,), buttons=buttons, private=True))
            return closed()
        if statement.news:
            say(dispatcher, Reply((acknowledged(statement.news),), private=True))
        return await _end(dispatcher, tracker, guidance, purpose)
    if purpose:
        events = ask_for(dispatcher, guidance, name, purpose, statement.news)
    else:
        events = ask(dispatcher, guidance, name, purpose, statement.news, lead_in)
    if waiting is None:
        return events
    on = counted_on(waiting, ASKED_FOR.get(name, name), tells)
    return [*events, SlotSet(OPEN_QUESTION_SLOT, on.as_slot())]


def _to_ask(
    statement: Statement,
    tracker: Tracker,
    purpose: str | None,
    left_open: frozenset[str],
    passed_by: OpenQuestion | None,
) -> str | None:
    """What is asked next; None for nothing more. `passed_by` is the open question beside which facts were told."""
    if any(news.field == "goal" for news in statement.news):
        # What somebody wants instead of a role answers the question for one.
        left_open |= {"target"}
    if passed_by is not None and is_left_open(passed_by):
        left_open |= {passed_by.field}
    name = _next(statement.guidance, tracker, purpose, left_open)
    if purpose is None and passed_by is not None and has_asked_enough(statement.guidance, passed_by, name):
        return None
    return name


def _was_asked_which(statement: Statement) -> bool:
    """Whether the same words were offered roles for just now: who says them again means them as they are."""
    unclear, before = statement.unclear, statement.before
    if unclear is None or before is None:
        return False
    offered = {offered_role(unclear.field, match.key) for match in unclear.matches}
    words = getattr(before.person.profile, f"{unclear.field}_words") or ""
    return normalised(words) == normalised(unclear.text) and not offered.isdisjoint(before.turn.focus.offered)


def _leaves_the_advice(statement: Statement) -> bool:
    """Whether the person has just read the advice, and what they tell now makes no other of it."""
    before, now = statement.before, statement.guidance
    if before is None or now.turn.focus.shown != SHOW_RECOMMENDATION:
        return False
    one, other = before.recommendation(), now.recommendation()
    if (one.option, one.is_founded) != (other.option, other.is_founded):
        return False
    return first_step_for(before, one.option) == first_step_for(now, other.option)


def _next(guidance: Guidance, tracker: Tracker, purpose: str | None, left_open: frozenset[str]) -> str | None:
    person = guidance.person
    if purpose in (PREPARE_TALK, PREPARE_REPORT_TALK):
        # A talk is prepared with what is known.
        return None
    if purpose == PROMOTION_ROUTE:
        return None if guidance.situation.role_name or "occupation" in left_open else "occupation"
    action = ActionGap if purpose == PROMOTION_CASE else _tool_of(purpose)
    if action is not None:
        return next((name for name in missing(guidance, action) if name not in left_open), None)
    waiting = open_question(tracker)
    is_waiting = waiting.field if waiting is not None and waiting.field not in left_open else None
    situation = guidance.situation
    question = next_question(
        person.profile,
        person.evidence,
        weights(),
        situation.target_facts(),
        tuple(name for name in person.asked if name != is_waiting),
        today=guidance.turn.today,
    )
    return question.field if question is not None else None


async def _end(
    dispatcher: CollectingDispatcher, tracker: Tracker, guidance: Guidance, purpose: str | None
) -> Events:
    """What the questions were for."""
    ASSESSMENTS_FINISHED.inc()
    if purpose == PROMOTION_CASE:
        return [*closed(), *say_case(dispatcher, guidance)]
    if purpose == PROMOTION_ROUTE and guidance.situation.role_name:
        return [*closed(), *say_way_up(dispatcher, guidance)]
    if purpose == PREPARE_TALK:
        return [*closed(), *say_talk(dispatcher, guidance)]
    if purpose == PREPARE_REPORT_TALK:
        return [*closed(), *say_report_talk(dispatcher, guidance)]
    tool = _tool_of(purpose)
    if tool is None:
        return [*closed(), *say_recommendation(dispatcher, guidance)]
    if _is_without_target(guidance, tool):
        say(dispatcher, Reply((WITHOUT_TARGET,), private=True))
        return closed()
    return [*closed(), *await tool().finish(dispatcher, tracker, guidance)]


def _tool_of(purpose: str | None) -> type[ToolAction] | None:
    return next((tool for tool in TOOLS if tool.intent == purpose), None)


def _is_without_target(guidance: Guidance, tool: type[ToolAction]) -> bool:
    has_way = tool.is_for_a_change and guidance.situation.step is not None
    return guidance.person.profile.target is None and "target" in tool().tool.needs and not has_way
