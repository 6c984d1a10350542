"""The same words mean another thing beside a salary, a shift, a former job, in a general question."""

from __future__ import annotations

from datetime import date

import pytest

from bot.dialogue import message_reading as labels
from bot.nlu.messages.annotations import read_marks
from bot.profile.meanings import is_something_else
from bot.profile.roles import RoleMentions
from bot.profile.told import facts_told


@pytest.mark.parametrize(
    "marked",
    [
        "I'm on [15k a year](money) and it goes nowhere",
        "honestly i only earn about [15k a year](money)",
        "my salary is [900 euros](money)",
        "they pay [12 pounds](money) an hour",
        "I get [7.2 LPA](money) salary only",
        "I work [6 days](hours) and sleep on the other",
        "on shift I do [4 days](hours) on 4 off",
        "we work [Thursdays](hours) and Sundays",
        "my shifts are [Monday](hours) to Friday",
        "do people pay [out of your own pocket](who_pays.self)?",
        "[out of your own pocket](who_pays.self)?",
        "does [the company pay](who_pays.employer) for such things?",
        "I was a cook for [ten years](time_in_role), now I drive",
        "[chef](role_before) for [8 years](time_in_role), now [driver](role_now)",
    ],
)
def test_what_its_surroundings_take_back_is_no_fact(marked: str) -> None:
    text, spans = read_marks(marked)
    kept = facts_told(spans, RoleMentions(), date(2026, 11, 24), text).values
    assert kept.keys().isdisjoint({"budget", "budget_words", "hours_per_week", "employer_pays", "months_in_role"})


@pytest.mark.parametrize(
    "marked",
    [
        "I can spend [15k a year](money) on it",
        "my boss pays me little, I have [300 euros](money)",
        "I'm off [Thursdays](hours)",
        "I have [3 hours](hours) on off days",
        "[2hrs](hours) on my days off",
        "I work nights, so [Monday](hours)",
        "[out of my own pocket](who_pays.self), will it be worth it?",
        "Is there a course, [paid from our L&D pot](who_pays.employer), that teaches writing?",
        "I was a cook, and a driver for [ten years](time_in_role)",
        "[chef](role_before) once, [driver](role_now) for [8 years](time_in_role)",
    ],
)
def test_what_stands_beside_something_else_is_left_alone(marked: str) -> None:
    text, spans = read_marks(marked)
    assert not any(is_something_else(span, spans, text) for span in spans)


def test_a_fact_without_its_message_is_taken_as_it_stands() -> None:
    _, spans = read_marks("[6 days](hours)")
    assert not is_something_else(spans[0], spans, "")
    assert spans[0].label == labels.HOURS
