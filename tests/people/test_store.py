"""What is stored about people comes back as it was, and nothing of two messages at once is lost."""

from __future__ import annotations

import multiprocessing
import threading
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.database.engine import create_engine
from bot.people.changes import ANSWERS, UnknownFieldError, plan_digest
from bot.people.person import PendingBadge, Person
from bot.people.store import PeopleStore
from bot.profile.profile import Achievement, Evidence, Profile
from tests.people.sample import BADGE, COURSE, SQL, TODAY

ANNA, BEN = "slack:U1", "web:9f"
FULL = Profile(
    occupation="data-analyst",
    months_in_role=24,
    target="data-engineer",
    goal="target_role",
    deadline=date(2027, 3, 2),
    hours_per_week=5.5,
    budget=0.0,
    budget_words="0 NGN",
    employer_pays=True,
    opening=False,
    recognition="both",
)


@pytest.fixture
def store(database: Engine) -> PeopleStore:
    return PeopleStore(database)


def test_a_stranger_is_nobody_and_looking_stores_nothing(store: PeopleStore) -> None:
    assert store.load(ANNA) == Person(ANNA)
    assert store.load(ANNA).is_unknown


def test_every_answer_comes_back_as_it_was(store: PeopleStore) -> None:
    store.save_profile(ANNA, {name: getattr(FULL, name) for name in ANSWERS})
    assert store.load(ANNA).profile == FULL
    assert store.load(BEN).is_unknown
    assert {entry.name for entry in fields(Profile)} == {*ANSWERS, "refused"}


def test_only_the_named_fields_change_and_an_answer_can_be_taken_back(store: PeopleStore) -> None:
    store.save_profile(ANNA, {"hours_per_week": 5.0, "target": "engineer"})
    store.save_profile(ANNA, {"hours_per_week": 8.0})
    store.save_profile(ANNA, {"target": None})
    assert store.load(ANNA).profile == Profile(hours_per_week=8.0)


def test_no_field_but_those_of_a_profile_can_be_set(store: PeopleStore) -> None:
    for name in ("person", "refused", "asked", "salary"):
        with pytest.raises(UnknownFieldError, match=name):
            store.save_profile(ANNA, {name: "x"})
    assert store.load(ANNA).is_unknown


def test_what_was_asked_is_kept_once_each(store: PeopleStore) -> None:
    with store.change(ANNA) as change:
        change.ask("target")
        change.save_profile({"target": "engineer"})
        change.ask("budget")
        change.ask("budget")
    assert store.load(ANNA).asked == ("target", "budget")


def test_what_is_refused_is_forgotten_until_it_is_told_after_all(store: PeopleStore) -> None:
    store.save_profile(ANNA, {"budget": 100.0})
    with store.change(ANNA) as change:
        change.ask("budget")
        change.refuse("budget")
        change.refuse("evidence")
    person = store.load(ANNA)
    assert person.profile == Profile(refused=frozenset({"budget", "evidence"}))
    store.save_profile(ANNA, {"budget": 50.0})
    assert store.load(ANNA).profile == Profile(budget=50.0, refused=frozenset({"evidence"}))


def test_starting_again_keeps_what_was_achieved(store: PeopleStore) -> None:
    with store.change(ANNA) as change:
        change.save_profile({"budget": 100.0})
        change.ask("target")
        change.add_evidence(SQL)
        change.log_achievement(COURSE)
        change.start_again()
    assert store.load(ANNA) == Person(ANNA, evidence=(SQL,), achievements=(COURSE,))


def test_evidence_is_told_once_corrected_and_taken_back(store: PeopleStore) -> None:
    assert store.add_evidence(ANNA, SQL)
    assert not store.add_evidence(ANNA, SQL)
    assert store.add_evidence(ANNA, BADGE)
    better = replace(SQL, level=5.0)
    assert store.add_evidence(ANNA, better)
    assert store.load(ANNA).evidence == (BADGE, better)
    with store.change(ANNA) as change:
        assert change.remove_evidence(better)
        assert not change.remove_evidence(better)
    assert store.load(ANNA).evidence == (BADGE,)


def test_a_claim_does_not_replace_a_proof_nor_one_badge_another(store: PeopleStore) -> None:
    proof = Evidence("proven", "SQL", skill="sql", badge="urn:1")
    other = replace(proof, badge="urn:2")
    for evidence in (SQL, proof, other, Evidence("claimed", "Juggling"), Evidence("claimed", "Rowing")):
        assert store.add_evidence(ANNA, evidence)
    assert len(store.load(ANNA).evidence) == 5


