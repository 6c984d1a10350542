"""Changes are written for one person, as they are named, all or none; tests/people/test_store.py loads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.engine import Engine

from bot.people.changes import UnknownFieldError, plan_digest
from bot.people.person import PendingBadge
from bot.people.store import PeopleStore
from bot.profile.profile import Achievement
from tests.people.sample import BADGE, COURSE, SQL, TODAY

ANNA = "slack:U1"


def test_an_answer_takes_a_refusal_back(database: Engine) -> None:
    store = PeopleStore(database)
    with store.change(ANNA) as change:
        change.refuse("budget")
        change.save_profile({"budget": 5.0})
    person = store.load(ANNA)
    assert (person.profile.budget, person.profile.refused) == (5.0, frozenset())


def test_what_is_taken_out_is_known_and_asked_no_more(database: Engine) -> None:
    store = PeopleStore(database)
    with store.change(ANNA) as change:
        change.save_profile({"target": "engineer", "target_words": "some engineer", "budget": 5.0})
        change.ask("target")
        change.ask("budget")
        change.take_out("target")
    person = store.load(ANNA)
    assert (person.profile.target, person.profile.target_words, person.profile.budget) == (None, None, 5.0)
    assert person.asked == ("budget",)
    with store.change(ANNA) as change:
        change.ask_afresh()
    assert store.load(ANNA).asked == ()


def test_a_refusal_empties_the_answer_and_no_other(database: Engine) -> None:
    store = PeopleStore(database)
    with store.change(ANNA) as change:
        change.save_profile({"budget": 5.0, "opening": True})
        change.refuse("budget")
        change.refuse("budget")
    person = store.load(ANNA)
    assert (person.profile.budget, person.profile.opening) == (None, True)
    assert person.profile.refused == {"budget"}


@pytest.mark.parametrize("name", ["", "refused", "person", "no such field", "asked"])
def test_what_is_no_field_is_refused_before_anything_is_written(database: Engine, name: str) -> None:
    store = PeopleStore(database)
    for method in ("refuse", "ask", "take_out"):
        with pytest.raises(UnknownFieldError, match="A profile has no"), store.change(ANNA) as change:
            getattr(change, method)(name)
    with pytest.raises(UnknownFieldError), store.change(ANNA) as change:
        change.save_profile({"budget": 1.0, name: 1})
    assert store.load(ANNA).is_unknown


def test_a_correction_replaces_and_the_same_again_does_nothing(database: Engine) -> None:
    store = PeopleStore(database)
    with store.change(ANNA) as change:
        assert change.add_evidence(SQL)
        assert not change.add_evidence(SQL)
        assert change.add_evidence(replace(SQL, level=5.0))
        assert not change.remove_evidence(SQL)
    assert [one.level for one in store.load(ANNA).evidence] == [5.0]


def test_what_was_logged_last_is_undone_whatever_its_day(database: Engine) -> None:
    store = PeopleStore(database)
    with store.change(ANNA) as change:
        change.log_achievement(COURSE)
        change.log_achievement(Achievement("Earlier", date(2020, 1, 1)))
        assert change.undo_achievement() == Achievement("Earlier", date(2020, 1, 1))
        assert change.undo_achievement() == COURSE
        assert change.undo_achievement() is None


def test_a_badge_is_confirmed_once(database: Engine) -> None:
    store = PeopleStore(database)
    with store.change(ANNA) as change:
        change.hold_badge(PendingBadge("urn:1", "Anna", (BADGE, SQL), TODAY))
        change.hold_badge(PendingBadge("urn:1", "Anna B.", (BADGE,), TODAY))
        assert change.confirm_badge("urn:1") == (BADGE,)
        assert change.confirm_badge("urn:1") == ()
        assert not change.reject_badge("urn:1")
    assert store.load(ANNA).evidence == (BADGE,)


def test_a_plan_says_by_its_digest_whether_it_is_another(database: Engine) -> None:
    store = PeopleStore(database)
    with store.change(ANNA) as change:
        first = change.save_plan({"steps": [1], "aim": "time"}, TODAY)
        second = change.save_plan({"aim": "time", "steps": [1]}, TODAY)
        third = change.save_plan({"aim": "cost", "steps": [1]}, TODAY)
    assert first.digest == second.digest == plan_digest({"steps": [1], "aim": "time"})
    assert third.digest != first.digest
    with store.change(ANNA) as change:
        change.drop_plan()
        change.drop_plan()
    assert store.load(ANNA).plan is None


def test_nothing_is_changed_of_anybody_else(database: Engine) -> None:
    store = PeopleStore(database)
    for person in (ANNA, "slack:U12"):
        with store.change(person) as change:
            change.save_profile({"budget": 1.0})
            change.add_evidence(SQL)
            change.watch("engineer", TODAY)
    with store.change(ANNA) as change:
        change.start_again()
        change.remove_evidence(SQL)
        change.unwatch("engineer")
    assert store.load(ANNA).is_unknown
    other = store.load("slack:U12")
    assert (other.profile.budget, other.evidence, other.watched) == (1.0, (SQL,), ("engineer",))
