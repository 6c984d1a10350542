"""Hours and days that somebody works are no time for learning."""

from __future__ import annotations

import pytest

from bot.nlu.messages.annotations import read_marks
from bot.profile.surroundings.own_facts import own_facts
from bot.profile.surroundings.shifts import stands_by_a_shift


@pytest.mark.parametrize(
    "marked",
    [
        "I work [6 days](hours) and sleep on the other",
        "on shift I do [4 days](hours) on 4 off",
        "we work [Thursdays](hours) and Sundays",
        "my shifts are [Monday](hours) to Friday",
        "[3 hours a week](hours), [Saturdays](hours) as a rule",
        "ten-hour shifts, [four a week](hours)",
        "it's doubles [each Saturday](hours)",
        "they gave us [11 hour shifts](hours) in August",
        "I start at [5 each morning](hours)",
        "I finish about 3 in the [morning](hours)",
        "the van breaks down, that is [most Mondays](hours), and we walk",
    ],
)
def test_what_somebody_works_is_no_time_to_learn(marked: str) -> None:
    text, spans = read_marks(marked)
    assert len(own_facts(spans, text)) < len(spans)


@pytest.mark.parametrize(
    "marked",
    [
        "I'm off [Thursdays](hours)",
        "[3 hours a week](hours), no wait, [Saturdays](hours) only",
        "[2 hours](hours) on workdays and [4 hours](hours) on Sundays",
        "I have [3 hours](hours) on off days",
        "[2hrs](hours) on my days off",
        "I work nights, so [Monday](hours)",
        "[Every other Friday](hours), we're on a compressed schedule",
        "[Fridays](hours), when I'm not at the client",
        "I could do [most Thursdays](hours)",
    ],
)
def test_what_is_free_is_time_to_learn(marked: str) -> None:
    text, spans = read_marks(marked)
    assert own_facts(spans, text) == spans


def test_shifts_are_told_before_days_or_behind_them() -> None:
    text, (span,) = read_marks("long shifts, [five days](time_in_role)")
    assert stands_by_a_shift(span, text)
    text, (span,) = read_marks("[five days](time_in_role) in the job")
    assert not stands_by_a_shift(span, text)