def test_the_last_achievement_is_undone_first(store: PeopleStore) -> None:
    later = Achievement("Earned a badge", date(2026, 1, 1))
    store.log_achievement(ANNA, COURSE)
    store.log_achievement(ANNA, later)
    store.log_achievement(BEN, COURSE)
    assert store.load(ANNA).achievements == (COURSE, later)
    assert store.undo_achievement(ANNA) == later
    assert store.undo_achievement(ANNA) == COURSE
    assert store.undo_achievement(ANNA) is None
    assert store.load(BEN).achievements == (COURSE,)


def test_the_newest_plan_is_the_one_that_is_kept(store: PeopleStore) -> None:
    store.save_plan(ANNA, {"steps": ["old"]}, date(2026, 1, 1))
    saved = store.save_plan(ANNA, {"steps": [{"credential": "sql", "weeks": 2.5}]}, TODAY, "engineer")
    assert store.load(ANNA).plan == saved
    with store.change(ANNA) as change:
        change.drop_plan()
    assert store.load(ANNA).plan is None


@given(plan=st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=4))
def test_a_digest_tells_plans_apart_by_content_alone(plan: dict[str, Any]) -> None:
    assert plan_digest(plan) == plan_digest(dict(reversed(plan.items())))
    assert plan_digest(plan) != plan_digest({**plan, "something else": 1})


def test_a_badge_becomes_evidence_only_when_its_holder_is_confirmed(store: PeopleStore) -> None:
    pending = PendingBadge("urn:uuid:1", "anna@example.com", (BADGE, SQL), TODAY)
    with store.change(ANNA) as change:
        change.hold_badge(pending)
        change.hold_badge(pending)
    person = store.load(ANNA)
    assert (person.evidence, person.pending_badges) == ((), (pending,))
    with store.change(BEN) as change:
        assert change.confirm_badge("urn:uuid:1") == ()
    with store.change(ANNA) as change:
        assert change.confirm_badge("urn:uuid:1") == (BADGE, SQL)
        assert change.confirm_badge("urn:uuid:1") == ()
    assert store.load(ANNA) == Person(ANNA, evidence=(BADGE, SQL))


def test_nothing_stays_of_a_badge_of_somebody_else(store: PeopleStore) -> None:
    with store.change(ANNA) as change:
        change.hold_badge(PendingBadge("urn:uuid:1", "ben@example.com", (BADGE,), TODAY))
        assert change.reject_badge("urn:uuid:1")
        assert not change.reject_badge("urn:uuid:1")
    assert store.load(ANNA).is_unknown


def test_what_is_watched(store: PeopleStore) -> None:
    with store.change(ANNA) as change:
        change.watch("engineer", TODAY)
        change.watch("engineer", TODAY)
        change.watch("architect", TODAY)
        change.unwatch("nobody")
    assert set(store.load(ANNA).watched) == {"architect", "engineer"}


def test_an_action_that_fails_changes_nothing(store: PeopleStore) -> None:
    def fail() -> None:
        with store.change(ANNA) as change:
            change.save_profile({"budget": 1.0})
            change.log_achievement(COURSE)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert store.load(ANNA).is_unknown


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=80))
def test_odd_words_come_back_as_they_were(store: PeopleStore, text: str) -> None:
    store.log_achievement(BEN, Achievement(text, TODAY))
    assert store.undo_achievement(BEN) == Achievement(text, TODAY)


def test_a_look_takes_few_queries_and_keeps_nobody_waiting(store: PeopleStore, database: Engine) -> None:
    store.save_profile(ANNA, {"budget": 1.0})
    statements: list[str] = []
    event.listen(database, "before_cursor_execute", lambda *args: statements.append(args[2]))
    with store.change(BEN) as change:
        change.save_profile({"budget": 2.0})
        statements.clear()
        assert store.load(ANNA).profile.budget == 1.0
        assert store.load(BEN).is_unknown
    assert len(statements) <= 14


@pytest.mark.parametrize("processes", [False, True], ids=["threads", "processes"])
def test_messages_at_the_same_moment_lose_nothing(
    store: PeopleStore, database: Engine, database_url: str, processes: bool
) -> None:
    """Each writer refuses a field of its own, which reads a list and writes it again, and logs achievements."""
    names = ["budget", "opening", "recognition", "deadline"]
    if processes:
        with multiprocessing.get_context("spawn").Pool(len(names)) as pool:
            pool.starmap(_write, [(database_url, name) for name in names], chunksize=1)
    else:
        threads = [threading.Thread(target=_write, args=(database_url, name)) for name in names]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    person = store.load(ANNA)
    assert person.profile.refused == set(names)
    assert set(person.asked) == set(names)
    assert sorted(one.text for one in person.achievements) == sorted(
        f"{name} {n}" for name in names for n in range(5)
    )


def _write(url: str, name: str) -> None:
    engine = create_engine(url)
    store = PeopleStore(engine)
    for number in range(5):
        with store.change(ANNA) as change:
            change.ask(name)
            change.log_achievement(Achievement(f"{name} {number}", TODAY))
            change.refuse(name)
    engine.dispose()
