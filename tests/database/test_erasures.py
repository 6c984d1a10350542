from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from sqlalchemy.engine import Engine

from bot.database.engine import create_engine
from bot.database.erasures import (
    LONGEST_TURN,
    ErasedMeanwhileError,
    note_erased,
    now,
    person_transaction,
    turn_began,
)
from bot.database.migrations import upgrade
from bot.database.tracker_store import RungTrackerStore
from bot.dialogue.message_contract import ERASE_SLOT
from bot.people.erasure import erase_person
from bot.people.files import FileStore
from bot.people.hr_requests import HrRequests
from bot.people.store import PeopleStore
from tests.people.remains import tables_with

PERSON = "rest:zerubbabel"


@pytest.fixture
def ready(engine: Engine) -> Engine:
    upgrade(engine)
    return engine


@pytest.fixture
def under_way() -> Iterator[int]:
    """A turn that began now."""
    began = now()
    token = turn_began.set(began)
    yield began
    turn_began.reset(token)


def erase(engine: Engine) -> None:
    with person_transaction(engine, PERSON, began=0) as connection:
        erase_person(connection, PERSON)


def test_a_message_under_way_writes_nothing_afterwards(ready: Engine, under_way: int) -> None:
    erase(ready)
    with pytest.raises(ErasedMeanwhileError):
        PeopleStore(ready).save_profile(PERSON, {"hours_per_week": 5.0})
    with pytest.raises(ErasedMeanwhileError):
        HrRequests(ready).add(PERSON, "text", "contact", datetime.now(timezone.utc).date())
    with pytest.raises(ErasedMeanwhileError):
        FileStore(ready).keep(PERSON, "a.txt", "text/plain", b"x", datetime.now(timezone.utc))
    assert tables_with(ready, PERSON) == set()


def test_who_comes_again_is_a_stranger_like_any_other(ready: Engine, under_way: int) -> None:
    erase(ready)
    turn_began.set(now() + 1)
    PeopleStore(ready).save_profile(PERSON, {"hours_per_week": 5.0})
    assert not PeopleStore(ready).load(PERSON).is_unknown


def test_a_clock_that_was_set_back_shuts_nobody_out(ready: Engine) -> None:
    erase(ready)
    with person_transaction(ready, PERSON, began=now() - 2 * LONGEST_TURN):
        pass


def test_others_are_let_be(ready: Engine, under_way: int) -> None:
    erase(ready)
    PeopleStore(ready).save_profile("rest:anna", {"hours_per_week": 5.0})


def test_only_a_digest_is_kept(ready: Engine) -> None:
    with person_transaction(ready, PERSON) as connection:
        note_erased(connection, PERSON)
        note_erased(connection, PERSON)
    assert tables_with(ready, "zerubbabel") == set()


async def test_ten_messages_at_once_with_forget_me_leave_nothing(ready: Engine) -> None:
    domain = Domain.from_yaml(
        'version: "3.1"\nintents: [ask]\nslots:\n  erase_me: {type: any, mappings: [{type: custom}]}'
    )
    url = ready.url.render_as_string(hide_password=False)
    store = RungTrackerStore(domain, url=url, erase_person=erase_person)

    async def say(number: int) -> None:
        turn_began.set(now())
        tracker = await store.get_or_create_tracker(PERSON)
        tracker.update(UserUttered(f"message {number}"))
        await gate.wait()
        await store.save(tracker)

    gate = asyncio.Event()
    saying = [asyncio.create_task(say(number)) for number in range(10)]
    tracker = await store.get_or_create_tracker(PERSON)
    tracker.update(SlotSet(ERASE_SLOT, PERSON))
    await store.save(tracker)
    gate.set()
    await asyncio.gather(*saying)
    assert tables_with(ready, PERSON) == set()


def test_words_leave_sqlites_files(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path}/rung.db")
    upgrade(engine)
    store = RungTrackerStore(Domain.empty(), url=f"sqlite:///{tmp_path}/rung.db", erase_person=erase_person)
    PeopleStore(engine).save_profile(PERSON, {"occupation_words": "shipwright-zerubbabel" * 400})
    tracker = asyncio.run(store.get_or_create_tracker(PERSON))
    tracker.update(UserUttered("I am a shipwright-zerubbabel"))
    asyncio.run(store.save(tracker))
    files = [path for path in tmp_path.iterdir() if b"shipwright" in path.read_bytes()]
    assert files
    tracker.update(SlotSet(ERASE_SLOT, PERSON))
    asyncio.run(store.save(tracker))
    assert [path for path in tmp_path.iterdir() if b"shipwright" in path.read_bytes()] == []
    engine.dispose()
