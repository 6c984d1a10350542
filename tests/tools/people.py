"""A small organisation that the tests of guidance share: occupations, skills, credentials and people's evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.catalogue.records import Credential, CredentialKind, Occupation, Requirement, Skill, TaughtSkill
from bot.profile.profile import Evidence, EvidenceKind
from bot.tools.gap import gap
from bot.tools.limits import Limits
from bot.tools.plan import planning

TODAY = date(2026, 11, 24)

SKILLS = {
    key: Skill(key, name, group=group)
    for key, name, group in (
        ("sql", "SQL", "Data"),
        ("python", "Python programming", "Programming"),
        ("pipelines", "Build data pipelines", "Data"),
        ("cloud", "Use cloud services", "Operations"),
        ("modelling", "Model data", "Data"),
        ("teamwork", "Work in a team", ""),
    )
}

ENGINEER = Occupation(
    "engineer",
    "Data engineer",
    requirements=(
        Requirement("teamwork", essential=False),
        Requirement("sql", level=4.0),
        Requirement("python", level=3.0),
        Requirement("pipelines"),
        Requirement("cloud"),
    ),
)


def credential(
    key: str,
    *teaches: str | tuple[str, float],
    hours: float = 10.0,
    cost: float = 0.0,
    first: tuple[str, ...] = (),
    kind: CredentialKind = "badge",
    **rest: object,
) -> Credential:
    taught = tuple(TaughtSkill(*((one,) if isinstance(one, str) else one)) for one in teaches)
    title = f"{key.replace('-', ' ').title()} {kind}"
    return Credential(key, title, kind, "Sample Academy", taught, hours, cost, prerequisites=first, **rest)  # type: ignore[arg-type]


CREDENTIALS = (
    credential("sql-basics", ("sql", 2.0), hours=8),
    credential("sql-advanced", ("sql", 5.0), hours=12, cost=40, first=("sql-basics",)),
    credential("python-start", ("python", 3.0), hours=20),
    credential("pipeline-maker", "pipelines", hours=15, cost=60, first=("python-start",), kind="certificate"),
    credential("cloud-steps", "cloud", hours=6, cost=30, valid_months=12),
    credential("data-programme", ("python", 4.0), "pipelines", "cloud", hours=90, cost=500, kind="nanodegree"),
)


def proven(skill: str | None = None, level: float | None = None, **rest: object) -> Evidence:
    return _evidence("proven", skill, level, rest)


def claimed(skill: str | None = None, level: float | None = None, **rest: object) -> Evidence:
    return _evidence("claimed", skill, level, rest)


def _evidence(kind: EvidenceKind, skill: str | None, level: float | None, rest: dict[str, object]) -> Evidence:
    title = str(rest.pop("title", f"{kind} {skill or rest.get('credential')}"))
    return Evidence(kind, title, skill, level=level, **rest)  # type: ignore[arg-type]


SAMPLE = tuple(replace(one, is_sample=True) for one in CREDENTIALS)
GAP = gap.skill_gap(ENGINEER, SKILLS, [proven("sql", 2.0), claimed("cloud")], SAMPLE, TODAY)


def plan_with(limits: Limits, credentials: tuple = SAMPLE) -> planning.Plan:  # type: ignore[type-arg]
    return planning.plan_gap(GAP, credentials, limits, TODAY)
