from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.people.person import PendingBadge
from bot.people.records import known_people
from bot.people.retention import Deleted, retain
from bot.people.store import PeopleStore
from tests.people.conversations import say
from tests.people.remains import tables_with

TODAY = date(2026, 11, 28)


def at(days_ago: int) -> float:
    return (datetime(2026, 11, 28, 12, tzinfo=timezone.utc) - timedelta(days=days_ago)).timestamp()


def run(database: Engine, day: date = TODAY) -> Deleted:
    return retain(database, 90, 365, day)


def test_a_conversation_ends_with_its_days_and_the_profile_stays(database: Engine) -> None:
    PeopleStore(database).save_profile("rest:anna", {"hours_per_week": 5.0})
    say(database, "rest:anna", "long ago", at(91))
    say(database, "rest:bela", "lately", at(89))
    assert run(database) == Deleted(events=1, people=0)
    assert tables_with(database, "long ago") == set()
    assert not PeopleStore(database).load("rest:anna").is_unknown
    assert run(database) == Deleted(events=0, people=0)


def test_of_a_conversation_that_goes_on_only_the_present_session_is_kept_for_longer(database: Engine) -> None:
    say(database, "rest:anna", "first", at(200))
    say(database, "rest:anna", "", at(100), "session_started")
    say(database, "rest:anna", "second", at(99))
    say(database, "rest:anna", "third", at(1))
    assert run(database).events == 1
    with database.connect() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM events")).scalar_one() == 3


def test_whoever_stays_away_is_erased_a_year_after_their_last_message(database: Engine) -> None:
    PeopleStore(database).save_profile("rest:anna", {"hours_per_week": 5.0})
    say(database, "rest:anna", "hello", at(100))
    assert run(database).people == 0
    assert run(database, TODAY + timedelta(days=264)).people == 0
    assert run(database, TODAY + timedelta(days=266)).people == 1
    assert known_people(database) == ()
    with database.connect() as connection:
        assert connection.execute(sa.text("SELECT sum(people) FROM erasure")).scalar_one() == 1


def test_a_badge_that_nobody_claims_waits_for_a_month(database: Engine) -> None:
    store = PeopleStore(database)
    for number, days in enumerate((29, 30, 31, 200)):
        with store.change("rest:anna") as change:
            change.hold_badge(PendingBadge(f"urn:{number}", "ada@example.com", (), TODAY - timedelta(days=days)))
    assert run(database) == Deleted(events=0, people=0, badges=2)
    assert [badge.badge for badge in store.load("rest:anna").pending_badges] == ["urn:0", "urn:1"]
    assert run(database) == Deleted(events=0, people=0, badges=0)


def test_whoever_an_older_version_stored_has_a_year_from_now(database: Engine) -> None:
    PeopleStore(database).save_profile("rest:anna", {"hours_per_week": 5.0})
    assert run(database).people == 0
    assert run(database, TODAY + timedelta(days=364)).people == 0
    assert run(database, TODAY + timedelta(days=366)).people == 1
