"""What the reader of facts missed and the words say all the same."""

from __future__ import annotations

from datetime import date

import pytest

from bot.dialogue.message_reading import CREDENTIAL_HELD, DEADLINE, SKILL_HELD, FactSpan
from bot.profile.unread import deadline_missed, hours_missed, skills_in_own_words

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("8 hours a week, no budget, in 6 months", date(2027, 5, 28)),
        (
            "I'm a teller for 5 years and want to become a loan officer in a year. 6 hours a week",
            date(2027, 11, 28),
        ),
        ("ideally within two years", date(2028, 11, 28)),
        ("we cut costs by half in 6 months", None),
        ("we've had 3 managers in 2 years", None),
        ("my exam is in March", None),
        ("I'm due to retire in 10 years", None),
        ("I want to move up. We had three bosses in 2 years", None),
        ("no idea", None),
    ],
)
def test_a_time_to_be_there_is_seen_where_no_word_of_it_was_read(text: str, day: date | None) -> None:
    read = deadline_missed(text, (), TODAY)
    assert (read.value if read is not None else None) == day


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("just 4 hours in a week, when the baby sleeps", 4.0),
        ("well six hours a week would do", 6.0),
        ("we work 40 hours a week", None),
        ("is 4 hours a week enough?", None),
        ("4 hours", None),
    ],
)
def test_hours_a_week_are_seen_where_no_word_of_them_was_read(text: str, hours: float | None) -> None:
    read = hours_missed(text, ())
    assert (read.value if read is not None else None) == hours


def test_what_was_read_as_another_fact_is_none() -> None:
    text = "no budget, in 6 months"
    assert deadline_missed(text, (FactSpan("time_in_role", "6 months", 14, 22),), TODAY) is None
    assert deadline_missed(text, (FactSpan("money", "no budget", 0, 9),), TODAY) is not None


def held(text: str, probability: float = 0.9, label: str = SKILL_HELD) -> FactSpan:
    return FactSpan(label, text, 0, len(text), probability)


def test_a_skill_that_is_not_known_is_kept_in_its_own_words() -> None:
    assert skills_in_own_words([held("Excel"), held(" Excel,")], ()) == ("Excel",)
    assert skills_in_own_words([held("SQL"), held("Excel")], ("sql",)) == ("Excel",)


def test_what_is_unsure_long_or_no_skill_is_not() -> None:
    spans = [held("Excel", 0.5), held("how to do all that is asked of me"), held("PMP", label=CREDENTIAL_HELD)]
    assert skills_in_own_words([*spans, held(" , "), held("by June", label=DEADLINE)], ()) == ()
