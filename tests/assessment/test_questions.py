"""Each question reads well, and its own buttons answer it."""

from __future__ import annotations

from datetime import date

from bot.assessment.questions import (
    CORRECTIONS,
    QUESTIONS,
    acknowledged,
    asked_again,
    asked_because,
    not_an_answer,
    question_for,
)
from bot.profile.answers import take_answers
from bot.profile.profile import FIELDS, Profile
from bot.profile.told import answer_in
from bot.profile.wording import FIELD_TITLES, News

TODAY = date(2026, 11, 24)


def test_there_is_a_question_for_every_field_and_its_buttons_are_understood() -> None:
    assert tuple(QUESTIONS) == ("occupation", "months_in_role", *FIELDS[2:])
    for name, question in QUESTIONS.items():
        assert question.why
        for choice in question.choices:
            taken = take_answers(Profile(), name, answer_in(choice.answer, name, TODAY), TODAY)
            assert taken.profile != Profile(), choice
            assert not taken.problems


def test_nothing_new_is_not_acknowledged() -> None:
    assert acknowledged([]) == ""


def test_what_is_new_is_said_back_and_what_is_changed_by_its_name() -> None:
    new, changed = News("goal", "you want more pay"), News("hours_per_week", "10 hours a week", is_changed=True)
    assert acknowledged([new, new]) == "Noted: you want more pay and you want more pay."
    assert acknowledged([changed]) == "Changed your hours a week: 10 hours a week."
    assert acknowledged([new, changed]) == f"{acknowledged([new])} {acknowledged([changed])}"


def test_every_fact_that_can_be_said_back_can_be_put_right() -> None:
    assert set(CORRECTIONS) == set(FIELD_TITLES) - {"catalogue"}
    assert len(set(CORRECTIONS.values())) == len(CORRECTIONS)


def test_each_question_reads_well_in_all_its_forms() -> None:
    for question in QUESTIONS.values():
        assert asked_again(question).startswith("Back to you: ")
        assert question.text in not_an_answer(question)
        assert question.text in asked_because(question)
        assert question.why in asked_because(question)


def test_every_question_can_be_passed_over() -> None:
    for question in QUESTIONS.values():
        assert question.text.count("?") >= 1
        assert question.choices[-1].title in ("Skip", "Don't know", "No rush")
        assert len({choice.title for choice in question.choices}) == len(question.choices)


def test_the_day_is_asked_for_by_the_role_where_one_is_known() -> None:
    assert question_for("deadline", "ward sister").text == "By when would you like to reach “ward sister”?"
    assert question_for("deadline").text.startswith("By when")
    assert question_for("deadline", "ward sister").choices == QUESTIONS["deadline"].choices
    # Other questions are the same for everybody, and a field without one has that of another.
    assert question_for("employer_pays", "ward sister") == QUESTIONS["budget"]
