"""What is said when there is no answer, or none for this person: three different things, and no circles."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Literal

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.base.action import Events
from actions.base.stores import gap_log, settings
from actions.base.turn import Turn
from bot.dialogue.message_contract import MISSES_SLOT
from bot.dialogue.payload import is_allowed
from bot.knowledge.gaps import GapLog
from bot.monitoring.metrics import QUESTIONS

logger = logging.getLogger(__name__)

EXAMPLES_AT, PERSON_FROM = 2, 3
"""The second miss in a row leads to examples, every later one to a person."""


def say_unknown(
    dispatcher: CollectingDispatcher, turn: Turn, kind: Literal["not_covered", "not_understood"]
) -> Events:
    """Says so honestly, with what the assistant can help with and a way to a person in HR."""
    QUESTIONS.labels(kind).inc()
    misses = turn.misses + 1
    if misses >= PERSON_FROM:
        response = "utter_better_a_person"
    elif misses == EXAMPLES_AT:
        response = "utter_try_an_example"
    else:
        response = f"utter_{kind}"
    dispatcher.utter_message(response=response, hr_contact=settings().hr_contact)
    if kind == "not_covered" and not is_allowed(turn.text):
        recorder().submit(_record_gap, gap_log(), turn.text)
    return [SlotSet(MISSES_SLOT, misses)]


def say_for_employees(dispatcher: CollectingDispatcher) -> Events:
    """Says that employees get an answer to this, with the ways to it, and nothing of what it holds.

    It is neither a miss nor a gap: the question was understood, and it is covered.
    """
    QUESTIONS.labels("for_employees").inc()
    dispatcher.utter_message(response="utter_for_employees", hr_contact=settings().hr_contact, sign_in=True)
    return [SlotSet(MISSES_SLOT, 0)]


@lru_cache(maxsize=1)
def recorder() -> ThreadPoolExecutor:
    """Where gaps are recorded, one after the other: nobody waits while what masks them is loaded."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="gaps")


def _record_gap(log: GapLog, text: str) -> None:
    try:
        log.record(text)
    except SQLAlchemyError:
        # A question that is not counted is no reason to leave the person without a reply.
        logger.exception("An unanswered question could not be recorded.")
