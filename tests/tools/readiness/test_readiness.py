"""Readiness against written criteria."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.catalogue.records import Criterion, CriterionKind
from bot.profile.profile import Achievement, Evidence, Profile
from bot.tools.readiness.readiness import CriterionState, Readiness, readiness
from bot.tools.readiness.wording import readiness_reply
from tests.tools.people import CREDENTIALS, SKILLS, TODAY, claimed, proven


def criterion(kind: CriterionKind, subject: str = "", at_least: float = 1.0) -> Criterion:
    return Criterion(f"{kind}-{subject}", "lead", f"{kind} {subject}", kind, subject, at_least)


def result(
    one: Criterion, *evidence: Evidence, months: int | None = None, logged: tuple[Achievement, ...] = ()
) -> Readiness:
    return readiness("lead", [one], Profile(months_in_role=months), evidence, logged, SKILLS, CREDENTIALS, TODAY)


def state(
    one: Criterion, *evidence: Evidence, months: int | None = None, logged: tuple[Achievement, ...] = ()
) -> CriterionState:
    return result(one, *evidence, months=months, logged=logged).states[0]


@pytest.mark.parametrize(
    ("months", "status"),
    [(24, "met"), (30, "met"), (18, "nearly"), (17, "missing"), (0, "missing"), (None, "unknown")],
)
def test_months_in_the_role(months: int | None, status: str) -> None:
    assert state(criterion("months_in_role", at_least=24), months=months).status == status


@pytest.mark.parametrize(
    ("evidence", "status"),
    [
        (proven("sql", 4.0), "met"),
        (proven("sql"), "met"),
        (proven("sql", 3.0), "nearly"),
        (proven("sql", 2.9), "missing"),
        (claimed("sql", 4.0), "nearly"),
        (claimed("sql", 1.0), "missing"),
        (proven("python", 7.0), "missing"),
        (proven("sql", 4.0, expires=TODAY - timedelta(days=1)), "missing"),
        (proven(credential="sql-advanced"), "met"),
    ],
)
def test_a_skill_at_a_level(evidence: Evidence, status: str) -> None:
    assert state(criterion("skill", "sql", 4.0), evidence).status == status


@pytest.mark.parametrize(
    ("evidence", "status"),
    [
        (proven(credential="cloud-steps"), "met"),
        (claimed(credential="cloud-steps"), "nearly"),
        (proven(credential="sql-basics"), "missing"),
        (proven(credential="cloud-steps", expires=TODAY - timedelta(days=1)), "missing"),
    ],
)
def test_a_credential(evidence: Evidence, status: str) -> None:
    found = state(criterion("credential", "cloud-steps"), evidence)
    assert found.status == status
    assert bool(found.evidence) is (status != "missing")
    assert found.is_claimed is (status == "nearly")


def test_achievements_that_count() -> None:
    logged = (
        Achievement("one", TODAY - timedelta(days=9), skill="sql"),
        Achievement("two", TODAY, credential="cloud-steps"),
        Achievement("still to come", TODAY + timedelta(days=1), skill="sql"),
    )
    assert state(criterion("achievements", at_least=2), logged=logged).status == "met"
    assert state(criterion("achievements", "sql", 2), logged=logged).has == 1
    assert state(criterion("achievements", at_least=3), logged=logged).status == "missing"
    assert state(criterion("achievements", at_least=2.5), logged=logged).status == "nearly"


def test_only_the_criteria_of_the_occupation() -> None:
    other = Criterion("x", "chef", "Cooks", "skill", "soup")
    found = readiness("lead", [other], Profile(), [], [], {}, [], TODAY)
    assert (found.states, found.all_met) == ((), False)
    assert "has not told me" in readiness_reply(found, "Lead").paragraphs[0]
