from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.profile.profile import Achievement, Evidence, Goal, Profile
from bot.rungs.step import SOON, Step
from bot.tools.talk.talk import Subject, is_about_a_no, subject_of, talk

TODAY = date(2026, 11, 28)
UP = Step("staff nurse", "ward sister", "up", leads=True, between=("charge nurse",))


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        ("what do I say to the boss to get off the truck", "change"),
        ("how do i bring it up with my supervisor that I want the senior post", "step"),
        ("help me prep for my 1:1 about promotion", "step"),
        ("help me ask my boss to pay for the PMP exam", "learning"),
        ("i need a raise, how do I tell the manager", "pay"),
        ("prepare my talk", None),
    ],
)
def test_what_the_talk_is_about_is_read_in_the_words(said: str, subject: Subject | None) -> None:
    assert subject_of(said) == subject


@pytest.mark.parametrize(
    ("goal", "subject"), [("pay", "pay"), ("skills", "learning"), ("change", "change"), (None, "step")]
)
def test_without_words_the_goal_says_it(goal: Goal | None, subject: Subject) -> None:
    assert talk(Profile(goal=goal), "", None, (), (), today=TODAY).subject == subject


def test_a_target_in_other_work_is_a_change_and_a_step_is_none() -> None:
    assert talk(Profile(), "", None, (), (), aim="bookkeeper", today=TODAY).subject == "change"
    assert talk(Profile(), "", UP, (), (), aim="ward sister", today=TODAY).subject == "step"


def test_the_nearest_rung_is_asked_for() -> None:
    assert talk(Profile(), "", UP, (), (), today=TODAY).aim == "charge nurse"
    assert talk(Profile(), "", replace(UP, between=()), (), (), today=TODAY).aim == "ward sister"
    same = Step("sous chef", "sous chef", "same", next="head chef")
    assert talk(Profile(), "", same, (), (), today=TODAY).aim == "head chef"


def test_the_newest_results_and_what_is_valid_speak_for_somebody() -> None:
    results = [Achievement(f"result {number}", date(2026, number, 1)) for number in range(1, 6)]
    proofs = [
        Evidence("claimed", "Excel"),
        Evidence("proven", "SQL"),
        Evidence("proven", "old", expires=date(2025, 1, 1)),
    ]
    prepared = talk(Profile(), "", UP, results, proofs, today=TODAY)
    assert [one.text for one in prepared.results] == ["result 5", "result 4", "result 3"]
    assert [one.title for one in prepared.proofs] == ["SQL", "Excel"]
    assert prepared.shows_anything
    assert not talk(Profile(), "", UP, (), (), today=TODAY).shows_anything


def test_the_first_months_are_early() -> None:
    early, later = (talk(Profile(months_in_role=m), "", UP, (), (), today=TODAY) for m in (SOON - 1, SOON))
    assert (early.is_early, later.is_early) == (True, False)


def test_figures_of_pay_stand_where_pay_is_the_subject() -> None:
    assert talk(Profile(goal="pay"), "", None, (), (), pay="a median", today=TODAY).pay == "a median"
    assert talk(Profile(), "", UP, (), (), pay="a median", today=TODAY).pay == ""


@pytest.mark.parametrize(
    "said", ["and if she says not now?", "what if the answer is no", "he turned me down", "if there's no budget"]
)
def test_a_no_is_heard(said: str) -> None:
    assert is_about_a_no(said)


@given(st.text())
def test_any_words_can_be_read(said: str) -> None:
    talk(Profile(), said, None, (), (), today=TODAY)
    assert is_about_a_no("prepare my talk") is False
