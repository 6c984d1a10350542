"""Leases on a real SQLite and a real PostgreSQL: held, renewed, taken over once, and forgotten with the person."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from bot.channels.slack import waiting
from bot.channels.slack.conversations import Assistant
from bot.channels.slack.deduplication import Deduplication
from bot.channels.slack.waiting import LEASE_SECONDS, MOST_SECONDS, Incoming, WaitingMessages
from bot.channels.slack.workspace import Place
from bot.database.engine import create_engine
from bot.database.migrations import upgrade
from bot.people.records import erase
from bot.people.tables import WaitingMessageRow
from tests.clock import Clock

FILE = {
    "id": "F1",
    "name": "badge.json",
    "size": 3,
    "url_private": "https://files.slack.com/x",
    "preview": "secret",
}
ASKED = Incoming(Place("U1", "D1"), "what is a badge?", "17.1", home="T1", files=(FILE,))


@pytest.fixture
def migrated(database_url: str) -> Iterator[Engine]:
    engine = create_engine(database_url)
    upgrade(engine)
    yield engine
    engine.dispose()


def stored(engine: Engine) -> list[Any]:
    with engine.connect() as connection:
        return list(connection.execute(sa.select(WaitingMessageRow)).all())


async def left(server: WaitingMessages, number: int = 1) -> list[Incoming]:
    """What this server finds to answer when it looks once, or until it has found so many."""
    found: list[Incoming] = []
    enough = asyncio.Event()

    async def answer(incoming: Incoming) -> None:
        found.append(incoming)
        if len(found) >= number:
            enough.set()

    watching = asyncio.ensure_future(server.watch(answer))
    await asyncio.wait_for(enough.wait(), 10)
    watching.cancel()
    return found


def takes(server: WaitingMessages, engine: Engine) -> list[Incoming]:
    return server._take_over(engine)


async def test_a_message_is_stored_only_while_it_is_answered(migrated: Engine, clock: Clock[float]) -> None:
    server = WaitingMessages(migrated, clock)
    assert await server.hold(ASKED)
    (row,) = stored(migrated)
    assert (row.person, row.message["text"]) == ("slack:U1", "what is a badge?")
    assert "secret" not in str(row.message)
    await server.release(ASKED)
    assert stored(migrated) == []


async def test_of_two_servers_that_are_told_the_same_one_answers(migrated: Engine, clock: Clock[float]) -> None:
    servers = [WaitingMessages(migrated, clock) for _ in range(2)]
    assert sorted([await server.hold(ASKED) for server in servers]) == [False, True]


async def test_a_lease_that_ran_out_is_taken_over_once(migrated: Engine, clock: Clock[float]) -> None:
    assert await WaitingMessages(migrated, clock).hold(ASKED)
    others = [WaitingMessages(migrated, clock) for _ in range(3)]
    assert [takes(other, migrated) for other in others] == [[], [], []]
    clock.now += LEASE_SECONDS + 1
    taken = [takes(other, migrated) for other in others]
    assert sorted(map(len, taken)) == [0, 0, 1]
    (again,) = (one for some in taken for one in some)
    assert (again.place, again.text, again.digest) == (ASKED.place, ASKED.text, ASKED.digest)
    clock.now += LEASE_SECONDS + 1
    assert takes(others[0], migrated) == []
    assert stored(migrated) == []


async def test_a_server_that_lives_keeps_its_lease(migrated: Engine, clock: Clock[float]) -> None:
    server, other = WaitingMessages(migrated, clock), WaitingMessages(migrated, clock)
    await server.hold(ASKED)
    for _ in range(5):
        clock.now += LEASE_SECONDS - 1
        server._renew(migrated)
        assert takes(other, migrated) == []


async def test_what_another_server_left_is_answered_and_deleted(
    migrated: Engine, clock: Clock[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "WATCH_SECONDS", 0.01)
    await WaitingMessages(migrated, clock).hold(ASKED)
    clock.now += LEASE_SECONDS + 1
    server = WaitingMessages(migrated, clock)
    (answered,) = await left(server)
    assert answered.text == ASKED.text
    await asyncio.gather(*server._answering)
    assert stored(migrated) == []


async def test_yesterdays_message_is_given_up(
    migrated: Engine, clock: Clock[float], caplog: pytest.LogCaptureFixture
) -> None:
    await WaitingMessages(migrated, clock).hold(ASKED)
    clock.now += MOST_SECONDS + 1
    assert takes(WaitingMessages(migrated, clock), migrated) == []
    assert stored(migrated) == []
    assert "without an answer" in caplog.text
    assert "badge" not in caplog.text


async def test_a_clock_that_is_set_back_delays_nobody_for_long(migrated: Engine, clock: Clock[float]) -> None:
    await WaitingMessages(migrated, clock).hold(ASKED)
    clock.now -= 7200
    assert len(takes(WaitingMessages(migrated, clock), migrated)) == 1


async def test_who_is_forgotten_is_answered_by_nobody_later(migrated: Engine, clock: Clock[float]) -> None:
    await WaitingMessages(migrated, clock).hold(ASKED)
    erase(migrated, "slack:U1")
    clock.now += LEASE_SECONDS + 1
    assert takes(WaitingMessages(migrated, clock), migrated) == []


async def test_without_a_database_or_with_one_that_fails_people_are_answered(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert await WaitingMessages().hold(ASKED)
    empty = create_engine("sqlite://")
    assert await WaitingMessages(empty).hold(ASKED)
    assert "without being stored" in caplog.text
    empty.dispose()


async def test_an_answer_that_fails_or_is_not_wanted_leaves_nothing(migrated: Engine, clock: Clock[float]) -> None:
    unused: Any = None
    server = WaitingMessages(migrated, clock)
    assistant = Assistant(unused, Deduplication(), unused, unused, unused, server)
    answered = []

    async def fail(_assistant: Assistant, incoming: Incoming) -> None:
        answered.append(incoming)
        raise ValueError

    await server.hold(ASKED)
    with pytest.raises(ValueError):  # noqa: PT011 - raised above
        await assistant.answer_held(ASKED, ["a"], fail)
    await server.hold(ASKED)
    await assistant.answer_held(ASKED, ["a"], fail)
    assert (len(answered), stored(migrated)) == (1, [])


async def test_the_end_of_a_server_leaves_the_message_for_the_next(migrated: Engine, clock: Clock[float]) -> None:
    unused: Any = None
    assistant = Assistant(unused, Deduplication(), unused, unused, unused, WaitingMessages(migrated, clock))
    begun = asyncio.Event()

    async def answer(_assistant: Assistant, _incoming: Incoming) -> None:
        begun.set()
        await asyncio.Event().wait()

    await assistant.waiting.hold(ASKED)
    task = asyncio.ensure_future(assistant.answer_held(ASKED, ["a"], answer))
    await begun.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert len(stored(migrated)) == 1


@given(text=st.text(max_size=200), ts=st.text(max_size=20), thread=st.none() | st.text(max_size=20))
def test_a_message_survives_being_stored(text: str, ts: str, thread: str | None) -> None:
    incoming = Incoming(Place("U1", "C1", thread, is_direct=False), text, ts)
    assert Incoming.from_json(incoming.as_json()) == incoming
