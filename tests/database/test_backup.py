"""A whole database goes into a file and comes back, from either kind into either kind."""

from __future__ import annotations

import asyncio
import gzip
import json
import threading
from collections.abc import Iterator
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from sqlalchemy.engine import Connection, Engine

from bot.database.backup import back_up
from bot.database.backup_file import BackupError
from bot.database.engine import create_engine, write_transaction
from bot.database.erasures import note_erased
from bot.database.migrations import current_revision, head_revision, migrate, upgrade
from bot.database.restore import restore
from bot.database.tracker_store import RungTrackerStore
from bot.people.files import FileStore
from bot.people.hr_requests import HrRequests
from bot.people.store import PeopleStore
from tests.people.conversations import say

PERSON = "rest:zerubbabel"
NOW = datetime(2026, 3, 2, tzinfo=timezone.utc)


class FailedOnPurposeError(Exception):
    """What a test raises."""


def nothing_more(_: Connection) -> None:
    """What is done with a restored database in these tests."""


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty place; the database of `engine` is another one."""
    if request.param == "sqlite":
        engine = create_engine(f"sqlite:///{tmp_path}/empty/rung.db")
    else:
        url = sa.engine.make_url(request.getfixturevalue("postgres_url"))
        admin = sa.create_engine(url, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(sa.text("DROP DATABASE IF EXISTS rung_empty WITH (FORCE)"))
            connection.execute(sa.text("CREATE DATABASE rung_empty"))
        admin.dispose()
        engine = create_engine(url.set(database="rung_empty").render_as_string(hide_password=False))
    yield engine
    engine.dispose()


@pytest.fixture
def used(engine: Engine) -> Engine:
    """A database with something of every kind: words, days, numbers, bytes, JSON and nothing at all."""
    upgrade(engine)
    store = PeopleStore(engine)
    told: dict[str, Any] = {"hours_per_week": 4.1, "deadline": date(2027, 1, 31), "employer_pays": False}
    store.save_profile(PERSON, {**told, "occupation_words": "Schiffsbäuerin 🚢\n“x”"})
    HrRequests(engine).add(PERSON, "a question", "desk 4", date(2026, 3, 2))
    FileStore(engine).keep(PERSON, "a.bin", "application/octet-stream", bytes(range(256)), NOW)
    say(engine, PERSON, "hello", 1000.25, "bot")
    with write_transaction(engine) as connection:
        note_erased(connection, "rest:gone")
    return engine


def everything(engine: Engine) -> dict[str, list[Any]]:
    metadata = sa.MetaData()
    metadata.reflect(engine)
    with engine.connect() as connection:
        return {
            table.name: sorted(map(_comparable, connection.execute(sa.select(table))))
            for table in metadata.sorted_tables
        }


def _comparable(row: Any) -> str:
    values = sorted(row._mapping.items())
    return repr([(name, bytes(value) if isinstance(value, memoryview) else value) for name, value in values])


def test_everything_comes_back(used: Engine, empty: Engine, tmp_path: Path) -> None:
    written = back_up(used, tmp_path / "backup")
    assert written.schema == head_revision()
    assert restore(empty, tmp_path / "backup", nothing_more) == written.rows
    assert everything(empty) == everything(used)


def test_life_goes_on_where_it_was(used: Engine, empty: Engine, tmp_path: Path) -> None:
    back_up(used, tmp_path / "backup")
    restore(empty, tmp_path / "backup", nothing_more)
    assert HrRequests(empty).add(PERSON, "another", "desk 4", date(2026, 3, 3)).id == 2
    store = RungTrackerStore(Domain.empty(), url=empty.url.render_as_string(hide_password=False))
    tracker = asyncio.run(store.get_or_create_tracker(PERSON))
    tracker.update(UserUttered("I am back"))
    asyncio.run(store.save(tracker))
    texts = [json.loads(text)["text"] for text in told(empty) if "text" in json.loads(text)]
    assert texts[0] == "hello"
    assert texts[-1] == "I am back"


def told(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.exec_driver_sql("SELECT data FROM events ORDER BY id").scalars())


def test_a_backup_is_of_one_moment_while_others_write(used: Engine, tmp_path: Path) -> None:
    """Each transaction writes the same number in two tables: a backup of two moments would tell them apart."""
    done = threading.Event()
    with write_transaction(used) as connection:
        connection.execute(sa.text("UPDATE events SET timestamp = 0"))

    def write() -> None:
        number = 10
        while not done.is_set():
            number += 1
            with write_transaction(used) as connection:
                connection.execute(sa.text("UPDATE heartbeat SET beat = :n"), {"n": number})
                connection.execute(sa.text("UPDATE events SET timestamp = :n"), {"n": number})

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            back_up(used, tmp_path / f"backup{number}")
    finally:
        done.set()
        writer.join()
    for number in range(5):
        lines = gzip.decompress((tmp_path / f"backup{number}").read_bytes()).splitlines()
        values = [json.loads(line) for line in lines]
        first = {v["table"]: values[i + 1] for i, v in enumerate(values) if isinstance(v, dict) and "table" in v}
        beat, moment = first["heartbeat"][1], first["events"][3]
        assert beat == moment


def test_a_place_in_use_is_left_as_it_is(used: Engine, empty: Engine, tmp_path: Path) -> None:
    back_up(used, tmp_path / "backup")
    upgrade(empty)
    before = everything(empty)
    with pytest.raises(BackupError, match="is in use"):
        restore(empty, tmp_path / "backup", nothing_more)
    assert everything(empty) == before


def test_a_damaged_backup_leaves_the_place_empty(used: Engine, empty: Engine, tmp_path: Path) -> None:
    path = tmp_path / "backup"
    back_up(used, path)
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()).replace(b"hello", b"hullo")))
    with pytest.raises(BackupError, match="damaged"):
        restore(empty, path, nothing_more)
    assert sa.inspect(empty).get_table_names() == []


def test_what_fails_at_the_end_leaves_the_place_empty(used: Engine, empty: Engine, tmp_path: Path) -> None:
    def fail(connection: Connection) -> None:
        assert connection.execute(sa.text("SELECT count(*) FROM profile")).scalar() == 1
        raise FailedOnPurposeError

    back_up(used, tmp_path / "backup")
    with pytest.raises(FailedOnPurposeError):
        restore(empty, tmp_path / "backup", fail)
    assert sa.inspect(empty).get_table_names() == []


def test_a_backup_of_an_older_version_is_brought_up_to_date(engine: Engine, empty: Engine, tmp_path: Path) -> None:
    with write_transaction(engine) as connection:
        migrate(connection, "0010")
        connection.execute(sa.text("INSERT INTO erasure (day, people) VALUES ('2026-03-02', 3)"))
    back_up(engine, tmp_path / "backup")
    restore(empty, tmp_path / "backup", nothing_more)
    assert current_revision(empty) == head_revision()
    assert everything(empty)["erasure"] == everything(engine)["erasure"] != []
    assert everything(empty)["last_use"] == []


def test_a_backup_of_a_newer_version_is_refused(used: Engine, empty: Engine, tmp_path: Path) -> None:
    path = tmp_path / "backup"
    back_up(used, path)
    newer = gzip.decompress(path.read_bytes()).replace(head_revision().encode(), b"9999", 1)
    path.write_bytes(gzip.compress(newer))
    with pytest.raises(BackupError, match="Use the newer Rung"):
        restore(empty, path, nothing_more)


def test_nothing_is_no_backup(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="nothing to back up"):
        back_up(engine, tmp_path / "backup")
    assert not (tmp_path / "backup").exists()
