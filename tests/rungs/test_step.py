"""Steps within an occupation, and what is none."""

from __future__ import annotations

import pytest

from bot.rungs.ladders import FILE, read_ladders
from bot.rungs.step import SOON, Step, has_only_begun, is_on_a_ladder, is_rung, step_between
from bot.settings import PROJECT_ROOT

LADDERS = read_ladders(PROJECT_ROOT / FILE)


@pytest.mark.parametrize(
    ("now", "aim", "direction"),
    [
        ("staff nurse", "ward sister", "up"),
        ("ward sister", "staff nurse", "down"),
        ("accountant", "senior accountant", "up"),
        ("senior accountant", "accountant", "down"),
        ("EO", "HEO", "up"),
        ("grade 7", "grade 6", "up"),
        ("L4", "L5", "up"),
        ("assistant manager", "manager", "up"),
        ("acting head of marketing", "head of marketing", "up"),
        ("plasterer", "plastering foreman", "up"),
        ("hairdresser", "manager of a salon", "up"),
        ("geologist", "geologist", "same"),
        ("social worker", "senior", "up"),
        ("electrician", "supervisor", "up"),
        ("HCA", "healthcare assistant", "same"),
    ],
)
def test_one_occupation_at_two_levels(now: str, aim: str, direction: str) -> None:
    step = step_between(now, aim, LADDERS)
    assert step is not None
    assert step.direction == direction


@pytest.mark.parametrize(
    ("now", "aim"),
    [
        ("data analyst", "data engineer"),
        ("sales assistant", "marketing manager"),
        ("nurse", "supervisor in a shop"),
        ("accountant", "account manager"),
        ("police officer", "private investigator"),
        ("musician", "music teacher"),
        ("receptionist", "office manager"),
    ],
)
def test_other_work_is_no_step(now: str, aim: str) -> None:
    assert step_between(now, aim, LADDERS) is None


def test_the_rungs_between_and_the_next_one_are_named() -> None:
    step = step_between("staff nurse", "matron", LADDERS)
    assert step is not None
    assert (step.between, step.next, step.leads) == (("charge nurse", "ward sister"), "charge nurse", True)


def test_without_a_name_the_next_rung_is_meant() -> None:
    step = step_between("sous chef", "", LADDERS)
    assert step is not None
    assert (step.next, step.direction) == ("head chef", "up")
    unknown = step_between("zorblax", "", LADDERS)
    assert unknown is not None
    assert unknown.next == ""


def test_without_a_present_role_there_is_no_step() -> None:
    assert step_between("", "ward sister", LADDERS) is None
    assert not is_on_a_ladder("zorblax", LADDERS)


@pytest.mark.parametrize(
    ("step", "wanted"),
    [
        (Step("staff nurse", "matron", "up", next="charge nurse"), "matron"),
        (Step("sous chef", "sous chef", "same", next="head chef"), "head chef"),
        (Step("sous chef", "", "up", next="head chef"), "head chef"),
    ],
)
def test_a_step_leads_to_the_role_aimed_at_or_to_the_rung_after_it(step: Step, wanted: str) -> None:
    assert step.wanted == wanted


def test_somebody_of_whom_no_time_is_known_has_not_only_begun() -> None:
    assert [has_only_begun(months) for months in (None, SOON - 1, SOON)] == [False, True, False]


@pytest.mark.parametrize(
    ("rung", "title", "is_it"),
    [
        ("ward sister", "ward manager", True),
        ("higher executive officer", "HEO", True),
        ("senior data analyst", "Senior Data Analyst", True),
        ("senior", "senior data analyst", True),
        ("band 6", "band 6 radiographer", True),
        ("band 6", "band 7 radiographer", False),
        ("senior data analyst", "data analyst", False),
        ("senior data analyst", "senior accountant", False),
        ("senior data analyst", "lead data analyst", False),
        ("ward sister", "matron", False),
        ("data analyst", "data engineer", False),
    ],
)
def test_a_rung_is_known_by_its_ladder_or_its_level(rung: str, title: str, is_it: bool) -> None:
    assert is_rung(rung, title, LADDERS) is is_it
