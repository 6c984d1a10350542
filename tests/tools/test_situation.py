"""One person before one catalogue: what all tools start from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.catalogue.records import Criterion, Occupation, Opening, Requirement
from bot.catalogue.store import CatalogueSnapshot
from bot.profile.profile import Evidence, Profile
from bot.recommendation.signals import NO_TARGET_FACTS, TargetFacts
from bot.tools.ascent import ascent
from bot.tools.capability import capability
from bot.tools.gap import gap
from bot.tools.ladder import ladder
from bot.tools.leap import leap
from bot.tools.limits import Limits
from bot.tools.openings import openings
from bot.tools.plan import planning
from bot.tools.progress import progress
from bot.tools.promotion_route.work import Work
from bot.tools.readiness import readiness
from bot.tools.situation import Situation
from tests.tools.people import CREDENTIALS, ENGINEER, SKILLS, TODAY, proven

ANALYST = Occupation(
    "analyst", "Analyst", requirements=(Requirement("sql", level=4.0), Requirement("teamwork", essential=False))
)
LEAD = Criterion("two-years", "engineer", "Two years in the role", "months_in_role", at_least=24)
CATALOGUE = CatalogueSnapshot(
    revision="r",
    occupations={one.key: one for one in (ENGINEER, ANALYST)},
    skills=SKILLS,
    credentials={one.key: one for one in CREDENTIALS},
    openings={"o": Opening("o", "Engineer", "engineer"), "p": Opening("p", "Analyst", "analyst")},
    criteria={LEAD.key: LEAD},
)


def situation(profile: Profile, *evidence: Evidence) -> Situation:
    return Situation(profile, evidence, (), CATALOGUE, TODAY)


def test_who_does_a_job_can_do_what_it_essentially_asks_for() -> None:
    evidence = situation(Profile(occupation="analyst"), proven("cloud")).held_evidence
    assert [(one.kind, one.skill, one.level) for one in evidence] == [
        ("proven", "cloud", None),
        ("claimed", "sql", 4.0),
    ]
    assert evidence[-1].title == "your work as analyst"
    assert situation(Profile(), proven("cloud")).held_evidence == (proven("cloud"),)


def test_keys_that_the_catalogue_has_lost_count_as_not_told() -> None:
    lost = situation(Profile(occupation="gone", target="gone"))
    assert (lost.occupation, lost.target) == (None, None)
    assert lost.target_facts() == NO_TARGET_FACTS


def test_the_facts_about_the_target() -> None:
    facts = situation(Profile(occupation="analyst", target="engineer", months_in_role=24)).target_facts()
    assert facts == TargetFacts(missing=3, covered=0.25, criteria_met=1.0, openings=1, title="Data engineer")
    without_criteria = situation(Profile(target="analyst")).target_facts()
    assert (without_criteria.criteria_met, without_criteria.openings) == (None, 1)


def test_ready_for_the_roles_whose_criteria_are_all_met() -> None:
    watched = ("engineer", "gone", "analyst")
    assert situation(Profile(months_in_role=24)).ready_for(watched) == (ENGINEER,)
    assert situation(Profile(months_in_role=23)).ready_for(watched) == ()
    assert situation(Profile(months_in_role=24)).ready_for(()) == ()


def test_limits_are_those_told() -> None:
    told = situation(Profile(hours_per_week=4.0, budget=100.0, deadline=TODAY), proven("sql", 4.0))
    assert told.limits == Limits(4.0, 100.0, TODAY)
    assert [match.opening.key for match in told.openings()] == ["p", "o"]


def test_titles_are_those_of_the_passages(knowledge_titles: set[str]) -> None:
    modules = (ascent, capability, gap, ladder, leap, openings, planning, progress, readiness)
    assert {module.TERM_TITLE for module in modules} <= knowledge_titles


@pytest.fixture
def knowledge_titles() -> set[str]:
    from bot.settings import PROJECT_ROOT

    documents = (PROJECT_ROOT / "data" / "knowledge").glob("*.md")
    lines = [line for path in documents for line in path.read_text(encoding="utf-8").splitlines()]
    return {line.lstrip("#").strip() for line in lines if line.startswith("#")}


SENIOR = Criterion("senior", "analyst", "Two results", "achievements", at_least=2, rung="senior analyst")


def step_criteria(target: str, words: str) -> list[str]:
    catalogue = replace(CATALOGUE, criteria={LEAD.key: LEAD, SENIOR.key: SENIOR})
    profile = Profile(occupation="analyst", occupation_words="analyst", target=target, target_words=words)
    one = Situation(profile, (), (), catalogue, TODAY)
    assert one.step is not None
    compared = one.step_readiness(one.step)
    route = one.route(one.step, (Work("any", "lead", "improve", "train", "log"),))
    assert [state.criterion.key for state in route.criteria] == [
        state.criterion.key for state in (compared.states if compared is not None else ())
    ]
    return [state.criterion.key for state in route.criteria]


def test_a_step_is_measured_by_the_criteria_of_its_rung() -> None:
    assert step_criteria("analyst", "senior analyst") == ["senior"]
    assert step_criteria("analyst", "lead analyst") == []
    assert step_criteria("engineer", "lead analyst") == ["two-years"]


def test_whoever_enters_an_occupation_is_not_measured_by_its_rungs() -> None:
    catalogue = replace(CATALOGUE, criteria={SENIOR.key: SENIOR})
    assert Situation(Profile(), (), (), catalogue, TODAY).readiness(ANALYST).states == ()
