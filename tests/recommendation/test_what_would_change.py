"""What would change the result is found by search: it flips, and nothing nearer does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import perf_counter

from hypothesis import given, settings

from bot.profile.profile import Profile
from bot.reading.durations import months_later
from bot.recommendation.change_wording import NO_SINGLE, NOTHING, in_sentences
from bot.recommendation.recommendation import option_of, recommend, score_of
from bot.recommendation.signals import NO_TARGET_FACTS, TargetFacts, signals_of
from bot.recommendation.weights import load_weights
from bot.recommendation.what_would_change import AnswerChange, what_would_change
from tests.recommendation.test_recommendation import profiles, target_facts

TODAY = date(2026, 11, 24)
WEIGHTS = load_weights()


def with_change(profile: Profile, change: AnswerChange) -> Profile:
    if change.signal == "months_left":
        return replace(profile, deadline=months_later(TODAY, float(change.value or 0)))
    if change.signal == "opening":
        return replace(profile, opening=change.value == "yes")
    if change.value == "employer_pays":
        return replace(profile, budget=None, employer_pays=True)
    if change.signal == "budget":
        return replace(profile, budget=float(change.value or 0), employer_pays=None)
    return replace(profile, **{change.signal: change.value})


@settings(max_examples=150, deadline=None)
@given(profiles, target_facts)
def test_the_change_flips_the_result_and_is_put_in_words(profile: Profile, target: TargetFacts) -> None:
    result = what_would_change(profile, (), WEIGHTS, target, today=TODAY)
    told = signals_of(profile, (), target, TODAY)
    assert result.now == option_of(score_of(told, WEIGHTS), WEIGHTS)
    if result.changes:
        changed = {**told, **{change.signal: change.value for change in result.changes}}
        assert option_of(score_of(changed, WEIGHTS), WEIGHTS) == result.then != result.now
    for other in result.others:
        assert option_of(score_of({**told, other.signal: other.value}, WEIGHTS), WEIGHTS) != result.now
    sentences = in_sentences(result)
    assert all(sentence.endswith((".", ":")) for sentence in sentences)
    assert (sentences[0] == NO_SINGLE) == (len(result.changes) == 2)
    assert (sentences[0] == NOTHING) == (not result.changes)


def test_it_is_true_of_the_model_and_the_smallest() -> None:
    profile = Profile(
        occupation="a", target="b", months_in_role=24, deadline=date(2027, 11, 24), hours_per_week=5.0
    )
    result = what_would_change(profile, (), WEIGHTS, today=TODAY)
    (change,) = result.changes
    before = recommend(profile, (), WEIGHTS, today=TODAY)
    after = recommend(with_change(profile, change), (), WEIGHTS, today=TODAY)
    assert before.option == result.now
    assert after.option == result.then != before.option
    if isinstance(change.told, (int, float)):
        # One step less would not have done.
        step = 1 if float(change.value or 0) < change.told else -1
        nearer = replace(change, value=float(change.value or 0) + step)
        assert recommend(with_change(profile, nearer), (), WEIGHTS, today=TODAY).option == before.option


def test_where_no_single_answer_would_two_are_looked_for_and_then_none() -> None:
    sure = Profile(
        occupation="a",
        target="b",
        goal="responsibility",
        deadline=date(2036, 1, 1),
        months_in_role=120,
        opening=True,
        recognition="internal",
        budget=0.0,
        hours_per_week=0.0,
    )
    result = what_would_change(sure, (), WEIGHTS, TargetFacts(0, 1.0, 1.0, 1), today=TODAY)
    assert len(result.changes) != 1
    assert in_sentences(result)[0] in (NO_SINGLE, NOTHING)


def test_time_in_the_role_only_grows() -> None:
    result = what_would_change(Profile(months_in_role=30), (), WEIGHTS, NO_TARGET_FACTS, today=TODAY)
    months = [change.value for change in (*result.changes, *result.others) if change.signal == "months_in_role"]
    assert all(value is not None and float(value) > 30 for value in months)


def test_the_search_stays_well_under_a_turn() -> None:
    start = perf_counter()
    for _ in range(5):
        what_would_change(Profile(target="b", opening=True, months_in_role=120), (), WEIGHTS, today=TODAY)
    assert (perf_counter() - start) / 5 < 0.1
