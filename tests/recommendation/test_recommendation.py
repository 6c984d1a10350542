"""The model adds up, moves the way it should, is unsure of what it was not told, and never crashes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.profile.profile import Evidence, Profile
from bot.recommendation.recommendation import OPTIONS, recommend
from bot.recommendation.signals import NO_TARGET_FACTS, TargetFacts
from bot.recommendation.weights import FACTORS, load_weights

TODAY = date(2026, 11, 24)
WEIGHTS = load_weights()
DAYS = st.dates(TODAY + timedelta(days=1), TODAY + timedelta(days=9000))

profiles = st.builds(
    Profile,
    occupation=st.sampled_from([None, "a"]),
    months_in_role=st.none() | st.integers(0, 720),
    target=st.sampled_from([None, "b"]),
    goal=st.sampled_from([None, "target_role", "pay", "responsibility", "skills", "change"]),
    deadline=st.none() | DAYS,
    hours_per_week=st.none() | st.floats(0, 80),
    budget=st.none() | st.floats(0, 1e6),
    employer_pays=st.sampled_from([None, True]),
    opening=st.none() | st.booleans(),
    recognition=st.sampled_from([None, "internal", "industry", "both"]),
    refused=st.frozensets(st.sampled_from(["evidence", "budget", "opening"])),
)
shares = st.none() | st.floats(0, 1)
target_facts = st.builds(
    TargetFacts, st.none() | st.integers(0, 500), shares, shares, st.none() | st.integers(0, 9)
)
evidences = st.lists(st.sampled_from([Evidence("claimed", "x"), Evidence("proven", "y")]), max_size=5)


@settings(max_examples=300)
@given(profiles, evidences, target_facts)
def test_contributions_add_up_and_nothing_crashes(
    profile: Profile, evidence: list[Evidence], target: TargetFacts
) -> None:
    result = recommend(profile, evidence, WEIGHTS, target, today=TODAY)
    assert result.score == pytest.approx(sum(each.contribution for each in result.contributions), abs=1e-12)
    assert [each.factor for each in result.contributions] == list(FACTORS)
    for each in result.contributions:
        assert each.contribution == pytest.approx(each.weight * each.value)
        assert each.reason
    assert -1 <= result.score <= 1
    assert result.option in OPTIONS
    assert result.margin >= 0
    assert result.is_close == (result.margin < WEIGHTS.close)


@given(profiles, target_facts, DAYS, DAYS)
def test_a_nearer_deadline_never_moves_towards_promotion(
    profile: Profile, target: TargetFacts, one: date, other: date
) -> None:
    nearer, later = (
        recommend(replace(profile, deadline=day), (), WEIGHTS, target, today=TODAY) for day in sorted([one, other])
    )
    assert nearer.score <= later.score
    assert OPTIONS.index(nearer.option) <= OPTIONS.index(later.option)


@given(profiles, evidences, target_facts)
def test_an_opening_never_moves_away_from_promotion(
    profile: Profile, evidence: list[Evidence], target: TargetFacts
) -> None:
    target = replace(target, openings=None)
    with_it = recommend(replace(profile, opening=True), evidence, WEIGHTS, target, today=TODAY)
    found = recommend(replace(profile, opening=None), evidence, WEIGHTS, replace(target, openings=2), today=TODAY)
    for without in (None, False):
        result = recommend(replace(profile, opening=without), evidence, WEIGHTS, target, today=TODAY)
        assert with_it.score > result.score
        assert OPTIONS.index(with_it.option) >= OPTIONS.index(result.option)
    assert found.score == with_it.score


@pytest.mark.parametrize(
    ("field", "unknown"),
    [
        ("months_in_role", None),
        ("deadline", None),
        ("hours_per_week", None),
        ("budget", None),
        ("opening", None),
        ("recognition", None),
        ("goal", None),
    ],
)
@given(profile=profiles, target=target_facts)
def test_missing_answers_widen_the_uncertainty(
    field: str, unknown: None, profile: Profile, target: TargetFacts
) -> None:
    known = {
        "months_in_role": 24,
        "deadline": TODAY + timedelta(days=400),
        "hours_per_week": 5.0,
        "budget": 100.0,
        "opening": False,
        "recognition": "both",
        "goal": "pay",
    }
    profile, target = replace(profile, employer_pays=None, target=None), replace(target, openings=None)
    told = recommend(replace(profile, **{field: known[field]}), (), WEIGHTS, target, today=TODAY)
    missing = recommend(replace(profile, **{field: unknown}), (), WEIGHTS, target, today=TODAY)
    assert missing.uncertainty > told.uncertainty
    assert set(missing.missing) - set(told.missing)
    # What was not known before never led further than the uncertainty said.
    assert abs(told.score - missing.score) <= missing.uncertainty - told.uncertainty + 1e-9


def test_clear_cases_come_out_as_people_expect() -> None:
    ready = Profile(months_in_role=48, target="b", goal="responsibility", opening=True, recognition="internal")
    assert recommend(ready, (), WEIGHTS, TargetFacts(1, 0.95, 1.0, 1), today=TODAY).option == "promotion"
    switcher = Profile(
        months_in_role=6,
        target="b",
        goal="change",
        deadline=date(2027, 5, 1),
        hours_per_week=12.0,
        budget=1000.0,
        opening=False,
        recognition="industry",
    )
    result = recommend(switcher, (), WEIGHTS, TargetFacts(5, 0.4, None, 0), today=TODAY)
    assert result.option == "micro_credentials"
    assert (result.lean, result.reasons[0].lean) == ("micro-credentials", "micro-credentials")


def test_nothing_told_is_said_to_be_close_and_unfounded() -> None:
    result = recommend(Profile(), (), WEIGHTS, NO_TARGET_FACTS, today=TODAY)
    assert result.is_close
    assert result.could_change
    assert not result.is_founded
    assert result.reasons == result.against == ()


def test_expired_proof_does_not_count() -> None:
    proof = Evidence("proven", "x", expires=date(2026, 1, 1))
    held = Evidence("proven", "x", expires=date(2027, 1, 1))
    expired, valid = (recommend(Profile(), [each], WEIGHTS, today=TODAY).score for each in (proof, held))
    assert expired < valid


def test_a_recommendation_takes_well_under_five_milliseconds() -> None:
    profile = Profile(months_in_role=20, target="b", deadline=date(2028, 1, 1), hours_per_week=5.0, budget=0.0)
    durations = []
    for _ in range(50):
        start = perf_counter()
        recommend(profile, (), WEIGHTS, TargetFacts(10, 0.5, 0.5, 1), today=TODAY)
        durations.append(perf_counter() - start)
    assert sorted(durations)[25] < 0.005
