"""What was told, said back."""

from __future__ import annotations

from datetime import date

from bot.assessment.questions import QUESTIONS
from bot.assessment.wording import acknowledged, asked_again, asked_because, not_an_answer
from bot.profile.answers import take_answers
from bot.profile.facts import read_facts
from bot.profile.profile import Evidence, Profile
from bot.profile.told_wording import in_words

TODAY = date(2026, 11, 24)


def test_only_what_is_new_is_said_back_in_the_persons_word_for_the_role() -> None:
    facts = read_facts("I have 5 hours a week and no budget", TODAY, None, {"target": "dwh", "occupation": "nurse"})
    taken = take_answers(Profile(hours_per_week=5.0), None, facts, TODAY)
    titles = {"dwh": "data warehouse designer", "nurse": "Nurse"}
    said = in_words(
        taken, facts, [Evidence("claimed", "SQL")], titles, {"target": "data engineer", "occupation": "nurse"}
    )
    assert set(said) == {
        "you work as “Nurse”",
        "you aim at “data engineer” (in my catalogue “data warehouse designer”)",
        "no money to spend",
        "you have “SQL”",
    }


def test_nothing_new_is_not_acknowledged() -> None:
    assert acknowledged([]) == ""
    assert acknowledged(["a", "b"]) == "Noted: a and b."


def test_each_question_reads_well_in_all_its_forms() -> None:
    for question in QUESTIONS.values():
        assert asked_again(question).startswith("Back to you: ")
        assert question.text in not_an_answer(question)
        assert question.text in asked_because(question)
        assert question.why in asked_because(question)
