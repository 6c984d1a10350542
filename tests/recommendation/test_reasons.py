"""Answers are said back as reasons."""

from __future__ import annotations

import pytest

from bot.profile.profile import Profile
from bot.recommendation.reasons import MOST_SAID, NOT_TOLD, reason_of
from bot.recommendation.signals import CHOICES, EMPLOYER_PAYS, NO_TARGET_FACTS, NUMBERS, Signal, TargetFacts

TARGET = TargetFacts(title="data engineer")


@pytest.mark.parametrize(
    ("signal", "value", "reason"),
    [
        ("goal", "target_role", "you aim at the role data engineer"),
        ("months_left", 12.0, "you have 1 year for it"),
        ("hours_per_week", 1.0, "you can spare 1 hour a week"),
        ("hours_per_week", 0.0, "you have no time to spare for learning"),
        ("budget", 1200.0, "you can spend up to €1,200"),
        ("budget", 0.0, "you have no money to spend"),
        ("budget", EMPLOYER_PAYS, "your employer pays for courses"),
        ("missing", 1, "1 skill is missing for data engineer"),
        ("missing", 0, "no skill is missing for data engineer"),
        ("proven", 0.0, "you hold no verified badge yet"),
        ("proven", 2.0, "you hold 2 verified badges"),
        ("covered", 0.5, "you cover 50% of the skills for data engineer"),
        ("criteria_met", 1.0, "you meet 100% of the criteria for data engineer"),
        ("opening", "no", "you know of no opening"),
    ],
)
def test_one_answer(signal: str, value: Signal, reason: str) -> None:
    assert reason_of([signal], {signal: value}, Profile(), TARGET) == reason


def test_every_answer_has_words() -> None:
    values: list[tuple[str, Signal]] = [(name, value) for name, values in CHOICES.items() for value in values]
    values += [(name, number) for name in NUMBERS for number in (0, 1, 2.5)]
    for name, value in values:
        assert len(reason_of([name], {name: value}, Profile(), NO_TARGET_FACTS)) > len("you "), name


def test_the_first_few_are_joined_and_none_is_admitted() -> None:
    told: dict[str, Signal] = {"hours_per_week": 5.0, "budget": None, "opening": "yes", "proven": 0.0}
    assert reason_of(["hours_per_week", "opening", "proven"], told, Profile(), TARGET) == (
        "you can spare 5 hours a week and there is an opening"
    )
    assert MOST_SAID == 2
    assert reason_of(["budget"], told, Profile(), TARGET) == NOT_TOLD
    assert reason_of([], told, Profile(), TARGET) == NOT_TOLD
