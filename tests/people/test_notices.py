"""News is told once, in order, to the one whom it is for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy.engine import Engine

from bot.people.notices import Notices
from bot.people.store import PeopleStore
from tests.people.sample import TODAY


def test_news_is_told_once(database: Engine) -> None:
    notices = Notices(database)
    for text in ("You are ready.", "A new opening.", "You are ready."):
        notices.add("slack:U1", text, TODAY)
    assert notices.take("slack:U2") == ()
    assert notices.take("slack:U1") == ("You are ready.", "A new opening.")
    assert notices.take("slack:U1") == ()


def test_two_turns_at_once_tell_it_once(database: Engine) -> None:
    notices = Notices(database)
    notices.add("slack:U1", "You are ready.", TODAY)
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda _: notices.take("slack:U1"), range(4)))
    assert sorted(told) == [(), (), (), ("You are ready.",)]


def test_who_watches_what(database: Engine) -> None:
    for person, occupation in (("slack:U1", "engineer"), ("slack:U2", "engineer"), ("slack:U1", "architect")):
        with PeopleStore(database).change(person) as change:
            change.watch(occupation, TODAY)
    assert Notices(database).watchers("engineer") == (("slack:U1", "engineer"), ("slack:U2", "engineer"))
    assert len(Notices(database).watchers()) == 3
