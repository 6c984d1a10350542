"""What belongs to a crisis that somebody has just told of, and what the second and later replies to it are called.

The message right after the fixed reply is about it unless it clearly is about something else: who writes "I have
told nobody" must get neither a passage nor the question that was open. Nothing of such a message is kept either.
"""

from __future__ import annotations

import re
from typing import Literal

from bot.decision.fact_kinds import ANSWERED_BY
from bot.decision.heard import FOLLOW_UPS, FRAGMENTS, SURE, SURE_WISH, Heard
from bot.decision.own_case import READ_OUT
from bot.decision.plain_wishes import LOGS, plain_wish
from bot.decision.spoken_around import (
    ASK_PRIVACY,
    AWAITS_DECISION,
    TOLD_FEEDBACK,
    WAS_REFUSED,
    asks_what_to_become,
    spoken_around,
)
from bot.decision.wished import BEGINS, tool_wanted
from bot.dialogue.message_contract import NOT_KNOWN
from bot.dialogue.message_reading import FEELS, THANKS, WANTS_GUIDANCE
from bot.dialogue.payload import START_ASSESSMENT
from bot.reading.about_the_talk import is_done, thanks_too
from bot.reading.manner import words_said

CrisisReply = Literal["", "people", "again", "thanks"]
"""The fixed reply, whom one can turn to outside the line, the same in short, and a word to who gives thanks."""

CRISIS_TOLD, PEOPLE_NAMED = "crisis", "crisis_people"
"""What `Focus.shown` says after the fixed reply, and after the people were named."""

AFTER_CRISIS = (CRISIS_TOLD, PEOPLE_NAMED)
"""The two of them, which count for the very next message."""

LONGEST_THANKS = 8
"""More words than these say something besides thanks."""

_WHAT_TO_DO = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|and|so|but|well|then|please|oh)\W+){0,3}"
    r"what (?:(?:should|can|could|shall|do|must|would) (?:i|we|you)|am i (?:to|supposed to))"
    r" (?:even |really |just )?(?:do|say|advise|suggest|recommend)"
    r"(?: (?:now|then|next|about (?:it|this|him|her|them)))*\W*$"
)
"""Asked right after a crisis, it is about that."""

_SUBJECTS = re.compile(
    r"\b(?:promot\w+|certificat\w+|badges?|courses?|pay rise|raise|cv|resume|interviews?|micro-?credentials?"
    r"|bootcamps?|qualifications?|linkedin|nanodegrees?|new (?:job|trade|career))\b"
)
"""What a question has to name to be one of the documents' subjects, where it is less sure that they answer it."""

_BELONGS = (
    NOT_KNOWN
    | FRAGMENTS
    | FOLLOW_UPS
    | {"greet", "goodbye", "thank", "praise", "insult", "bot_challenge", "laugh", "affirm", "deny", "stop"}
    | {"user_mood", "ask_person", "ask_privacy", "ask_disclaimer", "ask_source", "ask_hr_for_me"}
    | {"tell_situation", "skip_question", LOGS, "feedback_helpful", "feedback_unhelpful"}
    | {WAS_REFUSED, TOLD_FEEDBACK, AWAITS_DECISION, ASK_PRIVACY}
)
"""Intents that the words of somebody in distress are classified as."""


def after_crisis(heard: Heard) -> CrisisReply | None:
    """The reply to a message that follows on a crisis; None where none was told just now, or it is past."""
    if heard.focus.shown not in AFTER_CRISIS or (not heard.is_crisis and _is_about_something_else(heard)):
        return None
    named = heard.focus.shown == PEOPLE_NAMED
    if heard.is_crisis:
        return "" if named else "people"
    few = len(heard.said.split()) <= LONGEST_THANKS
    is_thanks = heard.does(THANKS) or thanks_too(heard.said) or is_done(heard.said)
    if few and is_thanks and not heard.is_question:
        return "thanks"
    return "again" if named else "people"


def shown_after(reply: CrisisReply, shown: str) -> str:
    """What `Focus.shown` says after one of the replies, where it said `shown` before."""
    if reply in ("people", "again"):
        return PEOPLE_NAMED
    return shown if reply == "thanks" and shown in AFTER_CRISIS else CRISIS_TOLD


def _is_about_something_else(heard: Heard) -> bool:
    """Whether a message clearly turns to another subject: a fact alone, or a feeling, never does."""
    if _WHAT_TO_DO.search(words_said(heard.said)):
        return False
    if heard.is_choice or plain_wish(heard.said) or spoken_around(heard.said) == START_ASSESSMENT:
        return True
    if heard.intent in BEGINS - {"tell_situation"} and heard.confidence >= SURE:
        return True
    if asks_what_to_become(heard.said) or tool_wanted(heard):
        return True
    if heard.does(FEELS):
        return False
    if heard.does(WANTS_GUIDANCE) and heard.tells and heard.reading.spans_of(*ANSWERED_BY["target"]):
        return True
    if heard.is_knowledge:
        is_named = bool(_SUBJECTS.search(words_said(heard.said)))
        is_answered = heard.likeliest >= READ_OUT if is_named else heard.in_scope >= SURE_WISH
        return heard.is_question and is_answered
    return heard.intent not in _BELONGS and heard.confidence >= SURE_WISH
