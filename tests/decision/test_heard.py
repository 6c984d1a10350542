"""What a message is, before the question that is open."""

from __future__ import annotations

import pytest

from bot.assessment.questions import QUESTIONS, SKIP, UNKNOWN
from bot.decision.awaited import OpenQuestion
from bot.decision.heard import Heard
from bot.dialogue.message_reading import (
    ACHIEVEMENT,
    ASKS,
    CREDENTIAL_WANTED,
    FEELS,
    HOURS,
    RECOGNITION_OUTSIDE,
    ROLE_BEFORE,
    ROLE_NOW,
    ROLE_OTHER,
    TELLS,
    WANTS_GUIDANCE,
    FactSpan,
    MessageReading,
)


def heard(said: str, *facts: str, acts: tuple[str, ...] = (), asked: str | None = None) -> Heard:
    reading = MessageReading(
        dict.fromkeys(acts, 1.0), tuple(FactSpan(label, said, 0, len(said)) for label in facts)
    )
    return Heard(said, "out_of_scope", reading=reading, open_question=OpenQuestion(asked) if asked else None)


@pytest.mark.parametrize("label", [ROLE_BEFORE, ROLE_OTHER, CREDENTIAL_WANTED])
def test_what_is_read_and_not_kept_tells_nothing(label: str) -> None:
    assert not heard("my manager", label).tells


def test_a_fact_in_a_mere_question_is_not_told() -> None:
    assert not heard("is 5 hours a week enough?", HOURS, acts=(ASKS,)).tells
    assert heard("I have 5 hours a week, is that enough?", HOURS, acts=(ASKS, TELLS)).tells


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda question: question.field)
def test_each_choice_answers_its_question_whatever_was_read(question: object) -> None:
    for choice in question.choices:  # type: ignore[attr-defined]
        message = heard(choice.answer.upper(), asked=question.field)  # type: ignore[attr-defined]
        passes = choice in (SKIP, UNKNOWN)
        assert (message.answers, message.passes) == (not passes, passes)


@pytest.mark.parametrize(
    ("label", "probability", "intent", "acts", "tells"),
    [
        (HOURS, 0.9, "tell_situation", (TELLS,), True),
        (HOURS, 0.5, "tell_situation", (TELLS,), False),
        (HOURS, 0.9, "tell_situation", (), False),
        (HOURS, 0.7, "out_of_scope", (TELLS,), False),
        (HOURS, 0.9, "out_of_scope", (TELLS,), True),
        (RECOGNITION_OUTSIDE, 0.9, "ask_employers", (ASKS, TELLS), False),
        (HOURS, 0.9, "ask_time", (ASKS, TELLS), True),
    ],
)
def test_out_of_the_blue_a_fact_has_to_be_surer(
    label: str, probability: float, intent: str, acts: tuple[str, ...], tells: bool
) -> None:
    reading = MessageReading(dict.fromkeys(acts, 1.0), (FactSpan(label, "…", 0, 1, probability),))
    assert Heard("…", intent, reading=reading).tells is tells


def test_several_facts_are_told_also_where_the_message_seems_out_of_scope() -> None:
    spans = (FactSpan(HOURS, "…", 0, 1, 0.7), FactSpan(ROLE_NOW, "…", 0, 1, 0.65))
    assert Heard("…", "out_of_scope", reading=MessageReading({TELLS: 0.9}, spans)).tells
    assert not Heard("…", "out_of_scope", reading=MessageReading({TELLS: 0.6}, spans)).tells


def test_a_fact_of_another_kind_is_no_answer_but_any_role_is_one_to_a_question_for_a_role() -> None:
    assert not heard("5 hours", HOURS, asked="months_in_role").answers
    assert heard("5 hours", HOURS, asked="hours_per_week").answers
    assert heard("ward manager", ROLE_NOW, asked="target").answers
    assert not heard("5 hours", HOURS).answers


def test_two_facts_are_told_where_one_is_surely_their_own() -> None:
    def told(said: str, first: float, label: str = HOURS) -> bool:
        spans = (FactSpan(label, "…", 0, 1, first), FactSpan(RECOGNITION_OUTSIDE, "…", 0, 1, 0.7))
        return Heard(said, "tell_situation", reading=MessageReading({TELLS: 0.3}, spans)).tells

    assert told("3 hours", 0.9)
    assert not told("3 hours", 0.7)
    assert not told("would 3 hours do?", 0.9)
    assert not told("that of others", 0.9, RECOGNITION_OUTSIDE)


def test_two_facts_that_are_surely_their_own_are_told_in_a_question_too() -> None:
    spans = (FactSpan(ROLE_NOW, "cook", 0, 1, 0.9), FactSpan(HOURS, "3 hours", 0, 1, 0.9))
    assert Heard("cook, 3 hours, which course?", "tell_situation", reading=MessageReading({ASKS: 0.9}, spans)).tells


def test_who_surely_wants_guidance_for_themselves_does_not_only_feel() -> None:
    acts = {FEELS: 0.9, TELLS: 0.9, WANTS_GUIDANCE: 0.9}
    assert not Heard("so tired of this", "out_of_scope", 0.3, MessageReading(acts)).only_feels
    assert Heard("so tired of this", "out_of_scope", 0.3, MessageReading({FEELS: 0.9})).only_feels


def test_few_words_that_pass_the_question_over_pass_it_over() -> None:
    assert heard("not bothered", asked="recognition").passes
    assert not heard("not bothered about money but about time", asked="recognition").passes


@pytest.mark.parametrize(("said", "tells"), [("I'm a waiter", True), ("waiter", False), ("am I a waiter?", False)])
def test_a_job_that_somebody_says_they_have_is_told(said: str, tells: bool) -> None:
    spans = (FactSpan(ROLE_NOW, "waiter", 0, 1, 0.9),)
    assert Heard(said, "tell_situation", reading=MessageReading({TELLS: 0.3}, spans)).tells is tells


@pytest.mark.parametrize(
    ("acts", "probability", "logs"),
    [((TELLS,), 0.6, True), ((TELLS, ASKS), 0.6, False), ((TELLS, ASKS), 0.9, True)],
)
def test_a_question_is_logged_only_where_something_done_is_surely_told(
    acts: tuple[str, ...], probability: float, logs: bool
) -> None:
    spans = (FactSpan(ACHIEVEMENT, "failed the test", 0, 5, probability),)
    reading = MessageReading(dict.fromkeys(acts, 0.9), spans)
    assert Heard("failed the test, is that the end?", "out_of_scope", 0.9, reading=reading).logs is logs


def test_what_would_be_if_others_did_something_is_no_fact() -> None:
    assert not heard("and if they gave me 2 hours a week", HOURS, acts=(TELLS,), asked="deadline").tells
    assert heard("they give me 2 hours a week", HOURS, acts=(TELLS,), asked="deadline").tells
