"""Which words read as a role are the speaker's, and which name a course, a place or somebody else's job."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.message_reading import ROLE_NOW
from bot.nlu.messages.annotations import read_marks
from bot.profile.surroundings.roles import LEAST_OF_A_PLACE, LEAST_WITHOUT_A_HEAD, own_roles

HEADS = frozenset({"baker", "officer", "manager", "nurse", "clerk", "packer", "bookkeeper", "analyst", "assistant"})


def roles(marked: str, probability: float = 1.0, is_asked: bool = False) -> list[tuple[str, str]]:
    """The roles of a marked message that are the speaker's, each with its kind."""
    text, marks = read_marks(marked)
    spans = [
        type(span)(span.label, span.text, span.start, span.end, probability)
        for span in marks
        if span.label.startswith("role_")
    ]
    read: list[dict[str, Any]] = [
        {
            "role": "present" if span.label == ROLE_NOW else "target",
            "text": span.text,
            "start": span.start,
            "end": span.end,
            "candidates": [],
        }
        for span in spans
    ]
    return [(role["role"], role["text"]) for role in own_roles(read, spans, text, HEADS, is_asked)]


@pytest.mark.parametrize(
    "marked",
    [
        "I did two modules with [Udemy on bookkeeping](role_now)",
        "either a [food safety diploma](role_aim) or nothing",
        "since May I'm [in charge](role_now) of the whole night crew",
        "my sister is already an [office manager](role_aim)",
        "a colleague who came later is now the [night manager](role_aim), and I am not",
        "my cousin did the course and is a [bank clerk](role_now) in town",
        "my flatmate works and his mate works as a [bank clerk](role_now)",
        "one of our packers, a good one, wants to become a [bank clerk](role_aim)",
        "everyone in my year is an [analyst](role_aim) by now",
    ],
)
def test_courses_and_others_jobs_are_no_role_of_the_speaker(marked: str) -> None:
    assert roles(marked) == []


@pytest.mark.parametrize(
    ("marked", "kept"),
    [
        ("my aim is [office manager](role_aim)", "office manager"),
        ("what interests me is [night manager](role_aim)", "night manager"),
        ("I teach as a [lecturer at a bootcamp](role_now)", "lecturer at a bootcamp"),
        ("[second in charge](role_now) of the herd", "second in charge"),
        ("I'm a [nurse (ward 4](role_now), nights mostly)", "nurse"),
        ("he wants me as a [bank clerk](role_aim)", "bank clerk"),
        ("his brother says I could be a [bank clerk](role_aim)", "bank clerk"),
    ],
)
def test_what_is_the_speaker_s_stays_without_half_a_bracket(marked: str, kept: str) -> None:
    assert [words for _, words in roles(marked)] == [kept]


def test_words_without_a_title_have_to_be_more_probable_than_a_title() -> None:
    just_below = LEAST_WITHOUT_A_HEAD - 0.01
    assert roles("it was [quarterly figures](role_now)", just_below) == []
    assert roles("it was [quarterly figures](role_now)", LEAST_WITHOUT_A_HEAD) != []
    assert roles("I am a [baker](role_now)", just_below) != []
    assert roles("I want [bookkeeping](role_aim)", just_below) != []
    assert roles("[TSO](role_now) here", just_below) != []


def test_a_place_has_to_be_more_probable_still_unless_something_is_done_there() -> None:
    just_below = LEAST_OF_A_PLACE - 0.01
    assert roles("they shut the [returns department](role_aim)", just_below) == []
    assert roles("they shut the [returns department](role_aim)", LEAST_OF_A_PLACE) != []
    assert roles("I am [in the returns department](role_now)", just_below) != []


def test_the_answer_to_the_question_for_a_role_needs_no_title() -> None:
    assert roles("[quarterly figures](role_now)", 0.2, is_asked=True) == [("present", "quarterly figures")]


@pytest.mark.parametrize(
    "marked",
    [
        "I was trained as a [baker](role_now), but here I work as a [packer](role_now)",
        "came in as a [clerk](role_now) and last year they made me a [packer](role_aim)",
    ],
)
def test_of_two_jobs_the_later_one_is_held(marked: str) -> None:
    assert roles(marked) == [("present", "packer")]


def test_who_wants_to_be_made_something_is_not_that_yet() -> None:
    assert roles("I wish they had made me [office manager](role_aim)") == [("target", "office manager")]


@given(st.text(max_size=60), st.text(max_size=40), st.floats(0, 1))
def test_any_words_around_a_role_are_judged(before: str, words: str, probability: float) -> None:
    text = f"{before}{words}"
    role = {"role": "present", "text": words, "start": len(before), "end": len(text), "candidates": []}
    assert len(own_roles([role], [], text, HEADS, False)) <= 1


def test_a_goal_is_no_job_yet() -> None:
    assert roles("my aim is to be out of here and working as a [bank clerk](role_now)") == [
        ("target", "bank clerk")
    ]
