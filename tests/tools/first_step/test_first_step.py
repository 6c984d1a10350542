"""The first step: of the right field, after what one can do already, and for every pair of roles."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.catalogue.store import CatalogueSnapshot, CatalogueStore
from bot.database.engine import create_engine
from bot.profile.profile import Evidence, Profile
from bot.settings import CATALOGUES
from bot.tools.first_step.first_step import FirstStep, first_step
from bot.tools.importance import fitting, importance
from bot.tools.situation import Situation
from tests.catalogue_data import add_shipped_catalogue

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def catalogue(shipped_catalogue_file: Path) -> CatalogueSnapshot:
    return CatalogueStore(create_engine(f"sqlite:///{shipped_catalogue_file}")).snapshot("employees")


@pytest.fixture(scope="module")
def whole_catalogue(tmp_path_factory: pytest.TempPathFactory) -> CatalogueSnapshot:
    """With the credentials that exist beside the sample."""
    file = tmp_path_factory.mktemp("whole") / "rung.db"
    add_shipped_catalogue(file, CATALOGUES)
    return CatalogueStore(create_engine(f"sqlite:///{file}")).snapshot("employees")


OF_DATA = ("sql-basics", "relational-databases", "data-warehousing", "database-design")


def first(catalogue: CatalogueSnapshot, now: str, aim: str, *evidence: Evidence, **told: object) -> FirstStep:
    profile = Profile(occupation=now, target=aim, hours_per_week=5.0, **told)  # type: ignore[arg-type]
    situation = Situation(profile, evidence, (), catalogue, TODAY)
    target = situation.target
    assert target is not None
    return first_step(situation.gap(target), situation.plan(situation.gap(target)), "micro_credentials")


def title(found: FirstStep) -> str:
    return found.step.credential.key if found.step is not None else ""


def test_the_way_to_data_engineering_begins_with_data(catalogue: CatalogueSnapshot) -> None:
    for now in ("onet-tellers", "onet-registered-nurses", "web-developer", "data-analyst"):
        found = first(catalogue, now, "data-warehouse-designer")
        assert title(found) in (*OF_DATA, "data-engineering-programme"), now
        assert "law" not in " ".join(skill.name.lower() for skill in found.skills)


def test_what_is_claimed_is_not_the_first_step(catalogue: CatalogueSnapshot) -> None:
    before = first(catalogue, "onet-tellers", "data-warehouse-designer")
    assert before.step is not None
    known = [Evidence("claimed", "x", skill=one.skill) for one in before.step.credential.teaches]
    after = first(catalogue, "onet-tellers", "data-warehouse-designer", *known)
    assert title(after) not in ("", title(before))


def test_every_first_step_is_of_the_field_of_its_role(catalogue: CatalogueSnapshot) -> None:
    """Over all the roles that ship: nothing of another field, and something to do for each."""
    wrong = []
    for occupation in list(catalogue.occupations.values())[::12]:
        found = first(catalogue, "onet-tellers", occupation.key)
        asked = importance(occupation, catalogue.occupations.values())
        if found.step is not None and found.step.credential.key not in fitting(catalogue.credentials, asked):
            wrong.append((occupation.key, title(found)))
        assert found.is_work == (found.step is None)
    assert wrong == []


@pytest.mark.parametrize("aim", ["onet-loan-officers", "onet-chefs-and-head-cooks"])
def test_without_a_credential_of_the_field_it_is_a_piece_of_work(catalogue: CatalogueSnapshot, aim: str) -> None:
    found = first(catalogue, "onet-tellers", aim)
    assert found.is_work
    assert found.skills


def test_no_hr_practice_for_somebody_at_a_bank(catalogue: CatalogueSnapshot) -> None:
    for aim in (
        "onet-first-line-supervisors-of-office-and-administrative-support-workers",
        "onet-financial-managers",
    ):
        profile = Profile(occupation="onet-tellers", target=aim, hours_per_week=5.0)
        situation = Situation(profile, (), (), catalogue, TODAY)
        occupation = catalogue.occupations[aim]
        planned = [one.key for one in situation.plan(situation.gap(occupation)).credentials]
        best = [state.best.credential.key for state in situation.gap(occupation).states if state.best]
        assert not {"hr-practice", "hr-leadership", "leading-a-ward"} & {*planned, *best}


@pytest.mark.parametrize(
    ("now", "aim", "wanted", "left_out"),
    [
        (
            "onet-waiters-and-waitresses",
            "onet-bookkeeping-accounting-and-auditing-clerks",
            "Books in order",
            "Certified in Planning and Inventory Management (CPIM)",
        ),
        (
            "onet-receptionists-and-information-clerks",
            "onet-dental-assistants",
            "Certified Dental Assistant (CDA)",
            "Certified Registered Central Service Technician (CRCST)",
        ),
        (
            "onet-janitors-and-cleaners-except-maids-and-housekeeping-cleaners",
            "onet-nursing-assistants",
            "City & Guilds Level 3 Diploma in Adult Care",
            "Certified Dental Assistant (CDA)",
        ),
        ("data-analyst", "data-warehouse-designer", "Relational databases", "SQL basics"),
    ],
)
def test_a_plan_holds_nothing_of_another_trade_and_nothing_below_the_person(
    whole_catalogue: CatalogueSnapshot, now: str, aim: str, wanted: str, left_out: str
) -> None:
    told = {"hours_per_week": 5.0, "budget": 500.0, "deadline": date(2028, 11, 24)}
    situation = Situation(Profile(occupation=now, target=aim, **told), (), (), whole_catalogue, TODAY)  # type: ignore[arg-type]
    target = situation.target
    assert target is not None
    plan = situation.plan(situation.gap(target))
    titles = [step.credential.title for step in (*plan.steps, *plan.rest)]
    assert wanted in titles
    assert left_out not in titles


def test_where_the_promotion_comes_first_so_does_a_piece_of_work(catalogue: CatalogueSnapshot) -> None:
    situation = Situation(Profile(target="data-warehouse-designer"), (), (), catalogue, TODAY)
    target = situation.target
    assert target is not None
    found = first_step(situation.gap(target), situation.plan(situation.gap(target)), "promotion")
    assert found.is_work
    assert found.skills[0].name in ("data warehouse", "identify software for warehouse management")
