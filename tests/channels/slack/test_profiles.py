"""What App Home and the modal show and save, on the catalogue that ships and a real database."""

from __future__ import annotations

import re
from datetime import date

import pytest

from benchmarks.slack.block_limits import view_faults
from bot.catalogue.store import CatalogueStore
from bot.channels.slack import messages
from bot.channels.slack.app_home import home_view
from bot.channels.slack.modal import QUESTIONS
from bot.channels.slack.profiles import Profiles
from bot.database.engine import create_engine
from bot.database.migrations import upgrade
from bot.people.store import PeopleStore
from bot.profile.profile import Achievement, Evidence
from bot.tools.limits import Limits
from bot.tools.plan.kept import KeptPlan

TODAY = date(2026, 11, 24)
ANN = "slack:U1"


@pytest.fixture
def people(shipped_catalogue_url: str) -> PeopleStore:
    engine = create_engine(shipped_catalogue_url)
    upgrade(engine)
    return PeopleStore(engine)


@pytest.fixture
def catalogue(shipped_catalogue_url: str) -> CatalogueStore:
    return CatalogueStore(create_engine(shipped_catalogue_url))


@pytest.fixture
def profiles(people: PeopleStore, catalogue: CatalogueStore) -> Profiles:
    return Profiles(people, catalogue)


def test_answers_are_read_as_in_the_conversation(profiles: Profiles, people: PeopleStore) -> None:
    problems = profiles.save(
        ANN,
        {
            "occupation": "Data Analysts",
            "months_in_role": "two years",
            "target": "data scientist",
            "deadline": "2027-11-24",
            "hours_per_week": "5",
            "budget": "500",
            "evidence": "SQL badge,  Scrum certificate, SQL badge",
            "opening": "no",
            "recognition": "industry",
        },
        TODAY,
    )
    assert problems == {}
    person = people.load(ANN)
    profile = person.profile
    assert (profile.occupation, profile.target) == ("data-analyst", "data-scientist")
    assert (profile.months_in_role, profile.hours_per_week, profile.budget) == (24, 5.0, 500.0)
    assert (profile.deadline, profile.opening, profile.recognition) == (date(2027, 11, 24), False, "industry")
    assert [(one.kind, one.title) for one in person.evidence] == [
        ("claimed", "SQL badge"),
        ("claimed", "Scrum certificate"),
    ]
    assert profiles.save(ANN, {"evidence": "none yet"}, TODAY) == {}
    assert len(people.load(ANN).evidence) == 2


@pytest.mark.parametrize(
    ("answers", "field", "said"),
    [
        ({"hours_per_week": "400"}, "hours_per_week", "168"),
        ({"hours_per_week": "as many as trees"}, "hours_per_week", messages.HINT_HOURS),
        ({"deadline": "2020-01-01"}, "deadline", "not in the future"),
        ({"deadline": "soon"}, "deadline", "couldn't understand"),
        ({"occupation": "data anlyst"}, "occupation", "data analyst"),
        ({"occupation": "zzzz qqqq"}, "occupation", messages.ROLE_UNKNOWN),
        ({"recognition": "everybody"}, "recognition", "inside your organisation"),
        ({"budget": "-5"}, "budget", ""),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_nothing_is_saved(
    profiles: Profiles, people: PeopleStore, answers: dict[str, str], field: str, said: str
) -> None:
    problems = profiles.save(ANN, {"opening": "yes", **answers}, TODAY)
    assert list(problems) == [field]
    assert said in problems[field]
    assert set(problems) <= set(QUESTIONS)
    assert people.load(ANN).is_unknown


def test_what_is_left_as_it_was_is_not_told_anew(profiles: Profiles, people: PeopleStore) -> None:
    people.save_profile(ANN, {"occupation": "data-analyst", "months_in_role": 18, "deadline": date(2020, 1, 1)})
    shown = profiles.answers(ANN)
    assert shown["months_in_role"] == "18 months"
    assert profiles.save(ANN, {**shown, "hours_per_week": "3"}, TODAY) == {}
    assert people.load(ANN).profile.hours_per_week == 3.0


def test_the_form_shows_what_was_told(profiles: Profiles, people: PeopleStore) -> None:
    people.save_profile(ANN, {"employer_pays": True, "opening": False, "hours_per_week": 2.5})
    assert profiles.answers(ANN) == {"budget": messages.EMPLOYER_PAYS, "opening": "no", "hours_per_week": "2.5"}
    assert profiles.save(ANN, {"budget": messages.EMPLOYER_PAYS}, TODAY) == {}


def test_the_form_shows_an_amount_in_its_own_currency(profiles: Profiles, people: PeopleStore) -> None:
    assert profiles.save(ANN, {"budget": "150,000 naira"}, TODAY) == {}
    profile = people.load(ANN).profile
    assert (profile.budget, profile.budget_words) == (None, "150,000 NGN")
    assert profiles.answers(ANN)["budget"] == "150,000 NGN"
    assert profiles.save(ANN, {"budget": "300"}, TODAY) == {}
    assert profiles.answers(ANN)["budget"] == "300"


PLAN = KeptPlan(TODAY, Limits(5.0, None, None), shown=("sql-basics", "database-design"))


def test_the_home_page_shows_profile_plan_and_progress(profiles: Profiles, people: PeopleStore) -> None:
    with people.change(ANN) as change:
        change.save_profile({"occupation": "data-analyst", "target": "data-scientist"})
        change.add_evidence(Evidence("proven", "SQL badge", credential="sql-basics"))
        change.log_achievement(Achievement("worked on it", TODAY, credential="relational-databases", hours=1.0))
        change.save_plan(PLAN.as_json(), TODAY, "data-scientist")
    content = profiles.home(ANN, TODAY)
    assert (messages.LABEL_OCCUPATION, "data analyst") in content.profile
    assert (messages.LABEL_EVIDENCE, "SQL badge" + messages.PROVEN) in content.profile
    first, second, *others = content.plan
    assert first == f"SQL basics{messages.STEP_DONE}"
    assert re.search(r"\b20\d\d\b", second)
    assert content.progress[0].detail == f"1 of {2 + len(others)} steps"
    assert content.picture is not None
    assert content.picture.content.startswith(b"\x89PNG")
    assert "data scientist" in content.picture.alternative
    view = home_view(content, "U1", "F1")
    assert list(view_faults(view)) == []


def test_a_stranger_has_an_empty_page(profiles: Profiles) -> None:
    content = profiles.home("slack:U9", TODAY)
    assert (content.profile, content.plan, content.progress, content.picture) == ((), (), (), None)
    assert list(view_faults(home_view(content, "U9"))) == []


def test_before_a_catalogue_is_built_the_page_shows_the_rest(sqlite_url: str) -> None:
    engine = create_engine(sqlite_url)
    upgrade(engine)
    people = PeopleStore(engine)
    people.save_profile(ANN, {"hours_per_week": 3.0})
    profiles = Profiles(people, CatalogueStore(engine))
    assert profiles.home(ANN, TODAY).profile == ((messages.LABEL_HOURS, "3"),)
    assert list(profiles.save(ANN, {"occupation": "data analyst"}, TODAY)) == ["occupation"]
