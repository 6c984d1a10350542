"""Times of something else are no time in the role, and dates of others no deadline."""

from __future__ import annotations

import pytest

from bot.nlu.messages.annotations import read_marks
from bot.profile.surroundings.own_facts import own_facts


@pytest.mark.parametrize(
    "marked",
    [
        "I was a cook for [ten years](time_in_role), now I drive",
        "[chef](role_before) for [8 years](time_in_role), now [driver](role_now)",
        "no training [since 2021](time_in_role)",
        "I haven't sat an exam [since 2015](time_in_role)",
        "I used to be a [vet nurse](role_before), moved abroad, it's been [four years](time_in_role)",
        "long shifts, [five days](time_in_role)",
        "porter here, i'm [23](time_in_role), mum wants me out of the house",
        "our [bookkeeper](role_other) asks, [3 yrs](time_in_role) with us",
        "they're recruiting two foremen in [April](deadline)",
        "our matron is retiring in [June](deadline)",
    ],
)
def test_what_is_not_of_this_role_is_no_time_in_it(marked: str) -> None:
    text, spans = read_marks(marked)
    assert len(own_facts(spans, text)) < len(spans)


@pytest.mark.parametrize(
    "marked",
    [
        "I was a cook, and a driver for [ten years](time_in_role)",
        "[chef](role_before) once, [driver](role_now) for [8 years](time_in_role)",
        "[7](time_in_role) I think, as a porter",
        "porter, [7 years](time_in_role), want to run the desk one day",
        "I've been NO I [since 2020](time_in_role)",
        "not yet recognised, so I've been a carer [since last February](time_in_role)",
        "her job will come up, [before Easter](deadline)",
        "I want it [by January](deadline)",
    ],
)
def test_what_is_of_this_role_is(marked: str) -> None:
    text, spans = read_marks(marked)
    assert own_facts(spans, text) == spans


def test_of_two_times_the_one_in_the_role_counts() -> None:
    text, spans = read_marks("[9 years](time_in_role) with the firm, [2 years](time_in_role) running the shop")
    assert [span.text for span in own_facts(spans, text)] == ["2 years"]
