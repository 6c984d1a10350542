"""A file becomes the message that it stands for; of one that cannot be read nothing stays."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

import pytest

from benchmarks.sample_profiles import CV, RESUME, as_json, linkedin, pdf
from bot.badges.verification import BadgeUnreadable
from bot.channels.handed_files import WAITS, message_of
from bot.database.migrations import upgraded_engine
from bot.importing.rows import ProfileUnreadable
from bot.people.files import PROFILE_ROWS, FileStore
from tests.badges.issuing import baked_png

PERSON = "web:anna"
CREDENTIAL = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl"


@pytest.fixture
def store(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> FileStore:
    monkeypatch.setenv("RUNG_DATABASE_URL", sqlite_url)
    return FileStore(upgraded_engine(sqlite_url))


@pytest.mark.parametrize("content", [baked_png(CREDENTIAL), CREDENTIAL.encode()], ids=["png", "text"])
def test_a_badge_stays_a_badge(store: FileStore, content: bytes) -> None:
    assert message_of(content, PERSON) == CREDENTIAL
    assert store.names_of(PERSON, datetime.now(timezone.utc)) == ()


@pytest.mark.parametrize("content", [linkedin(), as_json(RESUME), CV.encode(), pdf(CV)])
def test_the_rows_of_a_cv_wait_and_the_cv_is_not_kept(store: FileStore, content: bytes) -> None:
    assert message_of(linkedin(), PERSON) == "/import_profile"
    assert message_of(content, PERSON) == "/import_profile"
    now = datetime.now(timezone.utc)
    assert store.names_of(PERSON, now) == (PROFILE_ROWS,)
    kept = store.newest(PERSON, PROFILE_ROWS, now)
    assert kept is not None
    assert {"kind", "title", "by"} <= json.loads(kept.content)[0].keys()
    assert store.newest(PERSON, PROFILE_ROWS, now + WAITS + timedelta(seconds=5)) is None


@pytest.mark.parametrize("content", [b"nothing of use", pdf(""), b"PK\x03\x04broken", b"\x89PNG broken"])
def test_of_what_cannot_be_read_nothing_stays(store: FileStore, content: bytes) -> None:
    with pytest.raises((BadgeUnreadable, ProfileUnreadable)):
        message_of(content, PERSON)
    assert store.names_of(PERSON, datetime.now(timezone.utc)) == ()
