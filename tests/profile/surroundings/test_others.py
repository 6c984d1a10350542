"""What is told of her or him is none of the speaker's."""

from __future__ import annotations

import pytest

from bot.nlu.messages.annotations import read_marks
from bot.profile.surroundings.own_facts import own_facts


@pytest.mark.parametrize(
    "marked",
    [
        "I run a small lab. He has been a technician for [four years](time_in_role).",
        "Of my fitters the youngest, he has been here [two years](time_in_role), is good.",
        "One of my fitters, the youngest, wants [to go up a grade](next_rung)",
        "She could find [2 hours](hours) on a Friday.",
        "My trainee is keen. And she wants [more responsibility](goal.responsibility).",
        "I think he would like [to go up a grade](next_rung)",
    ],
)
def test_facts_of_somebody_else_are_left_alone(marked: str) -> None:
    text, spans = read_marks(marked)
    assert own_facts(spans, text) == ()


@pytest.mark.parametrize(
    "marked",
    [
        "My manager is kind. She says I can have [2 hours](hours) on a Friday.",
        "She trained me, and I've been here [four years](time_in_role)",
        "I want [to go up a grade](next_rung), he doesn't",
        "They give us [an hour a week](hours)",
    ],
)
def test_who_speaks_of_themselves_beside_others_is_heard(marked: str) -> None:
    text, spans = read_marks(marked)
    assert own_facts(spans, text) == spans
