"""Who was forgotten after a backup stays forgotten when it comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.database.backup import back_up
from bot.database.engine import create_engine, read_transaction, write_transaction
from bot.database.erasure_list import list_erasures, read
from bot.database.erasures import digest_of, erasures_in
from bot.database.migrations import upgrade
from bot.database.restore import restore
from bot.people.records import erase
from bot.people.replay import replay
from bot.people.store import PeopleStore
from tests.people.conversations import say
from tests.people.remains import tables_with

WEB, SLACK, OTHER = "web:zerubbabel", "slack:zerubbabel", "rest:anna"


@pytest.fixture
def listing(engine: Engine, tmp_path: Path) -> Engine:
    """A database with three people in it, whose erasures are listed."""
    upgrade(engine)
    list_erasures(engine, tmp_path / "erasures.txt")
    for person in (WEB, SLACK, OTHER):
        PeopleStore(engine).save_profile(person, {"occupation_words": f"shipwright of {person}"})
    say(engine, f"{SLACK}@D1", "hello from zerubbabel", 1000.0)
    say(engine, OTHER, "hello", 1000.0)
    return engine


@pytest.fixture
def restored(tmp_path: Path) -> Engine:
    return create_engine(f"sqlite:///{tmp_path}/restored/rung.db")


def bring_back(engine: Engine, folder: Path) -> int:
    again: list[int] = []
    restore(engine, folder / "backup", lambda c: again.append(replay(c, read(folder / "erasures.txt"))))
    return again[0]


def test_they_stay_forgotten_in_every_table_and_file(listing: Engine, restored: Engine, tmp_path: Path) -> None:
    back_up(listing, tmp_path / "backup")
    erase(listing, WEB)
    erase(listing, SLACK)
    assert bring_back(restored, tmp_path) == 2
    assert tables_with(restored, "zerubbabel") == set()
    files = list((tmp_path / "restored").iterdir())
    assert files
    assert [path for path in files if b"zerubbabel" in path.read_bytes()] == []
    assert not PeopleStore(restored).load(OTHER).is_unknown
    assert tables_with(restored, "hello") == {"events"}


def test_who_came_again_before_the_backup_stays(listing: Engine, restored: Engine, tmp_path: Path) -> None:
    erase(listing, WEB)
    PeopleStore(listing).save_profile(WEB, {"hours_per_week": 5.0})
    back_up(listing, tmp_path / "backup")
    assert bring_back(restored, tmp_path) == 0
    assert not PeopleStore(restored).load(WEB).is_unknown


def test_who_was_forgotten_twice_is_forgotten_again(listing: Engine, restored: Engine, tmp_path: Path) -> None:
    erase(listing, WEB)
    PeopleStore(listing).save_profile(WEB, {"hours_per_week": 5.0})
    back_up(listing, tmp_path / "backup")
    erase(listing, WEB)
    assert bring_back(restored, tmp_path) == 1
    assert PeopleStore(restored).load(WEB).is_unknown


def test_the_database_knows_all_erasures_afterwards(listing: Engine, restored: Engine, tmp_path: Path) -> None:
    """Or a second backup, of the restored database, would bring back whom an older list names."""
    erase(listing, "rest:stranger")
    back_up(listing, tmp_path / "backup")
    erase(listing, WEB)
    erase(listing, "rest:another-stranger")
    bring_back(restored, tmp_path)
    listed = read(tmp_path / "erasures.txt")
    with read_transaction(restored) as connection:
        known = erasures_in(connection)
    assert set(known) == set(listed)
    assert all(known[digest] >= moment for digest, moment in listed.items())


def test_nobody_is_erased_whom_no_list_names(listing: Engine) -> None:
    with write_transaction(listing) as connection:
        assert replay(connection, {digest_of("rest:nobody"): 1}) == 0
    assert tables_with(listing, "zerubbabel") == {"profile", "events"}
