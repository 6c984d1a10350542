"""What the recommendation reads from a profile and the catalogue."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from bot.profile.profile import FIELDS, Evidence, Profile
from bot.recommendation.signals import (
    CHOICES,
    EMPLOYER_PAYS,
    NO_TARGET_FACTS,
    SIGNALS,
    Signal,
    TargetFacts,
    field_of,
    signals_of,
)
from tests.recommendation.test_recommendation import evidences, profiles, target_facts

TODAY = date(2026, 11, 24)


@given(profiles, evidences, target_facts)
def test_every_signal_has_a_value_of_its_kind(
    profile: Profile, evidence: list[Evidence], target: TargetFacts
) -> None:
    signals = signals_of(profile, evidence, target, TODAY)
    assert tuple(sorted(signals)) == tuple(sorted(SIGNALS))
    for name, choices in CHOICES.items():
        assert signals[name] in (None, *choices)
    if signals["budget"] not in (None, EMPLOYER_PAYS):
        assert float(signals["budget"]) >= 0
    assert {field_of(name) for name in signals} <= set(FIELDS)


def test_nothing_is_known_of_nobody() -> None:
    assert set(signals_of(Profile(), (), NO_TARGET_FACTS, TODAY).values()) == {None}


@pytest.mark.parametrize(
    ("told", "listed", "expected"),
    [(None, 0, None), (None, 2, "yes"), (False, 2, "no"), (True, 0, "yes"), (None, None, None)],
)
def test_an_opening_is_known_from_the_catalogue_unless_denied(
    told: bool | None, listed: int | None, expected: Signal
) -> None:
    signals = signals_of(Profile(opening=told), (), TargetFacts(openings=listed), TODAY)
    assert signals["opening"] == expected


def test_a_target_is_a_goal_of_its_own_and_a_past_deadline_leaves_no_time() -> None:
    signals = signals_of(Profile(target="a", deadline=date(2020, 1, 1)), (), NO_TARGET_FACTS, TODAY)
    assert (signals["goal"], signals["months_left"]) == ("target_role", 0.0)
    assert signals_of(Profile(target="a", goal="pay"), (), NO_TARGET_FACTS, TODAY)["goal"] == "pay"


def test_proof_counts_while_it_is_valid_and_none_is_told_from_not_asked() -> None:
    valid, lapsed = Evidence("proven", "x", expires=TODAY), Evidence("proven", "y", expires=date(2026, 11, 23))
    claim = Evidence("claimed", "z")

    def proofs(profile: Profile, *evidence: Evidence) -> Signal:
        return signals_of(profile, evidence, NO_TARGET_FACTS, TODAY)["proven"]

    assert proofs(Profile(), valid, lapsed, claim) == 1.0
    assert proofs(Profile(), claim) == 0.0
    assert proofs(Profile()) is None
    assert proofs(Profile(refused=frozenset({"evidence"}))) == 0.0
