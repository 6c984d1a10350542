"""The same words mean another thing beside a salary, a shift, a former job, in a general question."""

from __future__ import annotations

from datetime import date

import pytest

from bot.dialogue import message_reading as labels
from bot.nlu.messages.annotations import read_marks
from bot.profile.meanings import is_something_else, own_facts
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
        "Porter at a hotel, [19k a year](money). The lifts are slower than me",
        "ten-hour shifts, [four a week](hours)",
        "it's doubles [each Saturday](hours)",
        "they gave us [11 hour shifts](hours) in August",
        "I start at [5 each morning](hours)",
        "I finish about 3 in the [morning](hours)",
        "the van breaks down, that is [most Mondays](hours), and we walk",
        "my [union covers a third](who_pays.employer)",
        "[the hotel](who_pays.employer) used to cover exams",
        "no training [since 2021](time_in_role)",
        "I haven't sat an exam [since 2015](time_in_role)",
        "I used to be a [vet nurse](role_before), moved abroad, it's been [four years](time_in_role)",
        "long shifts, [five days](time_in_role)",
        "porter here, i'm [23](time_in_role), mum wants me out of the house",
        "our [bookkeeper](role_other) asks, [3 yrs](time_in_role) with us",
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
        "my company covers [2k a year](money)",
        "[7](time_in_role) I think, as a porter",
        "porter, [7 years](time_in_role), want to run the desk one day",
        "[Every other Friday](hours), we're on a compressed schedule",
        "[Fridays](hours), when I'm not at the client",
        "I could do [most Thursdays](hours)",
        "I've been NO I [since 2020](time_in_role)",
        "not yet recognised, so I've been a carer [since last February](time_in_role)",
        "not for prestige, [mortgage](goal.pay)",
        "my employer stopped paying, so [me](who_pays.self)",
        "her job will come up, [before Easter](deadline)",
        "I want it [by January](deadline)",
    ],
)
def test_what_stands_beside_something_else_is_left_alone(marked: str) -> None:
    text, spans = read_marks(marked)
    assert not any(is_something_else(span, spans, text) for span in spans)


@pytest.mark.parametrize(
    "marked",
    [
        "don't care about the [salary](goal.pay), I want a say",
        "it's not about [running people](goal.responsibility)",
        "they're recruiting two foremen in [April](deadline)",
        "our matron is retiring in [June](deadline)",
    ],
)
def test_what_nobody_wants_or_others_do_is_no_wish_of_theirs(marked: str) -> None:
    text, spans = read_marks(marked)
    assert facts_told(spans, RoleMentions(), date(2026, 11, 24), text).values == {}


def test_of_two_times_the_one_in_the_role_counts() -> None:
    text, spans = read_marks("[9 years](time_in_role) with the firm, [2 years](time_in_role) running the shop")
    assert facts_told(spans, RoleMentions(), date(2026, 11, 24), text).values == {"months_in_role": 24}


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("not sure there is [a vacancy](opening.yes)", labels.OPENING_UNKNOWN),
        ("in all my time I have never known [a post go](opening.yes)", labels.OPENING_NO),
        ("[a post is coming up](opening.yes) and I've never led anyone", labels.OPENING_YES),
    ],
)
def test_an_opening_is_what_the_words_before_it_make_of_it(marked: str, label: str) -> None:
    text, spans = read_marks(marked)
    assert [span.label for span in own_facts(spans, text)] == [label]


def test_a_fact_without_its_message_is_taken_as_it_stands() -> None:
    _, spans = read_marks("[6 days](hours)")
    assert not is_something_else(spans[0], spans, "")
    assert spans[0].label == labels.HOURS
