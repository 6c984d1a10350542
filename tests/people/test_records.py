from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from bot.people.records import erase, export, known_people
from tests.people.conversations import say
from tests.people.remains import tables_with
from tests.people.sample import TODAY, store_everything


@pytest.fixture
def known(database: Engine) -> Engine:
    store_everything(database, "slack:U1", "zerubbabel")
    say(database, "slack:U1@C2/17.3", "I am zerubbabel", 1_700_000_000.0)
    say(database, "slack:U10", "hello", 1_700_000_000.0)
    return database


def test_everybody_is_listed_with_their_last_day(known: Engine) -> None:
    found = {one.person: one for one in known_people(known)}
    assert set(found) == {"slack:U1", "slack:U10"}
    assert found["slack:U1"].last_use == TODAY
    assert str(found["slack:U10"].last_use) == "2023-11-14"
    assert found["slack:U1"].rows > 5
    assert found["slack:U10"].rows == 0


def test_all_that_is_stored_is_exported(known: Engine) -> None:
    found = export(known, "slack:U1")
    assert [event["text"] for event in found["conversations"]] == ["I am zerubbabel"]
    assert {"profile", "evidence", "achievement", "saved_plan", "hr_request"} <= set(found)
    assert export(known, "slack:U2") == {}


def test_a_leaver_is_erased_and_the_others_stay(known: Engine) -> None:
    erase(known, "slack:U1")
    assert tables_with(known, "zerubbabel") == set()
    assert [one.person for one in known_people(known)] == ["slack:U10"]
