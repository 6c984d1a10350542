from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue.records import Match
from bot.catalogue.store import CatalogueStore
from bot.channels.slack import messages
from bot.channels.slack.modal_answers import RoleNames, read_answers
from bot.database.engine import create_engine
from bot.database.migrations import upgrade
from bot.profile.profile import FIELDS

TODAY = date(2026, 11, 24)
BAKER = Match("baker", "Baker", 1.0, "baker")
COOK = Match("cook", "Cook", 0.6, "cok")


def no_roles(_text: str) -> list[Match]:
    return []


def test_every_kind_of_answer_is_read() -> None:
    read = read_answers(
        {
            "occupation": "baker",
            "months_in_role": "a year and a half",
            "deadline": "2027-05-01",
            "hours_per_week": "4",
            "opening": "no",
            "recognition": "both",
            "evidence": "SQL badge; SQL  badge,\nFirst aid",
        },
        lambda _text: [BAKER],
        TODAY,
    )
    assert read.problems == {}
    assert read.values == {
        "occupation": "baker",
        "months_in_role": 18,
        "deadline": date(2027, 5, 1),
        "hours_per_week": 4.0,
        "opening": False,
        "recognition": "both",
    }
    assert read.held == ("SQL badge", "First aid")
    assert read.facts.values == read.values


def test_a_role_that_is_only_similar_is_suggested_and_not_taken() -> None:
    read = read_answers({"target": "cok"}, lambda _text: [COOK, BAKER], TODAY)
    assert read.values == {}
    assert read.problems == {"target": messages.ROLE_NEAR.format(titles="Cook; Baker")}
    assert read_answers({"target": "cok"}, no_roles, TODAY).problems == {"target": messages.ROLE_UNKNOWN}


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("months_in_role", messages.HINT_MONTHS),
        ("hours_per_week", messages.HINT_HOURS),
        ("budget", messages.HINT_BUDGET),
    ],
)
def test_what_cannot_be_read_gets_a_hint(name: str, hint: str) -> None:
    read = read_answers({name: "as the trees"}, no_roles, TODAY)
    assert read.problems == {name: messages.NOT_READ.format(hint=hint)}


def test_who_pays_answers_the_budget_and_none_yet_is_no_evidence() -> None:
    read = read_answers({"budget": messages.EMPLOYER_PAYS, "evidence": "none yet"}, no_roles, TODAY)
    assert (read.problems, read.held) == ({}, ())
    assert read.values["employer_pays"] is True


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), st.text(min_size=1, max_size=200)))
def test_no_answer_breaks_the_reading(answers: dict[str, str]) -> None:
    read = read_answers(answers, no_roles, TODAY)
    assert set(read.problems) <= set(answers)
    assert not set(read.problems) & set(read.values)


@pytest.fixture
def catalogue(shipped_catalogue_url: str) -> CatalogueStore:
    return CatalogueStore(create_engine(shipped_catalogue_url))


def test_roles_are_found_by_title_and_other_names(catalogue: CatalogueStore) -> None:
    names = RoleNames(catalogue)
    assert [match.key for match in names.find("data analyst")] == ["data-analyst"]
    assert names.find("Data Warehouse Analyst")[0].key == "data-analyst"
    near = names.find("data analist")
    assert near[0].key == "data-analyst"
    assert all(match.score < 0.98 for match in near)
    assert all(match.score < 0.98 for match in names.find(""))
    assert all(match.score < 0.98 for match in names.find("x" * 5_000))


def test_before_a_catalogue_is_built_no_role_is_found(sqlite_url: str) -> None:
    engine = create_engine(sqlite_url)
    upgrade(engine)
    assert RoleNames(CatalogueStore(engine)).find("baker") == []
