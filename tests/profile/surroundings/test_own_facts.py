"""The same words mean another thing beside a salary, a shift, a former job, in a general question."""

from __future__ import annotations

from datetime import date

import pytest

from bot.nlu.messages.annotations import read_marks
from bot.profile.roles import RoleMentions
from bot.profile.surroundings.own_facts import is_something_else, own_facts
from bot.profile.told import facts_told


@pytest.mark.parametrize(
    "marked",
    [
        "my salary is [900 euros](money)",
        "my shifts are [Monday](hours) to Friday",
        "does [the company pay](who_pays.employer) for such things?",
        "no training [since 2021](time_in_role)",
        "our matron is retiring in [June](deadline)",
        "don't care about the [salary](goal.pay), I want a say",
    ],
)
def test_what_its_surroundings_take_back_is_not_told(marked: str) -> None:
    text, spans = read_marks(marked)
    assert facts_told(spans, RoleMentions(), date(2026, 11, 24), text).values == {}


def test_facts_of_other_kinds_stay_as_they_are() -> None:
    text, spans = read_marks("my salary is [900 euros](money), I'm a [cook](role_now)")
    assert own_facts(spans, text) == spans[1:]


def test_a_fact_without_its_message_is_taken_as_it_stands() -> None:
    _, (span,) = read_marks("[6 days](hours)")
    assert not is_something_else(span, [span], "")
