"""A change of one answer or two as sentences."""

from __future__ import annotations

import pytest

from bot.recommendation.change_wording import NO_SINGLE, NOTHING, OPTION_TITLES, if_clause, in_sentences
from bot.recommendation.signals import CHOICES, Signal
from bot.recommendation.what_would_change import AnswerChange, WhatWouldChange


def change(signal: str, told: Signal, value: Signal) -> AnswerChange:
    return AnswerChange(signal, told, value, distance=1.0, delta=0.5)


@pytest.mark.parametrize(
    ("signal", "told", "value", "clause"),
    [
        ("months_left", 12.0, 24, "you wanted to be there in 2 years instead of 1 year"),
        ("months_in_role", None, 6, "you had been in your role for 6 months"),
        ("hours_per_week", 5.0, 1, "you could spare 1 hour a week instead of 5"),
        ("hours_per_week", 5.0, 0, "you had no time for learning instead of 5"),
        ("budget", 0.0, 500, "you could spend €500 instead of €0"),
        ("budget", None, 0, "you could spend nothing"),
        ("budget", 200.0, "employer_pays", "your employer paid for courses"),
        ("budget", "employer_pays", 100, "you could spend €100"),
        ("proven", 0.0, 1, "you held 1 verified badge instead of 0"),
        ("opening", None, "yes", "there were an opening"),
        ("opening", "yes", "no", "there were no opening"),
    ],
)
def test_one_change_after_if(signal: str, told: Signal, value: Signal, clause: str) -> None:
    assert if_clause(change(signal, told, value)) == clause


def test_every_choice_has_a_clause_of_its_own() -> None:
    for signal, choices in CHOICES.items():
        assert len({if_clause(change(signal, None, choice)) for choice in choices}) == len(choices)


def test_one_answer_two_or_none() -> None:
    opening, hours = change("opening", "no", "yes"), change("hours_per_week", 5.0, 0)
    one = in_sentences(WhatWouldChange("micro_credentials", "promotion", (opening,), (hours,)))
    assert one == (
        "The smallest change that would be enough: if there were an opening, I would advise promotion first, not "
        "micro-credentials first.",
        "The result would also change if you had no time for learning instead of 5.",
    )
    two = in_sentences(WhatWouldChange("micro_credentials", "promotion", (opening, hours)))
    assert two[0] == NO_SINGLE
    assert two[1].startswith("If there were an opening and you had no time for learning")
    assert in_sentences(WhatWouldChange("promotion", "promotion")) == (NOTHING,)


def test_every_result_has_a_name() -> None:
    assert len(set(OPTION_TITLES.values())) == 4
