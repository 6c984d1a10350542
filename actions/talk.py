"""The talk with one's manager, from either side: in a few points, with a page to print."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.asking import ask
from actions.base.guidance import Guidance
from actions.base.plans import kept_plan, worked_out
from actions.base.stores import pay_tables
from bot.decision.plain_wishes import asks_what_if_no, tells_of_a_no
from bot.dialogue.message_contract import READING
from bot.dialogue.message_reading import CREDENTIAL_WANTED, MessageReading
from bot.dialogue.payload import PREPARE_REPORT_TALK as REPORT_INTENT
from bot.dialogue.payload import PREPARE_TALK as TALK_INTENT
from bot.dialogue.payload import PROMOTION_CASE, payload
from bot.dialogue.reply import Button
from bot.dialogue.tool_registry import PREPARE_MY_TALK
from bot.reading.follow_up_words import follow_up
from bot.tools.pay.wording import in_short
from bot.tools.phrases import hours_of, price, titled
from bot.tools.printed_page import MEDIA_TYPE
from bot.tools.progress.wording import LOG_SOMETHING
from bot.tools.promotion_case.page import MAKE_MY_CASE
from bot.tools.talk.page import FILE_NAME, talk_page
from bot.tools.talk.report import (
    IF_NOT_YET,
    PREPARE_REPORT_TALK,
    REPORT_FILE_NAME,
    REPORT_PAGE_FOR,
    not_yet_reply,
    report_page,
    report_reply,
)
from bot.tools.talk.talk import Learning, Talk, is_about_a_no, subject_of, talk
from bot.tools.talk.wording import IF_NO, PAGE_FOR, TO_FIT_IT, no_reply, talk_reply

TERM = "how-to-ask-for-promotion"
PART = "part"
NO = "no"


class ActionPrepareTalk(RungAction):
    """Prepares the person for the talk with their manager."""

    action_name = "action_prepare_talk"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The talk with its page, or what to say to a no."""
        guidance = Guidance.of(tracker)
        said = guidance.turn.said
        is_a_no = is_about_a_no(said) or asks_what_if_no(said) or tells_of_a_no(said)
        if guidance.turn.entity(PART) == NO or is_a_no or follow_up(said) == "they":
            again = Button(PREPARE_MY_TALK, payload(TALK_INTENT))
            return guidance.say(dispatcher, no_reply(talk_of(guidance)), TERM, (again,), TALK_INTENT)
        if subject_of(said) is None and _knows_nothing(guidance):
            return ask(dispatcher, guidance, "occupation", TALK_INTENT, lead_in=TO_FIT_IT)
        return say_talk(dispatcher, guidance)


class ActionPrepareReportTalk(RungAction):
    """Prepares a manager for the talk with somebody of their team."""

    action_name = "action_prepare_report_talk"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The talk with its page, or what to say where it is not yet."""
        guidance = Guidance.of(tracker)
        said = guidance.turn.said
        if guidance.turn.entity(PART) == NO or asks_what_if_no(said) or follow_up(said) == "they":
            again = Button(PREPARE_REPORT_TALK, payload(REPORT_INTENT))
            return guidance.say(dispatcher, not_yet_reply(), buttons=(again,), shown=REPORT_INTENT)
        return say_report_talk(dispatcher, guidance)


def _knows_nothing(guidance: Guidance) -> bool:
    """Whether the job is neither known nor was asked for, and nothing is on record that a talk could rest on."""
    person = guidance.person
    # A talk that was shown already is given again as it was.
    has_been_asked = "occupation" in (*person.asked, *person.profile.refused)
    has_been_asked = has_been_asked or guidance.turn.focus.shown == TALK_INTENT
    return not (has_been_asked or guidance.situation.role_name or person.achievements or person.evidence)


def say_talk(dispatcher: CollectingDispatcher, guidance: Guidance) -> Events:
    """Says the talk; whoever has something on record can go on to their promotion case."""
    prepared = talk_of(guidance)
    file = guidance.keep_file(FILE_NAME, MEDIA_TYPE, talk_page(prepared), PAGE_FOR)
    buttons = [Button(IF_NO, payload(TALK_INTENT, part=NO)), Button(LOG_SOMETHING, payload("my_progress"))]
    if prepared.shows_anything and prepared.subject == "step":
        buttons.append(Button(MAKE_MY_CASE, payload(PROMOTION_CASE)))
    return guidance.say(dispatcher, talk_reply(prepared, file), TERM, tuple(buttons), TALK_INTENT)


def say_report_talk(dispatcher: CollectingDispatcher, guidance: Guidance) -> Events:
    """Says the talk from the manager's side."""
    file = guidance.keep_file(REPORT_FILE_NAME, MEDIA_TYPE, report_page(guidance.turn.today), REPORT_PAGE_FOR)
    button = Button(IF_NOT_YET, payload(REPORT_INTENT, part=NO))
    return guidance.say(dispatcher, report_reply(file), buttons=(button,), shown=REPORT_INTENT)


def talk_of(guidance: Guidance) -> Talk:
    """The talk that fits the person, and what they say that it is about."""
    situation, person = guidance.situation, guidance.person
    target, step = situation.target, situation.step
    compared = situation.step_readiness(step) if step is not None else None
    if step is None and target is not None:
        compared = situation.readiness(target)
    return talk(
        person.profile,
        guidance.turn.said,
        step,
        person.achievements,
        person.evidence,
        now=situation.role_name,
        aim=situation.target_name,
        criteria=compared.states if compared is not None else (),
        learning=_learning(guidance),
        pay=in_short(None, situation.occupation, pay_tables()),
        today=guidance.turn.today,
    )


def _learning(guidance: Guidance) -> Learning | None:
    """What the person names, else the next step of the plan that they keep."""
    is_own_money = guidance.person.profile.employer_pays is False
    reading = MessageReading.from_json(guidance.turn.message.get(READING))
    named = reading.spans_of(CREDENTIAL_WANTED)
    if named:
        return Learning(named[0].text, pays_themselves=is_own_money)
    target = guidance.situation.target
    kept = kept_plan(guidance, target) if target is not None else None
    steps = worked_out(guidance, kept, target).steps if kept is not None and target is not None else ()
    if not steps:
        return None
    credential = steps[0].credential
    return Learning(
        titled(credential),
        hours_of([credential]) if credential.are_hours_known else "",
        price([credential]) if credential.is_cost_known and credential.cost else "",
        is_own_money,
        credential.is_cost_known and not credential.cost,
    )
