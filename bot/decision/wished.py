"""What a message wishes: for each kind of wish the intent that grants it, empty where there is none of the kind."""

from __future__ import annotations

from bot.decision.fact_kinds import ANSWERED_BY, NOTED, TOPICS
from bot.decision.follow_ups import meant_after
from bot.decision.heard import SURE, Heard
from bot.decision.plain_wishes import (
    LOGS,
    asks_for_a_plan,
    asks_to_be_prepared,
    asks_what_if_no,
    plain_wish,
    speaks_of_a_talk,
    speaks_with_own_manager,
    tells_of_a_no,
)
from bot.decision.spoken_around import AWAITS_DECISION, outcome, spoken_around
from bot.dialogue.message_contract import NOT_KNOWN
from bot.dialogue.message_reading import (
    CORRECTS,
    FEELS,
    GREETS,
    LIKELY,
    ROLE_AIM,
    ROLE_NOW,
    TELLS,
    THANKS,
    WANTS_GUIDANCE,
    WANTS_PERSON,
)
from bot.dialogue.payload import (
    ASK_HR_FOR_ME,
    FIND_TARGET,
    PREPARE_REPORT_TALK,
    PREPARE_TALK,
    PROMOTION_CASE,
    PROMOTION_ROUTE,
    START_ASSESSMENT,
)
from bot.dialogue.tool_registry import MAKE_PLAN, tool_for_intent
from bot.reading.about_the_talk import reports_help, thanks_too
from bot.tools.plan.changes import speaks_of_a_plan

BEGINS = frozenset({START_ASSESSMENT, "tell_situation", "resume_assessment"})
"""Intents with which guidance begins, or goes on."""

WITHOUT_A_TERM = (PROMOTION_CASE, PROMOTION_ROUTE, PREPARE_TALK, PREPARE_REPORT_TALK)
"""Tools beside those that the ten terms name."""


def changed_plan(heard: Heard) -> str:
    """The intent of changing a plan, where the words are no answer to the open question as well, or speak of it."""
    assert heard.open_question is not None
    is_answer = heard.reading.spans_of(*ANSWERED_BY.get(heard.open_question.field, ()))
    if heard.is_choice or (is_answer and not speaks_of_a_plan(heard.said, heard.today)):
        return ""
    return heard.plan_wish_in_words


def surely_wished(heard: Heard) -> str:
    """The intent of what is surely wanted while a question is open; empty without one."""
    if heard.does(WANTS_PERSON) and not heard.tells:
        return "ask_person"
    if wish := _wants_a_target(heard):
        return wish
    if asks_hr(heard):
        return ASK_HR_FOR_ME
    if wish := changed_plan(heard) or _talk_wish(heard):
        return wish
    return LOGS if heard.logs and (heard.intent == LOGS or heard.is_deed) else ""


def follows(heard: Heard) -> str:
    """The intent of a follow-up on what was said last; empty where facts are told, which are taken in first.

    In "got anything free?" the reader sees money, though not surely.
    """
    if heard.tells and (heard.has_sure_fact or heard.reading.spans_of(ROLE_NOW, ROLE_AIM)):
        return ""
    is_open = heard.open_question is not None
    lasts = filter(None, (heard.focus.shown, heard.focus.passage))
    return next((meant for last in lasts if (meant := meant_after(heard.said, last, is_open))), "")


def said_around(heard: Heard) -> str:
    """The intent of what is said around the case; what tells facts as well is taken in first."""
    return "" if heard.tells else spoken_around(heard.said) or outcome_told(heard)


def outcome_told(heard: Heard) -> str:
    """The intent of how an application went; asked for an opening, "no word yet" is of the opening."""
    told = outcome(heard.said)
    is_of_opening = heard.open_question is not None and heard.open_question.field == "opening"
    return "" if told == AWAITS_DECISION and is_of_opening else told


def in_so_many_words(heard: Heard) -> str:
    """The intent of what is wanted by the words alone, while nothing is open; empty without one."""
    if asks_for_a_plan(heard.said) and not heard.tells:
        return MAKE_PLAN
    return plain_wish(heard.said) or heard.plan_wish or _talk_wish(heard) or said_around(heard)


def asks_hr(heard: Heard) -> bool:
    """Whether a message to HR is surely wanted."""
    return heard.intent == ASK_HR_FOR_ME and heard.confidence >= SURE


def _wants_a_target(heard: Heard) -> str:
    """The intent of looking for a target, where nothing is told besides: "a role" is none that is aimed at."""
    return FIND_TARGET if heard.intent == FIND_TARGET and heard.confidence >= SURE and not heard.does(TELLS) else ""


def _talk_wish(heard: Heard) -> str:
    """The intent of a talk to be prepared; empty without one.

    What a manager tells of somebody in their team is no fact of their own. What somebody tells of themselves beside
    the wish for a talk is taken in first, so that the talk fits it (`tool_wanted`).
    """
    if asks_what_if_no(heard.said):
        return PREPARE_REPORT_TALK if heard.focus.shown == PREPARE_REPORT_TALK else PREPARE_TALK
    if tells_of_a_no(heard.said):
        return PREPARE_TALK
    if heard.intent == PREPARE_REPORT_TALK and heard.confidence >= SURE:
        return PREPARE_TALK if speaks_with_own_manager(heard.said) else PREPARE_REPORT_TALK
    # What somebody wants is what the talk is about, and no fact beside it.
    is_told = heard.tells and not asks_to_be_prepared(heard.said) and not _tells_a_goal_alone(heard)
    return PREPARE_TALK if _has_a_talk_before_them(heard) and not is_told else ""


def _tells_a_goal_alone(heard: Heard) -> bool:
    return all(span.label in TOPICS for span in heard.reading.spans_of(*NOTED))


def _has_a_talk_before_them(heard: Heard) -> bool:
    """Whether the words speak of a talk with one's manager, and nothing surely answers them."""
    is_open = heard.intent in NOT_KNOWN | BEGINS | {PREPARE_TALK} or (
        heard.is_knowledge and not heard.is_surely_answered
    )
    return is_open and speaks_of_a_talk(heard.said)


def tool_wanted(heard: Heard) -> str:
    """The intent of the tool that is wanted; empty when none is."""
    if asks_for_a_plan(heard.said):
        return MAKE_PLAN
    is_tool = tool_for_intent(heard.intent) is not None or heard.intent in WITHOUT_A_TERM
    if is_tool and heard.confidence >= LIKELY:
        return heard.intent
    return PREPARE_TALK if _has_a_talk_before_them(heard) else ""


def gives_thanks(heard: Heard) -> bool:
    """Whether somebody gives thanks for what they were told, or reports that it helped, and wants nothing more."""
    thanks, helped = thanks_too(heard.said), reports_help(heard.said)
    # With both it is thanks, whatever else the reader heard in it.
    asks = heard.is_question_by_form or "?" in heard.said if thanks and helped else heard.is_question
    is_more = asks or heard.does(WANTS_GUIDANCE, CORRECTS) or (heard.tells and heard.has_sure_fact)
    is_else = heard.intent not in NOT_KNOWN and not heard.is_knowledge and heard.confidence >= SURE
    is_meant = (thanks and helped) or ((thanks or helped) and heard.does(THANKS, FEELS))
    return is_meant and not is_more and not is_else


def social(heard: Heard) -> str:
    """The intent that answers what is no question: a feeling, thanks, a greeting."""
    kinds = {FEELS: "user_mood", THANKS: "thank", GREETS: "greet"}
    return next((intent for act, intent in kinds.items() if heard.does(act)), "")
