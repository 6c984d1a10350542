from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from bot.catalogue.records import Criterion
from bot.dialogue.reply import File
from bot.profile.profile import Achievement
from bot.tools.readiness.readiness import CriterionState
from bot.tools.talk.talk import Learning, Subject, Talk
from bot.tools.talk.wording import answers_to_no, ask_words, no_reply, talk_reply

TODAY = date(2026, 11, 28)
PAGE = File("/files/x", "talk.html")
STEP = Talk("step", TODAY, "staff nurse", "ward sister", results=(Achievement("I cut falls by 30 %", TODAY),))
SUBJECTS = get_args(Subject)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_talk_has_ask_evidence_order_and_agreement(subject: Subject) -> None:
    reply = talk_reply(replace(STEP, subject=subject), PAGE)
    assert [item.partition(":")[0] for item in reply.items] == [
        "The ask, in your own words",
        "What you can point to",
        "In this order",
        "Agree before you leave",
    ]
    assert (reply.files, reply.private) == ((PAGE,), True)
    assert len(" ".join(reply.items)) < 1200


def test_the_ask_fits_the_target() -> None:
    assert "put forward as ward sister" in ask_words(STEP)
    assert "I cut falls by 30 %" in ask_words(STEP)
    assert "a role as bookkeeper" in ask_words(Talk("change", TODAY, "waiter", "bookkeeper"))
    course = Talk("learning", TODAY, aim="bookkeeper", learning=Learning("Bookkeeping", "40 hours", "200 EUR"))
    assert "It takes 40 hours and the price is 200 EUR." in ask_words(course)
    own = replace(course, learning=Learning("Bookkeeping", pays_themselves=True))
    assert "I pay for it myself" in ask_words(own)


def test_an_early_ask_is_for_what_it_takes() -> None:
    early = replace(STEP, months_in_role=2)
    assert "put forward" not in ask_words(early)
    assert "2 months only" in " ".join(talk_reply(early, PAGE).paragraphs)


def test_whoever_told_nothing_is_asked_to() -> None:
    reply = talk_reply(Talk("step", TODAY), PAGE)
    assert "Tell me your job" in " ".join(reply.paragraphs)
    assert "nothing is on record yet" in reply.items[1]
    assert "Tell me your job" not in " ".join(talk_reply(STEP, PAGE).paragraphs)


def test_the_organisations_criteria_are_named_and_marked() -> None:
    state = CriterionState(
        Criterion("c", "lead", "Two years in the role", "months_in_role", is_sample=True), "missing"
    )
    reply = talk_reply(replace(STEP, criteria=(state,)), PAGE)
    assert "“Two years in the role (sample)” (missing)" in " ".join(reply.paragraphs)
    assert reply.note


def test_a_no_gets_something_else_for_each_subject() -> None:
    lines = {subject: answers_to_no(replace(STEP, subject=subject)) for subject in SUBJECTS}
    assert len(set(lines.values())) == len(SUBJECTS)
    assert all("{" not in line for one in lines.values() for line in one)
    assert any("not now" in item for item in no_reply(STEP).items)


def test_what_costs_nothing_is_asked_for_as_hours() -> None:
    free = Talk("learning", TODAY, aim="bookkeeper", learning=Learning("Bookkeeping", "40 hours", is_free=True))
    assert "It is free: could I have two working hours a week" in ask_words(free)
    assert "bear the cost" not in ask_words(free)
