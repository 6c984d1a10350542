"""The gap between what a role asks for and what a person holds."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.catalogue.records import Occupation, Requirement, Skill
from bot.profile.profile import Evidence
from bot.tools.gap.gap import Gap, skill_gap
from tests.tools.people import CREDENTIALS, ENGINEER, SKILLS, TODAY, claimed, credential, proven


def gap_with(*evidence: Evidence) -> Gap:
    return skill_gap(ENGINEER, SKILLS, evidence, CREDENTIALS, TODAY)


def test_proven_claimed_and_missing() -> None:
    gap = gap_with(proven("sql", 4.0), claimed("cloud"))
    assert [(one.skill.key, one.status) for one in gap.states] == [
        ("sql", "proven"),
        ("python", "missing"),
        ("pipelines", "missing"),
        ("cloud", "claimed"),
        ("teamwork", "missing"),
    ]
    assert gap.needs() == {"python": 3.0, "pipelines": None}
    assert gap.needs(with_claimed=True) == {"python": 3.0, "pipelines": None, "cloud": None}


def test_a_level_below_is_missing_and_said_to_be_below() -> None:
    state = gap_with(proven("sql", 2.0)).states[0]
    assert (state.status, state.held_level, state.is_below_level) == ("missing", 2.0, True)
    assert state.evidence == ("proven sql",)


def test_evidence_without_a_level_counts_and_is_said_to_have_none() -> None:
    assert gap_with(proven("sql")).states[0].level_is_untold
    assert not gap_with(proven("sql", 4.0)).states[0].level_is_untold


def test_lapsed_evidence_is_named() -> None:
    yesterday = TODAY - timedelta(days=1)
    gap = gap_with(proven(credential="cloud-steps", title="Cloud badge", expires=yesterday))
    cloud = next(state for state in gap.states if state.skill.key == "cloud")
    assert (cloud.status, cloud.lapsed) == ("missing", ("Cloud badge",))


def test_the_best_credential_takes_the_fewest_hours_for_each_skill() -> None:
    best = {state.skill.key: state.best for state in gap_with().states if state.best}
    assert best["sql"].credential.key == "sql-advanced"
    assert [one.key for one in best["sql"].first] == ["sql-basics"]
    assert best["sql"].hours == 20
    # 35 hours for two skills are fewer a skill than 90 for three.
    assert best["pipelines"].credential.key == "pipeline-maker"
    assert best["pipelines"].closes == ("pipelines", "python")
    assert "teamwork" not in best


def test_a_credential_below_the_level_is_not_offered() -> None:
    low = [credential("sql-basics", ("sql", 2.0))]
    assert skill_gap(ENGINEER, SKILLS, [], low, TODAY).states[0].best is None


def test_optional_skills_count_only_where_none_is_essential() -> None:
    optional = Occupation("o", "O", requirements=(Requirement("sql", essential=False),))
    assert skill_gap(optional, SKILLS, [], [], TODAY).needs() == {"sql": None}
    assert "teamwork" not in gap_with().needs()


def test_the_same_skill_twice_is_asked_for_once_at_the_higher_level() -> None:
    twice = Occupation("o", "O", requirements=(Requirement("sql", False, 2.0), Requirement("sql", True, 3.0)))
    assert skill_gap(twice, SKILLS, [], [], TODAY).needs() == {"sql": 3.0}


@pytest.mark.parametrize(("kind", "expected"), [("activity", True), ("skill", False)])
def test_requirements_that_are_activities_are_told_apart(kind: str, expected: bool) -> None:
    occupation = Occupation("o", "O", requirements=(Requirement("lift"),))
    gap = skill_gap(occupation, {"lift": Skill("lift", "Lift things", kind)}, [], [], TODAY)  # type: ignore[arg-type]
    assert gap.is_by_activity is expected
    assert not gap.has_levels


def test_an_occupation_that_asks_for_nothing_and_unknown_skills() -> None:
    empty = skill_gap(Occupation("o", "O"), {}, [proven("sql")], [], TODAY)
    assert (empty.states, empty.needs(), empty.is_by_activity) == ((), {}, False)
    unknown = skill_gap(Occupation("o", "O", requirements=(Requirement("juggling"),)), {}, [], [], TODAY)
    assert unknown.states[0].skill.name == "juggling"
