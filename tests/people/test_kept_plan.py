from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bot.catalogue.records import Credential, Criterion, Occupation, Opening, Requirement, Skill, TaughtSkill
from bot.people.kept_plan import kept_constraints, kept_target, kept_target_name, kept_track
from bot.people.person import Person, SavedPlan
from bot.profile.profile import Evidence, Profile
from bot.tools.limits import Limits
from bot.tools.plan.kept import KeptPlan

TODAY = date(2026, 11, 28)
SQL = Credential("sql", "SQL", "badge", "Academy", (TaughtSkill("query"),), 10, valid_months=12)
KEPT = KeptPlan(TODAY, Limits(5.0), shown=("sql",))


@dataclass(frozen=True)
class SmallCatalogue:
    occupations: dict[str, Occupation] = field(
        default_factory=lambda: {"analyst": Occupation("analyst", "Analysts", (), (Requirement("query"),))}
    )
    skills: dict[str, Skill] = field(default_factory=lambda: {"query": Skill("query", "query data")})
    credentials: dict[str, Credential] = field(default_factory=lambda: {"sql": SQL})
    openings: dict[str, Opening] = field(default_factory=dict)
    criteria: dict[str, Criterion] = field(default_factory=dict)


def person(earned: date | None = None, target: str = "analyst", words: str | None = None) -> Person:
    evidence = (Evidence("proven", "SQL", credential="sql", earned=earned),) if earned else ()
    plan = SavedPlan(KEPT.as_json(), TODAY, target, "digest")
    return Person("rest:ann", Profile(target="analyst", target_words=words), evidence, plan=plan)


def test_what_was_earned_counts_as_done_as_long_as_it_is_valid() -> None:
    fresh = kept_constraints(person(date(2026, 6, 1)), [SQL], TODAY)
    lapsed = kept_constraints(person(date(2025, 6, 1)), [SQL], TODAY)
    assert fresh is not None
    assert lapsed is not None
    assert (fresh.done, lapsed.done) == (("sql",), ())


def test_the_track_follows_the_same_plan() -> None:
    fresh, lapsed = (
        kept_track(person(day), SmallCatalogue(), TODAY) for day in (date(2026, 6, 1), date(2025, 6, 1))
    )
    assert fresh is not None
    assert lapsed is not None
    assert (fresh.finished, lapsed.finished) == (1, 0)


def test_without_a_plan_or_what_it_leads_to_there_is_none() -> None:
    assert kept_constraints(Person("rest:ann"), [SQL], TODAY) is None
    assert kept_track(Person("rest:ann"), SmallCatalogue(), TODAY) is None
    assert kept_track(person(target="gone"), SmallCatalogue(), TODAY) is None
    assert kept_target(person(target="gone"), SmallCatalogue()) is None


def test_the_goal_is_called_as_the_person_calls_it() -> None:
    titles = {"analyst": "analyst", "other": "other work"}
    assert kept_target_name(person(words="numbers wizard"), titles) == "numbers wizard"
    assert kept_target_name(person(), titles) == "analyst"
    assert kept_target_name(person(target="other", words="numbers wizard"), titles) == "other work"
    assert kept_target_name(Person("rest:ann"), titles) == ""
