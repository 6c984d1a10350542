"""What is known about a person, and its way through JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.database.erasures import lock_of
from bot.people.person import Person, evidence_from_json, evidence_to_json
from bot.profile.profile import Evidence, Profile

DAYS = st.none() | st.dates(date(1900, 1, 1), date(2999, 12, 31))
TEXTS = st.none() | st.text(max_size=30)
EVIDENCE = st.builds(
    Evidence,
    kind=st.sampled_from(["claimed", "proven"]),
    title=st.text(max_size=30),
    skill=TEXTS,
    credential=TEXTS,
    level=st.none() | st.floats(0, 7),
    badge=TEXTS,
    earned=DAYS,
    expires=DAYS,
)


@given(EVIDENCE)
def test_evidence_is_the_same_after_a_way_through_json(evidence: Evidence) -> None:
    assert evidence_from_json(json.loads(json.dumps(evidence_to_json(evidence)))) == evidence


def test_a_stranger_is_unknown_whoever_they_are() -> None:
    assert Person("rest:a").is_unknown
    assert Person("").is_unknown


@pytest.mark.parametrize(
    "person",
    [
        Person("a", Profile(budget=0.0)),
        Person("a", asked=("budget",)),
        Person("a", watched=("engineer",)),
        Person("a", Profile(refused=frozenset({"budget"}))),
    ],
)
def test_anything_at_all_makes_somebody_known(person: Person) -> None:
    assert not person.is_unknown
    assert replace(Person("b"), id="a").is_unknown


def test_each_person_has_a_lock_of_their_own() -> None:
    people = ("slack:U1", "slack:U12", "rest:slack:U1", "")
    assert len({lock_of(person) for person in people}) == len(people)
