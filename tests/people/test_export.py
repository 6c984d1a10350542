"""One's data as files: JSON Resume, which can be read again, and everything."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy.engine import Engine

from bot.importing.reading import read_profile
from bot.people.export import all_data, json_resume
from bot.people.hr_requests import HrRequests
from bot.people.person import Person
from bot.people.store import PeopleStore
from bot.profile.profile import Achievement, Evidence, Profile
from tests.people.sample import store_everything

TODAY = date(2026, 3, 2)
PERSON = Person(
    "web:anna",
    Profile(occupation="data-analyst", months_in_role=14),
    (Evidence("claimed", "SQL", skill="sql"), Evidence("proven", "Cloud", credential="cloud", earned=TODAY)),
    (Achievement("Halved the complaints", TODAY),),
)


def test_a_resume_can_be_read_again() -> None:
    made = json_resume(PERSON, {"data-analyst": "data analyst"}, TODAY)
    assert json.loads(made)["work"] == [
        {"position": "data analyst", "startDate": "2025-01", "highlights": ["Halved the complaints"]}
    ]
    rows = [(row.kind, row.title, row.starts) for row in read_profile(made)]
    assert rows == [
        ("role", "data analyst", date(2025, 1, 1)),
        ("skill", "SQL", None),
        ("certificate", "Cloud", TODAY),
    ]


def test_a_stranger_gets_an_empty_resume() -> None:
    made = json.loads(json_resume(Person("web:x"), {}, TODAY))
    assert (made["basics"], made["work"], made["skills"], made["certificates"]) == ({}, [], [], [])


def test_all_that_is_stored_is_in_the_data(database: Engine) -> None:
    store_everything(database, "slack:U1", "anna")
    person = PeopleStore(database).load("slack:U1")
    text = all_data(person, HrRequests(database).of("slack:U1"), ("anna.ics",)).decode()
    for stored in ("analyst-anna", "SQL anna", "Course anna", "engineer-anna", "anna@example.com", "anna.ics"):
        assert stored in text
    assert json.loads(text)["profile"]["deadline"] == "2026-03-02"
