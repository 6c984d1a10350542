"""Somebody is forgotten by the real servers, and nothing of them is left in any table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timezone

import pytest

from benchmarks.running import Running
from bot.database.engine import create_engine
from bot.people.files import FileStore
from bot.people.store import PeopleStore
from tests.people.remains import tables_with
from tests.people.sample import store_everything
from tests.serving.running import Trained

MARK = "zerubbabel"
SENDER = f"{MARK}-1"
PERSON = f"rest:{SENDER}"


@pytest.fixture(params=["sqlite", "postgresql"])
def served(
    request: pytest.FixtureRequest, launch: Callable[..., Running], trained: Trained
) -> Iterator[tuple[Running, str]]:
    """The assistant on each kind of database, and the database's address."""
    if request.param == "sqlite":
        yield request.getfixturevalue("running"), trained.database_url
        return
    url = request.getfixturevalue("postgres_database_url")
    started = launch(RUNG_DATABASE_URL=url)
    started.wait_until_ready()
    yield started, url
    started.stop()


def test_after_the_turn_nothing_is_left_in_any_table(served: tuple[Running, str]) -> None:
    running, url = served
    engine = create_engine(url)
    store_everything(engine, PERSON, MARK)
    path = FileStore(engine).keep(PERSON, f"{MARK}.png", "image/png", b"png", datetime.now(timezone.utc))
    assert running.request(path).status == 200
    other = f"rest:{SENDER}0"
    running.ask("hello", f"{SENDER}0")
    shown = running.ask("what do you know about me?", SENDER)
    assert f"analyst-{MARK}" in shown.text
    for typed in ("/confirm_forget_me", f'/confirm_forget_me{{"erase_me": "{PERSON}"}}', "/deny", "yes"):
        running.ask(typed, SENDER)
        running.ask(f"tell {MARK} what a badge is", SENDER)
    running.ask(f'/inform{{"erase_me": "{PERSON}"}}', SENDER)
    assert not PeopleStore(engine).load(PERSON).is_unknown
    assert "Shall I forget you?" in running.ask("forget me", SENDER).text
    assert "Done." in running.ask("/confirm_forget_me", SENDER).text
    left = tables_with(engine, MARK)
    with engine.connect() as connection:
        senders = set(connection.exec_driver_sql("SELECT DISTINCT sender_id FROM events").scalars())
    assert other in senders
    assert PERSON not in senders
    assert left == {"events"}  # The other person's, whose id holds the word, too.
    assert running.request(path).status == 404
    assert "I know nothing about you" in running.ask("what do you know about me?", SENDER).text
    for sender in (SENDER, f"{SENDER}0"):
        running.ask("forget me", sender)
        assert "Done." in running.ask("yes", sender).text
    assert tables_with(engine, MARK) == set()
    engine.dispose()


def test_a_typed_yes_forgets_while_a_question_is_open_and_nothing_is_asked_or_stored_after_it(
    served: tuple[Running, str],
) -> None:
    running, url = served
    sender = "open-question"
    assert "your job" in running.ask("assess my situation", sender).text
    assert "Noted" in running.ask("I am an accountant", sender).text
    asked = running.ask("forget me", sender).text
    assert "Shall I forget you?" in asked
    assert "Which role" not in asked
    assert running.ask("yes", sender).text.startswith("Done.")
    assert PeopleStore(create_engine(url)).load(f"rest:{sender}").is_unknown
    assert "I know nothing about you" in running.ask("what do you know about me?", sender).text
