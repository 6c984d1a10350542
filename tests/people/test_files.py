"""Files are found by their address alone, expire, and do not pile up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.people import files
from bot.people.files import FileStore, FileTooLargeError, KeptFile
from tests.people.remains import tables_with
from tests.people.sample import NOW

ANNA = "slack:U1"
DAY = timedelta(hours=24)


@pytest.fixture
def store(database: Engine) -> FileStore:
    return FileStore(database)


def count(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM kept_file")).scalar())


def token_of(path: str) -> str:
    return path.removeprefix("/files/")


def test_a_file_comes_back_for_a_day(store: FileStore) -> None:
    path = store.keep(ANNA, "plan.ics", "text/calendar", b"BEGIN\x00\xff", NOW)
    file = KeptFile("plan.ics", "text/calendar", b"BEGIN\x00\xff")
    assert store.fetch(token_of(path), NOW) == file
    assert store.fetch(token_of(path), NOW + DAY - timedelta(seconds=1)) == file
    assert store.fetch(token_of(path), NOW + DAY) is None
    assert store.names_of(ANNA, NOW) == ("plan.ics",)
    assert store.names_of(ANNA, NOW + DAY) == ()


def test_the_address_is_long_new_each_time_and_stored_nowhere(store: FileStore, database: Engine) -> None:
    paths = {store.keep(ANNA, "a.png", "image/png", b"png", NOW) for _ in range(20)}
    assert len(paths) == 20
    assert all(len(token_of(path)) == 43 for path in paths)
    assert tables_with(database, *map(token_of, paths)) == set()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(token=st.text(max_size=60) | st.from_regex(r"\A[A-Za-z0-9_-]{43}\Z"))
def test_what_is_no_address_finds_nothing(store: FileStore, token: str) -> None:
    assert store.fetch(token, NOW) is None


def test_the_stored_hash_opens_nothing(store: FileStore, database: Engine) -> None:
    store.keep(ANNA, "a.png", "image/png", b"png", NOW)
    with database.connect() as connection:
        stored = connection.execute(text("SELECT token_hash FROM kept_file")).scalar()
    assert store.fetch(stored, NOW) is None
    assert store.fetch(stored[:43], NOW) is None


def test_expired_files_are_deleted(store: FileStore, database: Engine) -> None:
    store.keep(ANNA, "old", "text/plain", b"", NOW)
    store.keep("web:b", "new", "text/plain", b"", NOW + DAY)
    assert count(database) == 1
    store.delete_expired(NOW + 2 * DAY)
    assert count(database) == 0


def test_one_persons_files_make_room_and_leave_others_alone(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 3)
    monkeypatch.setattr(files, "MAX_BYTES", 100)
    others = store.keep("web:b", "b", "text/plain", b"b" * 90, NOW)
    for number in range(5):
        store.keep(ANNA, f"{number}", "text/plain", b"x", NOW + timedelta(minutes=number))
    assert store.names_of(ANNA, NOW) == ("2", "3", "4")
    store.keep(ANNA, "large", "text/plain", b"x" * 99, NOW + timedelta(minutes=9))
    assert store.names_of(ANNA, NOW) == ("4", "large")
    assert store.fetch(token_of(others), NOW) is not None


def test_a_file_that_is_too_large_is_refused(store: FileStore, database: Engine) -> None:
    with pytest.raises(FileTooLargeError, match="huge"):
        store.keep(ANNA, "huge.png", "image/png", b"x" * (files.MAX_FILE_BYTES + 1), NOW)
    assert count(database) == 0
