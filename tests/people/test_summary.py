"""What is shown of a person is all that is stored, in words."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.hr_requests import HrRequest
from bot.people.person import PendingBadge, Person, SavedPlan
from bot.people.summary import LABELS, duration, known_facts
from bot.profile.answers import IN_OWN_WORDS
from bot.profile.profile import FIELDS, Achievement, Evidence, Profile
from tests.people.sample import BADGE, COURSE, SQL, TODAY

TITLES = {"analyst": "Data analyst", "engineer": "Data engineer", "sql": "SQL", "cloud": "Cloud basics"}


def test_every_field_has_a_label() -> None:
    # What somebody calls a role is shown with the role, and an amount in their own currency with the budget.
    own = {entry.name for entry in fields(Profile)} - {"refused", *IN_OWN_WORDS}
    assert set(LABELS) == {*FIELDS, *own}


def test_a_full_person_line_by_line() -> None:
    person = Person(
        "web:a",
        Profile(
            occupation="analyst",
            months_in_role=27,
            target="engineer",
            goal="pay",
            deadline=date(2027, 6, 1),
            hours_per_week=5.5,
            budget=1500.0,
            opening=False,
            recognition="both",
            refused=frozenset({"evidence"}),
        ),
        evidence=(SQL, BADGE),
        achievements=(COURSE,),
        plan=SavedPlan({}, TODAY, "engineer", ""),
        asked=("target", "budget"),
        pending_badges=(PendingBadge("urn:1", "a@example.com", (BADGE,), TODAY),),
        watched=("engineer",),
    )
    requests = (HrRequest(1, "Tell me\nmore.", "room 12", TODAY, "open"),)
    assert known_facts(person, requests, ("plan.ics",), TITLES, "budget") == (
        "Your role now: Data analyst",
        "Time in that role: 2 years and 3 months",
        "The role that you aim at: Data engineer",
        "What you want: more pay",
        "By when: 1 June 2027",
        "Time for learning: 5.5 hours a week",
        "Money for learning: up to 1,500 euro",
        "An opening for your promotion: you know of none",
        "Whose recognition counts for you: that of your own organisation and of other employers",
        "You would rather not say: what you can do",
        "I have asked you about: the role that you aim at, money for learning",
        "A question of mine waits for your answer: money for learning",
        "You have: SQL (as you say, level 3 of 7)",
        "You have: Cloud badge (proven, credential Cloud basics, badge urn:uuid:1, earned on 2 March 2026, "
        "valid until 2 March 2026)",
        "A badge that waits for you to say whether you are its holder, a@example.com: Cloud badge "
        "(since 2 March 2026)",
        "You logged on 2 March 2026: Finished the SQL course (sql-course, 6.5 h)",
        "A plan towards Data engineer, made on 2 March 2026",
        "You want to hear when you are ready for: Data engineer",
        "You asked HR on 2 March 2026 (not dealt with yet), to be reached at room 12: “Tell me more.”",
        "A file that you can still open for a day at most: plan.ics",
    )


def test_nothing_is_said_of_a_stranger() -> None:
    assert known_facts(Person("web:a")) == ()


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (0, "less than a month"),
        (1, "1 month"),
        (12, "1 year"),
        (13, "1 year and 1 month"),
        (30, "2 years and 6 months"),
    ],
)
def test_durations(months: int, words: str) -> None:
    assert duration(months) == words


DAYS = st.none() | st.dates(TODAY - timedelta(9_000), TODAY)
WORDS = st.text(min_size=1, max_size=20)


@given(
    profile=st.builds(
        Profile, refused=st.frozensets(st.sampled_from(FIELDS)), budget=st.none() | st.floats(0, 1e6)
    ),
    evidence=st.lists(st.builds(Evidence, title=WORDS, earned=DAYS, expires=DAYS), max_size=3),
    achievements=st.lists(st.builds(Achievement, text=WORDS, day=st.just(TODAY)), max_size=3),
)
def test_nothing_is_left_out_whatever_it_is(
    profile: Profile, evidence: list[Evidence], achievements: list[Achievement]
) -> None:
    facts = known_facts(Person("web:a", profile, tuple(evidence), tuple(achievements)))
    told = sum(getattr(profile, name) is not None for name in LABELS if name != "evidence")
    assert len(facts) == told + bool(profile.refused) + len(evidence) + len(achievements)
    for one in (*(entry.title for entry in evidence), *(entry.text for entry in achievements)):
        assert any(one in fact for fact in facts)


@pytest.mark.parametrize(
    ("profile", "line"),
    [
        (Profile(occupation_words="zorblax"), "Your role now: zorblax"),
        (Profile(occupation="analyst", occupation_words="Data Analyst"), "Your role now: Data Analyst"),
        (
            Profile(occupation="analyst", occupation_words="numbers person"),
            "Your role now: numbers person",
        ),
        (Profile(budget=58.15, budget_words="50 GBP"), "Money for learning: up to 50 GBP"),
        (Profile(budget_words="150,000 NGN"), "Money for learning: up to 150,000 NGN"),
    ],
)
def test_roles_and_money_are_shown_in_the_persons_own_words(profile: Profile, line: str) -> None:
    assert known_facts(Person("rest:a", profile), titles={"analyst": "Data analyst"}) == (line,)


def test_how_far_the_form_on_interests_is_and_that_it_alone_says_nothing_to_advise_on() -> None:
    one = Person("a", interests=("yes", "no"))
    assert "What you like to do: 2 answers" in known_facts(one)
    assert one.is_unknown
